#include "model/resolve_policy.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/format.hpp"
#include "model/names.hpp"
#include "model/policy_keys.hpp"

namespace interleave {
namespace {

constexpr std::int64_t kDefaultLevels = 3;
constexpr WholeRange kLevels{1, 64};
constexpr WholeRange kAllotment{1, 1'000'000};

class PolicyResolver {
 public:
  PolicyResolver(const Said<PolicyStatement>& said, Values& values)
      : said_(*said.setting),
        place_{ScenarioPlace::Part::policy, said.variant, ScenarioPlace::kStatement, 0},
        values_(values) {
    spec_.kind = said_.kind;
    if (spec_.kind == PolicyKind::eevdf) spec_.slice = {3'000'000};
    if (spec_.kind == PolicyKind::priority) spec_.quantum = {};
  }

  PolicySpec run() {
    for (const PolicyArgument& argument : said_.arguments) resolve(argument);
    if (spec_.kind == PolicyKind::mlfq) resolve_levels();
    return std::move(spec_);
  }

 private:
  void resolve(const PolicyArgument& argument) {
    const auto* const key =
        std::find_if(kPolicyKeys.begin(), kPolicyKeys.end(), [&](const PolicyKey& known) {
          return known.policy == spec_.kind && known.name == argument.key;
        });
    place_.item = static_cast<std::uint32_t>(&argument - said_.arguments.data());
    if (key == kPolicyKeys.end() || !fits(argument, *key)) {
      std::string message = "policy `";
      message.append(name_of(spec_.kind)).append("` cannot take `" + argument.key + "` this way");
      values_.report(place_, "bad-policy-argument", std::move(message));
      return;
    }
    switch (key->takes) {
      case PolicyKey::Takes::nothing: spec_.cooperative = true; return;
      case PolicyKey::Takes::duration: return set_duration(argument);
      case PolicyKey::Takes::word: return set_word(argument);
      default: break;
    }
    if (argument.key == "draws") {
      for (const Quantity& value : argument.values) {
        spec_.draws.push_back(values_.whole(value, place_, "a number of `draws`", {}));
      }
    }
  }

  static bool fits(const PolicyArgument& argument, const PolicyKey& key) {
    switch (key.takes) {
      case PolicyKey::Takes::nothing: return argument.values.empty() && argument.word.empty();
      case PolicyKey::Takes::word:
        return !argument.word.empty() &&
               std::find(key.words.begin(), key.words.end(), argument.word) != key.words.end();
      case PolicyKey::Takes::duration:
      case PolicyKey::Takes::number: return argument.values.size() == 1;
      default: return !argument.values.empty();
    }
  }

  void set_word(const PolicyArgument& argument) {
    const std::string_view word = argument.word;
    if (word == "preempted-first") spec_.requeue = PolicySpec::Requeue::preempted_first;
    if (word == "preempt") spec_.after_io = PolicySpec::AfterIo::preempt;
    if (word == "front") spec_.after_io = PolicySpec::AfterIo::front;
    if (word == "index") spec_.ties_by_index = true;
    if (word == "reset") spec_.on_io_reset = true;
  }

  void set_duration(const PolicyArgument& argument) {
    const bool may_be_zero =
        argument.key == "boost" || argument.key == "aging" || argument.key == "granularity";
    Duration PolicySpec::*const member = argument.key == "quantum"   ? &PolicySpec::quantum
                                         : argument.key == "aging"   ? &PolicySpec::aging
                                         : argument.key == "boost"   ? &PolicySpec::boost
                                         : argument.key == "slice"   ? &PolicySpec::slice
                                         : argument.key == "latency" ? &PolicySpec::latency
                                         : argument.key == "tick"    ? &PolicySpec::tick
                                                                     : &PolicySpec::granularity;
    if (may_be_zero) {
      spec_.*member = values_.duration(argument.values[0], place_, "`" + argument.key + "`");
    } else {
      spec_.*member = positive(argument.values[0], argument.key, spec_.*member);
    }
  }

  // `otherwise` after a problem.
  Duration positive(const Quantity& quantity, const std::string& key, Duration otherwise) {
    const std::size_t before = values_.problems().size();
    const Duration value = values_.duration(quantity, place_, "`" + key + "`");
    if (value > Duration{}) return value;
    if (values_.problems().size() == before && !quantity.nodes.empty()) {
      values_.report(place_, "zero-" + key, "`" + key + "` must be longer than 0");
    }
    return otherwise;
  }

  [[nodiscard]] const PolicyArgument* find(std::string_view key) {
    for (const PolicyArgument& argument : said_.arguments) {
      if (argument.key != key || argument.values.empty()) continue;
      place_.item = static_cast<std::uint32_t>(&argument - said_.arguments.data());
      return &argument;
    }
    return nullptr;
  }

  // One `quantum` is that of the highest level and doubles downwards; one `allotment` holds for all
  // levels. A list has one value a level and, without `levels`, says how many there are.
  void resolve_levels() {
    const PolicyArgument* const quantum = find("quantum");
    const PolicyArgument* const allotment = find("allotment");
    std::size_t levels = kDefaultLevels;
    if (allotment && allotment->values.size() > 1) levels = allotment->values.size();
    if (quantum && quantum->values.size() > 1) levels = quantum->values.size();
    if (const PolicyArgument* const said = find("levels")) {
      const std::size_t before = values_.problems().size();
      levels =
          static_cast<std::size_t>(values_.whole(said->values[0], place_, "`levels`", kLevels));
      if (values_.problems().size() > before || said->values[0].nodes.empty()) return;
    }
    if (levels > static_cast<std::size_t>(kLevels.most)) {
      values_.report(place_, "out-of-range",
                     "a policy has at most " + to_text(kLevels.most) + " levels");
      return;
    }
    resolve_quanta(find("quantum"), levels);
    resolve_allotments(find("allotment"), levels);
  }

  void resolve_quanta(const PolicyArgument* argument, std::size_t levels) {
    Duration last = spec_.quantum;
    if (argument && argument->values.size() > 1) {
      if (!check_length(*argument, levels)) return;
      for (const Quantity& value : argument->values) {
        spec_.quanta.push_back(positive(value, argument->key, last));
      }
      return;
    }
    if (argument) last = positive(argument->values[0], argument->key, last);
    for (std::size_t level = 0; level < levels; ++level) {
      spec_.quanta.push_back(last);
      last = std::min(last + last, kMaxDuration);
    }
  }

  void resolve_allotments(const PolicyArgument* argument, std::size_t levels) {
    spec_.allotments.assign(levels, 1);
    if (!argument) return;
    const bool list = argument->values.size() > 1;
    if (list && !check_length(*argument, levels)) return;
    for (std::size_t level = 0; level < levels; ++level) {
      spec_.allotments[level] =
          values_.whole(argument->values[list ? level : 0], place_, "`allotment`", kAllotment);
    }
  }

  [[nodiscard]] bool check_length(const PolicyArgument& argument, std::size_t levels) {
    if (argument.values.size() == levels) return true;
    values_.report(place_, "list-length",
                   "`" + argument.key + "` lists " +
                       counted(static_cast<std::int64_t>(argument.values.size()), "value") +
                       ", but there are " + counted(static_cast<std::int64_t>(levels), "level"));
    return false;
  }

  const PolicyStatement& said_;
  ScenarioPlace place_;
  Values& values_;
  PolicySpec spec_;
};

}  // namespace

PolicySpec resolve_policy(const EffectiveSettings& settings, Values& values) {
  PolicySpec spec;
  const auto said = settings.find(&Settings::policy);
  if (said.setting) spec = PolicyResolver(said, values).run();
  if (const auto queues = settings.find(&Settings::queues); queues.setting) {
    spec.per_core = queues.setting->per_core;
    spec.steal = queues.setting->steal;
  }
  return spec;
}

}  // namespace interleave
