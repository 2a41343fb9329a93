#include "sim/devices.hpp"

namespace interleave {

Devices::Devices(const Machine& machine) {
  devices_.reserve(machine.devices.size());
  for (const DeviceSpec& spec : machine.devices) devices_.push_back({spec.servers, 0, {}});
}

void Devices::ask(DeviceId device, ThreadId thread, JobId job, std::uint32_t operation,
                  Duration length, Time now, Recorder& recorder) {
  Device& state = devices_[device.index()];
  const Request request{thread, recorder.device_asked(device, job, operation, now), length};
  if (state.servers == DeviceSpec::kUnlimited || state.busy < state.servers) {
    begin(device, request, now, recorder);
  } else {
    state.waiting.push_back(request);
  }
}

ThreadId Devices::end_service(Recorder& recorder) {
  const auto [now, sequence, service] = services_.top();
  services_.pop();
  Device& state = devices_[service.device.index()];
  recorder.device_done(service.device, service.request, now);
  --state.busy;
  if (!state.waiting.empty()) {
    const Request next = state.waiting.front();
    state.waiting.pop_front();
    begin(service.device, next, now, recorder);
  }
  return service.thread;
}

void Devices::begin(DeviceId device, const Request& request, Time now, Recorder& recorder) {
  ++devices_[device.index()].busy;
  recorder.device_begun(device, request.index, now);
  services_.push(now + request.length, {request.thread, device, request.index});
}

}  // namespace interleave
