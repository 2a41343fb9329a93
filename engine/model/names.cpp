#include "model/names.hpp"

namespace interleave {

std::string_view name_of(PolicyKind kind) {
  switch (kind) {
    case PolicyKind::fifo: return "fifo";
    case PolicyKind::sjf: return "sjf";
    case PolicyKind::srtf: return "srtf";
    case PolicyKind::hrrn: return "hrrn";
    case PolicyKind::round_robin: return "round-robin";
    case PolicyKind::priority: return "priority";
    case PolicyKind::mlfq: return "mlfq";
    case PolicyKind::lottery: return "lottery";
    case PolicyKind::stride: return "stride";
    case PolicyKind::vtime: return "vtime";
    case PolicyKind::cfs: return "cfs";
    case PolicyKind::eevdf: return "eevdf";
    case PolicyKind::edf: return "edf";
    case PolicyKind::rm: return "rm";
    case PolicyKind::llf: return "llf";
    case PolicyKind::random: return "random";
    case PolicyKind::manual: return "manual";
  }
  return "";
}

std::string_view name_of(RuntimeModel model) {
  switch (model) {
    case RuntimeModel::serial: return "serial";
    case RuntimeModel::threads: return "threads";
    case RuntimeModel::processes: return "processes";
    case RuntimeModel::event_loop: return "event-loop";
    case RuntimeModel::pool: return "pool";
    case RuntimeModel::green: return "green";
  }
  return "";
}

bool is_built(PolicyKind kind) {
  return kind == PolicyKind::fifo || kind == PolicyKind::round_robin;
}

bool is_built(RuntimeModel model) { return model == RuntimeModel::threads; }

}  // namespace interleave
