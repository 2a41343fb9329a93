#include "worker/timer_devices.hpp"

#include <algorithm>

namespace interleave {

TimerDevices::TimerDevices(const Machine& machine) {
  for (const DeviceSpec& spec : machine.devices) devices_.push_back({spec.servers, 0, {}});
}

void TimerDevices::ask(DeviceId device, ThreadId thread, JobId job, std::uint32_t operation,
                       Duration length, Time now, MeasuredRecord& record) {
  Device& state = devices_[device.index()];
  const std::uint32_t index = record.device_asked(device, job, operation, now);
  const Request request{device, thread, index, length, {}};
  if (state.servers == DeviceSpec::kUnlimited || state.busy < state.servers) {
    begin(request, now, record);
  } else {
    state.waiting.push_back(request);
  }
}

std::optional<Time> TimerDevices::due() const {
  if (served_.empty()) return std::nullopt;
  return std::min_element(served_.begin(), served_.end(),
                          [](const Request& a, const Request& b) { return a.due < b.due; })
      ->due;
}

ThreadId TimerDevices::end_due_service(Time now, MeasuredRecord& record) {
  const auto first =
      std::min_element(served_.begin(), served_.end(),
                       [](const Request& a, const Request& b) { return a.due < b.due; });
  if (first == served_.end() || first->due > now) return {};
  const Request ended = *first;
  served_.erase(first);
  record.device_done(ended.device, ended.index, now);
  Device& state = devices_[ended.device.index()];
  --state.busy;
  if (!state.waiting.empty()) {
    begin(state.waiting.front(), now, record);
    state.waiting.pop_front();
  }
  return ended.thread;
}

void TimerDevices::begin(Request request, Time now, MeasuredRecord& record) {
  ++devices_[request.device.index()].busy;
  record.device_begun(request.device, request.index, now);
  request.due = now + request.length;
  served_.push_back(request);
}

}  // namespace interleave
