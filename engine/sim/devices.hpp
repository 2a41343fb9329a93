// The devices and timers: a device serves its requests first come first served, so many at a time,
// by itself; a timer only passes. What was asked, and when it was served, goes to the Recorder;
// here is only what is still to be done.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "model/run_spec.hpp"
#include "sim/coordination.hpp"
#include "sim/event_queue.hpp"
#include "trace/recorder.hpp"

namespace interleave {

class Devices {
 public:
  // Who asked. The job tells an answer that somebody still waits for from one to a dropped job.
  struct Asker {
    ActivityId activity;
    JobId job;
  };

  explicit Devices(const Machine& machine);

  // `length`: of service, 0 allowed: it queues as any other.
  void ask(DeviceId device, const Asker& asker, std::uint32_t operation, Duration length, Time now,
           Recorder& recorder);
  void set_timer(const Asker& asker, std::uint32_t operation, Duration length, Time now,
                 Recorder& recorder);

  // When the next service or timer ends; kNever if none is going on.
  [[nodiscard]] Time next_end() const { return services_.next(); }

  // Ends that service, which is due at `now` or before, lets the device take its next request, and
  // returns whom it was for. `expect` as in EventQueue::take(), told of the asker.
  template <class Expect>
  Asker end_service(Time now, Recorder& recorder, const Expect& expect) {
    const Service service = services_.take([&](const Service& later, bool soon) {
      expect(later.asker.activity, soon);
      if (soon && later.device.valid()) recorder.expect_done(later.device, later.request);
    });
    if (service.device.valid()) {
      recorder.device_done(service.device, service.request, now);
      serve_next(service.device, now, recorder);
    } else {
      recorder.timer_done(service.request, now);
    }
    return service.asker;
  }

 private:
  struct Request {
    Asker asker;
    std::uint32_t index = 0;  // within the device's requests in the Trace
    Duration length;
  };
  struct Device {
    std::int64_t servers = 1;  // DeviceSpec::kUnlimited: as many as ask
    std::int64_t busy = 0;
    std::deque<Request> waiting;
  };
  struct Service {
    Asker asker;
    DeviceId device;            // none: a timer
    std::uint32_t request = 0;  // index in the Trace
  };

  void begin(DeviceId device, const Request& request, Time now, Recorder& recorder);
  void serve_next(DeviceId device, Time now, Recorder& recorder);

  std::vector<Device> devices_;
  EventQueue<Service> services_;
};

}  // namespace interleave
