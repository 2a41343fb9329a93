#include <algorithm>
#include <functional>
#include <queue>

#include "trace/check_list.hpp"

namespace interleave {

void check_devices(const Trace& trace, CheckResult& result) {
  for (const DeviceTrack& device : trace.devices) {
    std::priority_queue<Time, std::vector<Time>, std::greater<>> ends;  // of services going on
    Time last_begun;
    bool somebody_waits = false;
    for (const DeviceRequest& request : device.requests) {
      if (!request.begun) {
        somebody_waits = true;
        continue;
      }
      const Time begun = *request.begun;
      const Time done = request.done.value_or(trace.end);
      expect(result, !somebody_waits && last_begun <= begun && request.asked <= begun, [&] {
        return device.name + " served " + job_name(trace, request.job) + " out of turn " +
               at_time(begun) + ".";
      });
      expect(result, begun <= done,
             [&] { return device.name + " ended before it began, " + at_time(begun) + "."; });
      last_begun = begun;
      while (!ends.empty() && ends.top() <= begun) ends.pop();
      expect(result, device.servers == 0 || static_cast<std::int64_t>(ends.size()) < device.servers,
             [&] {
               return device.name + " served more at once than it can, " + at_time(begun) + ".";
             });
      ends.push(done);
    }
  }
}

}  // namespace interleave
