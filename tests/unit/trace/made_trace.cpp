#include "made_trace.hpp"

namespace interleave {

Trace made_head(std::size_t tasks, std::size_t cores) {
  Trace head;
  head.policy = "round-robin quantum 2ms";
  head.preemptive_quantum = true;
  head.quantum = for_ms(2);
  head.programs = {{{{"cpu", "work"}, {"io disk", ""}, {"cpu", ""}}}};
  for (std::size_t i = 0; i < tasks; ++i) {
    head.tasks.push_back({std::string(1, static_cast<char>('a' + i)), 0, 0, {}});
    head.lanes.push_back({make_id<TaskId>(i), {}});
  }
  head.cores.resize(cores);
  head.devices = {{"disk", 1, {}}};
  return head;
}

Trace made_run() {
  Recorder recorder{made_head(2, 1)};
  const CoreId core{0};
  const ThreadId thread_a{0}, thread_b{1};
  const JobId a = recorder.release(TaskId{0}, 0, 0, at_ms(0), for_ms(4));
  const JobId b = recorder.release(TaskId{1}, 0, 1, at_ms(0), for_ms(3));
  recorder.ready(a, at_ms(0), Cause::arrival, 0);
  recorder.ready(b, at_ms(0), Cause::arrival, 0);
  recorder.on_core(a, core, thread_a, at_ms(0), State::running, Cause::dispatched, 0);
  recorder.ready(a, at_ms(2), Cause::quantum_expired, 0);
  recorder.on_core(b, core, thread_b, at_ms(2), State::running, Cause::dispatched, 0);
  recorder.ready(b, at_ms(4), Cause::quantum_expired, 0);
  recorder.on_core(a, core, thread_a, at_ms(4), State::running, Cause::dispatched, 0);
  recorder.blocked(a, at_ms(5), WaitKind::device, 0, 1);
  const std::uint32_t request = recorder.device_asked(DeviceId{0}, a, 1, at_ms(5));
  recorder.device_begun(DeviceId{0}, request, at_ms(5));
  recorder.on_core(b, core, thread_b, at_ms(5), State::running, Cause::dispatched, 0);
  recorder.finish(b, at_ms(6));
  recorder.core_idle(core, at_ms(6));
  recorder.device_done(DeviceId{0}, request, at_ms(8));
  recorder.ready(a, at_ms(8), Cause::wait_ended, 2);
  recorder.on_core(a, core, thread_a, at_ms(8), State::running, Cause::dispatched, 2);
  recorder.finish(a, at_ms(9));
  recorder.core_idle(core, at_ms(9));
  recorder.end(End::completed, at_ms(9));
  return std::move(recorder).take_trace();
}

}  // namespace interleave
