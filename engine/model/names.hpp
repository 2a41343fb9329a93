// The language's full names of policies and models. Aliases and spelling help are text's business.
#pragma once

#include <array>
#include <string_view>

#include "model/scenario.hpp"

namespace interleave {

inline constexpr std::array kPolicyKinds{
    PolicyKind::fifo,    PolicyKind::sjf,     PolicyKind::srtf,   PolicyKind::hrrn,
    PolicyKind::round_robin, PolicyKind::priority, PolicyKind::mlfq, PolicyKind::lottery,
    PolicyKind::stride,  PolicyKind::vtime,   PolicyKind::cfs,    PolicyKind::eevdf,
    PolicyKind::edf,     PolicyKind::rm,      PolicyKind::llf,    PolicyKind::random,
    PolicyKind::manual};
inline constexpr std::array kRuntimeModels{RuntimeModel::serial,     RuntimeModel::threads,
                                           RuntimeModel::processes,  RuntimeModel::event_loop,
                                           RuntimeModel::pool,       RuntimeModel::green};

[[nodiscard]] std::string_view name_of(PolicyKind kind);     // "round-robin"
[[nodiscard]] std::string_view name_of(RuntimeModel model);  // "event-loop"

// What this version can run; the others are part of the language and named in its errors.
[[nodiscard]] bool is_built(PolicyKind kind);
[[nodiscard]] bool is_built(RuntimeModel model);

}  // namespace interleave
