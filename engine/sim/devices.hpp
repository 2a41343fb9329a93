// The devices: each serves its requests first come first served, so many at a time, by itself.
// What was asked, and when it was served, goes to the Recorder; here is only what is still to be
// done.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "model/run_spec.hpp"
#include "sim/event_queue.hpp"
#include "trace/recorder.hpp"

namespace interleave {

class Devices {
 public:
  explicit Devices(const Machine& machine);

  // `length`: of service, 0 allowed: it queues as any other.
  void ask(DeviceId device, ThreadId thread, JobId job, std::uint32_t operation, Duration length,
           Time now, Recorder& recorder);

  // When the next service ends; kNever if none is going on.
  [[nodiscard]] Time next_end() const { return services_.empty() ? kNever : services_.top().at; }

  // Ends that service, lets the device take its next request, and returns whom it was for.
  ThreadId end_service(Recorder& recorder);

 private:
  struct Request {
    ThreadId thread;
    std::uint32_t index = 0;  // within the device's requests in the Trace
    Duration length;
  };
  struct Device {
    std::int64_t servers = 1;  // DeviceSpec::kUnlimited: as many as ask
    std::int64_t busy = 0;
    std::deque<Request> waiting;
  };
  struct Service {
    ThreadId thread;
    DeviceId device;
    std::uint32_t request = 0;
  };

  void begin(DeviceId device, const Request& request, Time now, Recorder& recorder);

  std::vector<Device> devices_;
  EventQueue<Service> services_;
};

}  // namespace interleave
