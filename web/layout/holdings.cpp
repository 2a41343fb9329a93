#include "layout/holdings.hpp"

#include <algorithm>
#include <array>

#include "base/sort.hpp"
#include "layout/slots.hpp"

namespace interleave {
namespace {

// By place: the stretches of one kind of wait.
using ByPlace = std::vector<std::vector<Slice>>;

Slice stretch(Time start, Time end, JobId job, std::uint32_t operation, State state) {
  Slice slice;
  slice.start = start;
  slice.end = end;
  slice.job = job;
  slice.operation = operation;
  slice.state = state;
  return slice;
}

void sort_by_start(std::vector<Slice>& stretches) {
  sort_items(stretches, [](const Slice& a, const Slice& b) { return a.start < b.start; });
}

Holding finished(RowKind kind, std::size_t index, const std::vector<Slice>& held,
                 const std::vector<Slice>& waiting, std::size_t least) {
  Holding holding{kind, static_cast<std::uint32_t>(index), deal_out(held, kMostHeld),
                  deal_out(waiting, kMostWaiting)};
  holding.held.resize(std::max({std::min(least, kMostHeld), holding.held.size(), std::size_t{1}}));
  return holding;
}

Holding of_device(const Trace& trace, std::size_t index) {
  const DeviceTrack& device = trace.devices[index];
  std::vector<Slice> served, waiting;
  for (const DeviceRequest& request : device.requests) {
    const Time begun = request.begun.value_or(trace.end);
    const Time done = request.done.value_or(trace.end);
    waiting.push_back(
        stretch(request.asked, begun, request.job, request.operation, State::blocked));
    waiting.back().wait = WaitKind::device;
    waiting.back().place = static_cast<std::uint32_t>(index);
    served.push_back(stretch(begun, done, request.job, request.operation, State::running));
  }
  sort_by_start(served);
  return finished(RowKind::device, index, served, waiting,
                  static_cast<std::size_t>(std::max<std::int64_t>(1, device.servers)));
}

// All waits for something of this kind.
ByPlace waits_for(const Trace& trace, WaitKind kind, std::size_t places) {
  ByPlace waits(places);
  if (places == 0) return waits;
  for (const Lane& lane : trace.lanes) {
    for (std::size_t i = 0; i < lane.track.size(); ++i) {
      const Slice& slice = lane.track[i];
      if (slice.wait == kind && slice.place < places) waits[slice.place].push_back(slice);
    }
  }
  for (std::vector<Slice>& stretches : waits) sort_by_start(stretches);
  return waits;
}

// What is open of an object: a lock held, units taken, messages sent.
struct Open {
  Time since;
  JobId job;
  std::uint32_t operation, item;
};

struct Object {
  std::vector<Open> open;
  std::size_t first = 0;  // of `open`: those before are over
  std::vector<Slice> held;

  void begin(const CoordinationEvent& event) {
    open.push_back({event.at, event.job, event.operation, event.item});
  }
  // The oldest that `matches`, else the oldest of all.
  template <class Matches>
  void end(Time at, Matches matches) {
    const auto oldest = open.begin() + static_cast<std::ptrdiff_t>(first);
    if (oldest == open.end()) return;
    auto found = std::find_if(oldest, open.end(), matches);
    if (found == open.end()) found = oldest;
    held.push_back(stretch(found->since, at, found->job, found->operation, State::running));
    if (found == oldest) {
      ++first;
    } else {
      open.erase(found);
    }
  }
  void end_all(Time at) {
    while (first < open.size()) end(at, [](const Open&) { return true; });
    sort_by_start(held);
  }
};

struct Objects {
  std::vector<Object> mutexes, semaphores, channels;

  explicit Objects(const Trace& trace)
      : mutexes(trace.mutexes.size()),
        semaphores(trace.semaphores.size()),
        channels(trace.channels.size()) {
    for (const CoordinationEvent& event : trace.coordination) take(event);
    for (auto* all : {&mutexes, &semaphores, &channels}) {
      for (Object& object : *all) object.end_all(trace.end);
    }
  }

  void take(const CoordinationEvent& event) {
    using Kind = CoordinationEvent::Kind;
    const auto by_job = [&event](const Open& open) { return open.job == event.job; };
    const auto by_item = [&event](const Open& open) { return open.item == event.item; };
    switch (event.kind) {
      case Kind::locked: mutexes[event.object].begin(event); break;
      case Kind::unlocked: mutexes[event.object].end(event.at, by_job); break;
      case Kind::acquired: semaphores[event.object].begin(event); break;
      case Kind::released: semaphores[event.object].end(event.at, by_job); break;
      case Kind::sent: channels[event.object].begin(event); break;
      case Kind::received: channels[event.object].end(event.at, by_item); break;
      case Kind::passed: break;
    }
  }
};

}  // namespace

std::vector<Holding> holdings_of(const Trace& trace) {
  std::vector<Holding> holdings;
  for (std::size_t i = 0; i < trace.devices.size(); ++i) holdings.push_back(of_device(trace, i));
  const Objects objects(trace);
  const auto add = [&](RowKind kind, WaitKind wait, const std::vector<Object>& all) {
    const ByPlace waits = waits_for(trace, wait, all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      holdings.push_back(finished(kind, i, all[i].held, waits[i], 1));
    }
  };
  add(RowKind::mutex, WaitKind::mutex, objects.mutexes);
  add(RowKind::semaphore, WaitKind::semaphore, objects.semaphores);
  add(RowKind::channel, WaitKind::channel, objects.channels);
  add(RowKind::barrier, WaitKind::barrier, std::vector<Object>(trace.barriers.size()));
  return holdings;
}

}  // namespace interleave
