#include "trace/wire_objects.hpp"

#include <utility>
#include <vector>

#include "trace/wire_tracks.hpp"

namespace interleave {
namespace {

constexpr std::int64_t kAbsent = -1;
constexpr std::size_t kObjectBytes = 13, kEventBytes = 25, kFamilyBytes = 17, kStuckBytes = 19,
                      kListBytes = 4, kCoreBytes = 4, kSpanBytes = 8;

template <class List, class Write>
void each(ByteWriter& out, const List& list, const Write& write) {
  out.count(list.size());
  for (const auto& one : list) write(one);
}

void write_named(ByteWriter& out, const std::vector<CoordinationObject>& objects) {
  each(out, objects, [&out](const CoordinationObject& one) {
    out.text(one.name);
    out.i64(one.count);
    out.u8(one.plain ? 1 : 0);
  });
}

bool read_named(ByteReader& in, std::vector<CoordinationObject>& objects) {
  for (std::size_t i = in.count(kObjectBytes); i > 0; --i) {
    CoordinationObject& one = objects.emplace_back();
    one.name = in.text();
    one.count = in.i64();
    const std::uint8_t plain = in.u8();
    one.plain = plain == 1;
    if (one.count < -1 || plain > 1) return false;
  }
  return in.ok();
}

// How many things there are of the kind that is waited for; what names none may be anything.
std::uint64_t things(const Trace& trace, WaitKind kind) {
  switch (kind) {
    case WaitKind::device: return trace.devices.size();
    case WaitKind::mutex: return trace.mutexes.size();
    case WaitKind::semaphore: return trace.semaphores.size();
    case WaitKind::channel: return trace.channels.size();
    case WaitKind::barrier: return trace.barriers.size();
    default: return std::uint64_t{kNoPlace} + 1;
  }
}

WaitKind thing_of(CoordinationEvent::Kind kind) {
  switch (kind) {
    case CoordinationEvent::Kind::locked:
    case CoordinationEvent::Kind::unlocked: return WaitKind::mutex;
    case CoordinationEvent::Kind::acquired:
    case CoordinationEvent::Kind::released: return WaitKind::semaphore;
    case CoordinationEvent::Kind::sent:
    case CoordinationEvent::Kind::received: return WaitKind::channel;
    default: return WaitKind::barrier;
  }
}

class Reading {
 public:
  Reading(ByteReader& in, Trace& trace) : in_(in), trace_(trace) {}

  bool all() {
    return read_named(in_, trace_.mutexes) && read_named(in_, trace_.semaphores) &&
           read_named(in_, trace_.channels) && read_named(in_, trace_.barriers) && pin_sets() &&
           prerequisites() && timers() && coordination() && family() && stuck() && waits();
  }

 private:
  bool instant(Time& time) {
    time = Time{in_.i64()};
    return in_.ok() && time.ns >= 0 && time <= trace_.end;
  }
  bool job(JobId& id) {
    id = JobId{in_.u32()};
    return id.index() < trace_.jobs.size();
  }

  bool pin_sets() {
    trace_.pin_sets.clear();
    for (std::size_t i = in_.count(kListBytes); i > 0; --i) {
      std::vector<CoreId>& cores = trace_.pin_sets.emplace_back();
      for (std::size_t k = in_.count(kCoreBytes); k > 0; --k) {
        cores.push_back(CoreId{in_.u32()});
        if (cores.size() > 1 && !(cores[cores.size() - 2] < cores.back())) return false;
      }
    }
    for (const TaskInfo& task : trace_.tasks) {
      if (task.pins >= trace_.pin_sets.size()) return false;
    }
    return in_.ok();
  }

  bool prerequisites() {
    trace_.prerequisites.clear();
    for (std::size_t i = in_.count(kListBytes); i > 0; --i) {
      std::vector<TaskSpan>& spans = trace_.prerequisites.emplace_back();
      for (std::size_t k = in_.count(kSpanBytes); k > 0; --k) {
        spans.push_back({TaskId{in_.u32()}, in_.u32()});
        const TaskSpan& span = spans.back();
        if (std::uint64_t{span.first.value} + span.count > trace_.tasks.size()) return false;
      }
    }
    for (const TaskInfo& task : trace_.tasks) {
      if (task.after >= trace_.prerequisites.size()) return false;
    }
    return in_.ok();
  }

  bool timers() {
    for (std::size_t i = in_.count(kRequestBytes); i > 0; --i) {
      if (!read_request(in_, trace_, trace_.timers)) return false;
    }
    return in_.ok();
  }

  bool coordination() {
    for (std::size_t i = in_.count(kEventBytes); i > 0; --i) {
      CoordinationEvent event;
      const bool named = instant(event.at) && job(event.job);
      event.object = in_.u32();
      event.operation = in_.u32();
      event.item = in_.u32();
      const std::uint8_t kind = in_.u8();
      if (!named || kind > static_cast<std::uint8_t>(CoordinationEvent::Kind::passed)) return false;
      event.kind = static_cast<CoordinationEvent::Kind>(kind);
      if (event.object >= things(trace_, thing_of(event.kind)) ||
          !is_operation_of(trace_, event.job, event.operation) ||
          (!trace_.coordination.empty() && event.at < trace_.coordination.back().at)) {
        return false;
      }
      trace_.coordination.push_back(event);
    }
    return in_.ok();
  }

  bool family() {
    for (std::size_t i = in_.count(kFamilyBytes); i > 0; --i) {
      FamilyEvent event;
      const bool named = instant(event.at) && job(event.parent) && job(event.child);
      const std::uint8_t kind = in_.u8();
      if (!named || kind > static_cast<std::uint8_t>(FamilyEvent::Kind::joined)) return false;
      event.kind = static_cast<FamilyEvent::Kind>(kind);
      trace_.family.push_back(event);
    }
    return in_.ok();
  }

  bool stuck() {
    for (std::size_t i = in_.count(kStuckBytes); i > 0; --i) {
      Stuck one;
      const bool named = job(one.job);
      one.operation = in_.u32();
      one.place = in_.u32();
      one.waits_for = JobId{in_.u32()};
      const std::uint8_t kind = in_.u8(), wait = in_.u8(), in_cycle = in_.u8();
      if (!named || kind > static_cast<std::uint8_t>(Stuck::Kind::makes_no_progress) ||
          wait >= kWaitKinds || in_cycle > 1) {
        return false;
      }
      one.kind = static_cast<Stuck::Kind>(kind);
      one.wait = static_cast<WaitKind>(wait);
      one.in_cycle = in_cycle == 1;
      if (one.place >= things(trace_, one.wait) ||
          !is_operation_of(trace_, one.job, one.operation) ||
          (one.waits_for.valid() && one.waits_for.index() >= trace_.jobs.size())) {
        return false;
      }
      trace_.stuck.push_back(one);
    }
    return in_.ok();
  }

  bool waits() const {
    for (const Lane& lane : trace_.lanes) {
      for (std::size_t i = 0; i < lane.track.size(); ++i) {
        const Slice slice = lane.track[i];
        if (slice.state == State::blocked && slice.place >= things(trace_, slice.wait)) {
          return false;
        }
      }
    }
    return true;
  }

  ByteReader& in_;
  Trace& trace_;
};

}  // namespace

void write_request(ByteWriter& out, const DeviceRequest& request) {
  out.u32(request.job.value);
  out.u32(request.operation);
  out.i64(request.asked.ns);
  out.i64(request.begun ? request.begun->ns : kAbsent);
  out.i64(request.done ? request.done->ns : kAbsent);
}

bool read_request(ByteReader& in, const Trace& trace, Requests& requests) {
  DeviceRequest request;
  request.job = JobId{in.u32()};
  request.operation = in.u32();
  request.asked = Time{in.i64()};
  const Time begun{in.i64()}, done{in.i64()};
  const auto is_instant = [&trace](Time time) { return time.ns >= 0 && time <= trace.end; };
  if (begun.ns != kAbsent) request.begun = begun;
  if (done.ns != kAbsent) request.done = done;
  const bool in_range = is_instant(request.asked) && (!request.begun || is_instant(begun)) &&
                        (!request.done || is_instant(done));
  const bool in_order = requests.empty() || requests.back().asked <= request.asked;
  const bool ascending = (!request.begun || begun >= request.asked) &&
                         (!request.done || (request.begun && done >= begun));
  if (!in.ok() || !in_range || !in_order || !ascending ||
      !is_operation_of(trace, request.job, request.operation)) {
    return false;
  }
  requests.push_back(request);
  return true;
}

void write_objects(ByteWriter& out, const Trace& trace) {
  for (const auto* list : {&trace.mutexes, &trace.semaphores, &trace.channels, &trace.barriers}) {
    write_named(out, *list);
  }
  each(out, trace.pin_sets, [&](const std::vector<CoreId>& cores) {
    each(out, cores, [&](CoreId core) { out.u32(core.value); });
  });
  each(out, trace.prerequisites, [&](const std::vector<TaskSpan>& spans) {
    each(out, spans, [&](const TaskSpan& span) {
      out.u32(span.first.value);
      out.u32(span.count);
    });
  });
  each(out, trace.timers, [&](const DeviceRequest& timer) { write_request(out, timer); });
  each(out, trace.coordination, [&](const CoordinationEvent& event) {
    out.i64(event.at.ns);
    for (const std::uint32_t number :
         {event.job.value, event.object, event.operation, event.item}) {
      out.u32(number);
    }
    out.u8(static_cast<std::uint8_t>(event.kind));
  });
  each(out, trace.family, [&](const FamilyEvent& event) {
    out.i64(event.at.ns);
    out.u32(event.parent.value);
    out.u32(event.child.value);
    out.u8(static_cast<std::uint8_t>(event.kind));
  });
  each(out, trace.stuck, [&](const Stuck& one) {
    for (const std::uint32_t number :
         {one.job.value, one.operation, one.place, one.waits_for.value}) {
      out.u32(number);
    }
    out.u8(static_cast<std::uint8_t>(one.kind));
    out.u8(static_cast<std::uint8_t>(one.wait));
    out.u8(one.in_cycle ? 1 : 0);
  });
}

bool read_objects(ByteReader& in, Trace& trace) { return Reading{in, trace}.all(); }

}  // namespace interleave
