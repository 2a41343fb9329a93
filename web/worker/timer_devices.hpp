// The devices of a real run: each serves its requests first come first served, so many at a time,
// and a service is a timer. It ends when somebody notices that its time has come, which is a little
// late as with any timer, and that instant is what is recorded.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "model/run_spec.hpp"
#include "worker/measured_record.hpp"

namespace interleave {

class TimerDevices {
 public:
  explicit TimerDevices(const Machine& machine);

  void ask(DeviceId device, ThreadId thread, JobId job, std::uint32_t operation, Duration length,
           Time now, MeasuredRecord& record);

  // When the next service is due; empty if none is going on.
  [[nodiscard]] std::optional<Time> due() const;

  // Ends a service that is due at `now` or before, the earliest begun first of the earliest due;
  // lets the device take its next request; whose service it was. None if none is due.
  ThreadId end_due_service(Time now, MeasuredRecord& record);

 private:
  struct Request {
    DeviceId device;
    ThreadId thread;
    std::uint32_t index = 0;  // in the Trace
    Duration length;
    Time due;
  };
  struct Device {
    std::int64_t servers = 1;
    std::int64_t busy = 0;
    std::deque<Request> waiting;
  };

  void begin(Request request, Time now, MeasuredRecord& record);

  std::vector<Device> devices_;
  std::vector<Request> served_;  // in the order in which the services began
};

}  // namespace interleave
