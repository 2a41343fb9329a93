#include "sim/devices.hpp"

namespace interleave {

Devices::Devices(const Machine& machine) {
  devices_.reserve(machine.devices.size());
  for (const DeviceSpec& device : machine.devices) devices_.push_back({device.servers, 0, {}});
}

void Devices::ask(DeviceId id, const Asker& asker, std::uint32_t operation, Duration length,
                  Time now, Recorder& recorder) {
  Device& device = devices_[id.index()];
  const Request request{asker, recorder.device_asked(id, asker.job, operation, now), length};
  if (device.servers != DeviceSpec::kUnlimited && device.busy >= device.servers) {
    device.waiting.push_back(request);
  } else {
    begin(id, request, now, recorder);
  }
}

void Devices::set_timer(const Asker& asker, std::uint32_t operation, Duration length, Time now,
                        Recorder& recorder) {
  services_.push(now + length, {asker, {}, recorder.timer_set(asker.job, operation, now)});
}

void Devices::serve_next(DeviceId id, Time now, Recorder& recorder) {
  Device& device = devices_[id.index()];
  --device.busy;
  if (device.waiting.empty()) return;
  const Request next = device.waiting.front();
  device.waiting.pop_front();
  begin(id, next, now, recorder);
}

void Devices::begin(DeviceId id, const Request& request, Time now, Recorder& recorder) {
  ++devices_[id.index()].busy;
  recorder.device_begun(id, request.index, now);
  services_.push(now + request.length, {request.asker, id, request.index});
}

}  // namespace interleave
