// The devices: each serves its requests first come first served, so many at a time, by itself.
// What was asked is kept in the Trace only: the queue of a device is the part of its requests that
// no server has taken yet.
#pragma once

#include <cstdint>
#include <optional>
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

  // When the next service ends; empty if none is going on.
  [[nodiscard]] std::optional<Time> next_end() const;

  // Ends that service, lets the device take its next request, and returns whom it was for.
  ThreadId end_service(Recorder& recorder);

 private:
  struct Request {
    ThreadId thread;
    Duration length;
  };
  struct Device {
    std::int64_t servers = 1;  // DeviceSpec::kUnlimited: as many as ask
    std::int64_t busy = 0;
    std::vector<Request> requests;  // as in the Trace
    std::uint32_t next = 0;         // the first that no server has taken
  };
  struct Service {
    DeviceId device;
    std::uint32_t request = 0;
  };

  void begin_next(DeviceId device, Time now, Recorder& recorder);

  std::vector<Device> devices_;
  EventQueue<Service> services_;
};

}  // namespace interleave
