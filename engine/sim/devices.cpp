#include "sim/devices.hpp"

namespace interleave {

Devices::Devices(const Machine& machine) {
  devices_.reserve(machine.devices.size());
  for (const DeviceSpec& spec : machine.devices) devices_.push_back({spec.servers, 0, {}, 0});
}

void Devices::ask(DeviceId device, ThreadId thread, JobId job, std::uint32_t operation,
                  Duration length, Time now, Recorder& recorder) {
  Device& state = devices_[device.index()];
  recorder.device_asked(device, job, operation, now);
  state.requests.push_back({thread, length});
  if (state.servers == DeviceSpec::kUnlimited || state.busy < state.servers) {
    begin_next(device, now, recorder);
  }
}

std::optional<Time> Devices::next_end() const {
  if (services_.empty()) return std::nullopt;
  return services_.top().at;
}

ThreadId Devices::end_service(Recorder& recorder) {
  const auto [at, sequence, service] = services_.top();
  services_.pop();
  Device& state = devices_[service.device.index()];
  recorder.device_done(service.device, service.request, at);
  --state.busy;
  if (state.next < state.requests.size()) begin_next(service.device, at, recorder);
  return state.requests[service.request].thread;
}

void Devices::begin_next(DeviceId device, Time now, Recorder& recorder) {
  Device& state = devices_[device.index()];
  const std::uint32_t request = state.next++;
  ++state.busy;
  recorder.device_begun(device, request, now);
  services_.push(now + state.requests[request].length, {device, request});
}

}  // namespace interleave
