#include "model/spec_bytes.hpp"

#include <catch2/catch_test_macros.hpp>
#include <span>

using namespace interleave;

namespace {

RunSpec some_run() {
  RunSpec spec;
  spec.variant = "Two knives";
  spec.machine.cores = 2;
  spec.machine.devices = {{"disk", 1}, {"net", DeviceSpec::kUnlimited}};
  spec.policy.kind = PolicyKind::fifo;
  spec.policy.after_io = PolicySpec::AfterIo::preempt;
  spec.policy.quantum = {4'000'000};
  spec.programs = {
      {{RepeatBegin{3, 4}, Cpu{Duration{5'000'000}}, RepeatBegin{RepeatBegin::kForever, 3},
        RepeatEnd{2}, RepeatEnd{0}, Io{DeviceId{1}, Duration{7}, WaitMode::async}},
       {"", "chop", "", "", "", "wait"}},
      {}};
  spec.tasks = {{"a", ProgramId{0}, {{0}, {3'000'000}}, -2, 0}, {"b.1", ProgramId{1}, {{5}}, 0, 1}};
  spec.programs.push_back({{Sleep{{Distribution::uniform, {3}, {9}}, WaitMode::polling}, Yield{},
                            Coordinate{Verb::lock, 0}, Coordinate{Verb::signal, 1},
                            Coordinate{Verb::send, 0}, Coordinate{Verb::arrive, 0},
                            Spawn{TaskId{2}, 3}, Join{}, Cpu{{Distribution::exponential, {8}}}},
                           std::vector<std::string>(9)});
  spec.tasks.push_back({"w", ProgramId{2}, {}, 0, 2});
  spec.tasks[2].on_demand = true;
  spec.tasks[2].pins = 1;
  spec.tasks[2].nice = -5;
  spec.tasks[2].tickets = 70;
  spec.tasks[1].after = 1;
  spec.tasks[1].every = Length{Distribution::uniform, {4}, {6}};
  spec.tasks[1].count = TaskSpec::kEndless;
  spec.tasks[1].deadline = Duration{8};
  spec.tasks[1].drop = true;
  spec.tasks[1].copy = 3;
  spec.pin_sets.push_back({CoreId{1}});
  spec.prerequisites.push_back({{TaskId{0}, 1}});
  spec.machine.cost.of[2] = {200};
  spec.model = RuntimeModel::green;
  spec.threads = 3;
  spec.interpreter_lock = Duration{5};
  spec.mutexes = {{"m", MutexProtocol::ceiling}};
  spec.semaphores = {{"s", 0}, {"t", 4}};
  spec.channels = {{"c", ChannelSpec::kUnlimited}};
  spec.barriers = {{"b", 2}};
  spec.policy.draws = {5, 9};
  spec.policy.per_core = spec.policy.steal = true;
  spec.seed = 7;
  spec.horizon = Duration{90'000'000};
  return spec;
}

// Equal in all that encode_spec() writes.
bool same(const RunSpec& a, const RunSpec& b) { return encode_spec(a) == encode_spec(b); }

// What a RunSpec promises, checked without the reader's own code.
void require_sound(const RunSpec& spec) {
  REQUIRE(spec.machine.cores >= 1);
  REQUIRE(spec.machine.cores <= kMaxCores);
  REQUIRE(spec.policy.quantum.ns > 0);
  for (const Program& program : spec.programs) {
    REQUIRE(program.labels.size() == program.ops.size());
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < program.ops.size(); ++i) {
      if (const auto* repeat = std::get_if<RepeatBegin>(&program.ops[i])) {
        open.push_back(i);
        REQUIRE(repeat->end > i);
      } else if (const auto* end = std::get_if<RepeatEnd>(&program.ops[i])) {
        REQUIRE(!open.empty());
        REQUIRE(end->begin == open.back());
        REQUIRE(std::get<RepeatBegin>(program.ops[open.back()]).end == i);
        open.pop_back();
      } else if (const auto* io = std::get_if<Io>(&program.ops[i])) {
        REQUIRE(io->device.index() < spec.machine.devices.size());
        REQUIRE(io->length.first.ns >= 0);
      }
    }
    REQUIRE(open.empty());
  }
  for (const TaskSpec& task : spec.tasks) {
    REQUIRE(task.program.index() < spec.programs.size());
    REQUIRE(task.at.empty() == task.on_demand);
    REQUIRE(task.pins < spec.pin_sets.size());
    REQUIRE(task.after < spec.prerequisites.size());
  }
}

}  // namespace

TEST_CASE("a run to execute comes back from its bytes as it was") {
  const RunSpec spec = some_run();
  const auto read = decode_spec(encode_spec(spec));
  REQUIRE(read.has_value());
  REQUIRE(same(*read, spec));
  REQUIRE(read->variant == "Two knives");
  REQUIRE(read->machine.devices[1].servers == DeviceSpec::kUnlimited);
  REQUIRE(read->policy.after_io == PolicySpec::AfterIo::preempt);
  REQUIRE(std::get<RepeatBegin>(read->programs[0].ops[0]).end == 4);
  REQUIRE(std::get<RepeatBegin>(read->programs[0].ops[2]).count == RepeatBegin::kForever);
  REQUIRE(std::get<Io>(read->programs[0].ops[5]).wait == WaitMode::async);
  REQUIRE(read->programs[0].labels[1] == "chop");
  REQUIRE(read->tasks[0].at == std::vector<Time>{{0}, {3'000'000}});
  REQUIRE(read->tasks[0].priority == -2);
  REQUIRE(read->horizon == Duration{90'000'000});
  REQUIRE(read->model == RuntimeModel::green);
  REQUIRE(read->threads == 3);
  REQUIRE(read->interpreter_lock == Duration{5});
  REQUIRE(read->machine.cost[CostKind::task_switch] == Duration{200});
  REQUIRE(read->mutexes[0].protocol == MutexProtocol::ceiling);
  REQUIRE(read->semaphores[1].count == 4);
  REQUIRE(read->channels[0].capacity == ChannelSpec::kUnlimited);
  REQUIRE(read->barriers[0].parties == 2);
  REQUIRE(read->policy.draws == std::vector<std::int64_t>{5, 9});
  REQUIRE(read->policy.steal);
  REQUIRE(std::get<Sleep>(read->programs[2].ops[0]).length ==
          Length{Distribution::uniform, {3}, {9}});
  REQUIRE(std::get<Coordinate>(read->programs[2].ops[3]).object == 1);
  REQUIRE(std::get<Spawn>(read->programs[2].ops[6]).count == 3);
  REQUIRE(read->tasks[1].every == Length{Distribution::uniform, {4}, {6}});
  REQUIRE(read->tasks[1].deadline == Duration{8});
  REQUIRE(read->tasks[2].on_demand);
  REQUIRE(read->pin_sets[1] == std::vector<CoreId>{CoreId{1}});
  REQUIRE(read->prerequisites[1][0].first == TaskId{0});
}

TEST_CASE("every beginning of a run's bytes is refused") {
  const std::vector<std::uint8_t> bytes = encode_spec(some_run());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const auto read = decode_spec(std::span{bytes}.first(length));
    REQUIRE(!read.has_value());
    REQUIRE(!read.error().empty());
  }
}

TEST_CASE("a mutated run to execute is refused or sound") {
  const std::vector<std::uint8_t> bytes = encode_spec(some_run());
  int refused = 0, accepted = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (int step : {1, 2, 0x10, 0x7f, 0x80, 0xff}) {
      std::vector<std::uint8_t> mutated = bytes;
      mutated[i] = static_cast<std::uint8_t>(mutated[i] + step);
      const auto read = decode_spec(mutated);
      ++(read ? accepted : refused);
      if (read) require_sound(*read);
    }
  }
  REQUIRE(refused > 0);
  REQUIRE(accepted > 0);
}

TEST_CASE("a repeat nested deeper than the language allows is refused") {
  RunSpec spec = some_run();
  Program program;
  for (std::uint32_t i = 0; i <= kMaxNesting; ++i) program.ops.push_back(RepeatBegin{1, 0});
  for (std::uint32_t i = 0; i <= kMaxNesting; ++i) program.ops.push_back(RepeatEnd{0});
  program.labels.resize(program.ops.size());
  spec.programs.push_back(program);
  REQUIRE(!decode_spec(encode_spec(spec)).has_value());
}

TEST_CASE("a run to execute of every level of a feedback queue comes back") {
  RunSpec spec;
  spec.policy.kind = PolicyKind::mlfq;
  REQUIRE(!decode_spec(encode_spec(spec)).has_value());
  spec.policy.quanta = {{5}, {9}};
  REQUIRE(!decode_spec(encode_spec(spec)).has_value());
  spec.policy.allotments = {1, 2};
  const auto read = decode_spec(encode_spec(spec));
  REQUIRE(read.has_value());
  REQUIRE(read->policy.quanta == std::vector<Duration>{{5}, {9}});
  REQUIRE(read->policy.allotments == std::vector<std::int64_t>{1, 2});
}

TEST_CASE("a run to execute that spawns a task that starts by itself is refused") {
  RunSpec spec = some_run();
  std::get<Spawn>(spec.programs[2].ops[6]).task = TaskId{0};
  REQUIRE(!decode_spec(encode_spec(spec)).has_value());
  std::get<Spawn>(spec.programs[2].ops[6]).task = TaskId{3};
  REQUIRE(!decode_spec(encode_spec(spec)).has_value());
}

TEST_CASE("a count beyond the bytes received allocates nothing and is refused") {
  std::vector<std::uint8_t> bytes = encode_spec(RunSpec{});
  for (std::size_t i = 1; i <= 4; ++i) bytes[bytes.size() - i] = 0xff;
  REQUIRE(decode_spec(bytes).error() == "the run to execute is damaged");
}
