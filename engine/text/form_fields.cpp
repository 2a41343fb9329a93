#include "text/form_fields.hpp"

#include <algorithm>
#include <array>

#include "model/names.hpp"
#include "model/policy_keys.hpp"

namespace interleave {
namespace {

using Kind = FormField::Kind;
using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 1> kUnlimited{"unlimited"}, kNone{"none"},
    kForever{"forever"};
constexpr std::array<std::string_view, 2> kQueues{"global", "per-core"}, kBases{"none", "typical"};
constexpr Words kProtocols = Words(kProtocolNames).subspan(1);

constexpr std::array kTitle{FormField{"", "text", "", Kind::text}};
constexpr std::array kParam{FormField{"", "name", "", Kind::name},
                            FormField{"=", "value", "", Kind::scalar},
                            FormField{"from", "from", "from", Kind::scalar, true},
                            FormField{"to", "to", "to", Kind::scalar, true},
                            FormField{"step", "step", "step", Kind::scalar, true},
                            FormField{"", "label", "label", Kind::text, true}};
constexpr std::array kNumber{FormField{"", "value", "", Kind::number}};
constexpr std::array kModel{FormField{"", "kind", "", Kind::choice, false, kModelNames},
                            FormField{"", "threads", "threads", Kind::number}};
constexpr std::array kLock{FormField{"off", "off", "off", Kind::flag, true},
                           FormField{"interval", "interval", "interval", Kind::duration, true}};
constexpr std::array kWaits{FormField{"", "kind", "", Kind::choice, false, kWaitNames}};
constexpr std::array kPolicy{FormField{"", "kind", "", Kind::choice, false, kPolicyNames}};
constexpr std::array kQueuesFields{FormField{"", "kind", "", Kind::choice, false, kQueues},
                                   FormField{"steal", "steal", "steal", Kind::flag, true}};
constexpr auto kCost = [] {
  std::array<FormField, kCostKinds + 1> fields{
      FormField{"", "base", "", Kind::choice, true, kBases}};
  for (std::size_t i = 0; i < kCostKinds; ++i) {
    fields[i + 1] = {kCostNames[i], kCostNames[i], kCostNames[i], Kind::duration, true};
  }
  return fields;
}();
constexpr std::array kDevice{
    FormField{"", "name", "", Kind::name},
    FormField{"servers", "servers", "servers", Kind::number, true, kUnlimited}};
constexpr std::array kMutex{FormField{"", "name", "", Kind::name},
                            FormField{"", "protocol", "", Kind::choice, true, kProtocols}};
constexpr std::array kCounted{FormField{"", "name", "", Kind::name},
                              FormField{"", "count", "", Kind::number}};
constexpr std::array kChannel{
    FormField{"", "name", "", Kind::name},
    FormField{"capacity", "capacity", "capacity", Kind::number, true, kUnlimited}};
constexpr std::array kHorizon{FormField{"", "at", "", Kind::duration, false, kNone}};
constexpr std::array kTask{
    FormField{"", "name", "", Kind::name},
    FormField{"x", "copies", "how many", Kind::number, true},
    FormField{"at", "at", "arrives at", Kind::durations, true},
    FormField{"apart", "apart", "apart by", Kind::length, true},
    FormField{"after", "after", "after", Kind::references, true, {}, "task"},
    FormField{"every", "every", "every", Kind::length, true},
    FormField{"count", "count", "count", Kind::number, true},
    FormField{"deadline", "deadline", "deadline", Kind::duration, true, kNone},
    FormField{"drop", "drop", "drop when late", Kind::flag, true},
    FormField{"priority", "priority", "priority", Kind::number, true},
    FormField{"nice", "nice", "nice", Kind::number, true},
    FormField{"tickets", "tickets", "tickets", Kind::number, true},
    FormField{"pin", "pin", "only on cores", Kind::numbers, true},
    FormField{"on-demand", "on-demand", "only when spawned", Kind::flag, true},
    FormField{"in", "in", "only in variants", Kind::texts, true, {}, "variant"}};
constexpr std::array kCpu{FormField{"", "length", "", Kind::length},
                          FormField{"", "label", "label", Kind::text, true}};
constexpr std::array kIo{FormField{"", "device", "", Kind::reference, false, {}, "device"},
                         FormField{"", "length", "for", Kind::length},
                         FormField{"", "wait", "waits", Kind::choice, true, kWaitNames},
                         FormField{"", "label", "label", Kind::text, true}};
constexpr std::array kSleep{FormField{"", "length", "", Kind::length},
                            FormField{"", "wait", "waits", Kind::choice, true, kWaitNames}};
constexpr std::array kOnMutex{FormField{"", "name", "", Kind::reference, false, {}, "mutex"}};
constexpr std::array kOnSemaphore{
    FormField{"", "name", "", Kind::reference, false, {}, "semaphore"}};
constexpr std::array kOnChannel{FormField{"", "name", "", Kind::reference, false, {}, "channel"}};
constexpr std::array kOnBarrier{FormField{"", "name", "", Kind::reference, false, {}, "barrier"}};
constexpr std::array kSpawn{FormField{"", "name", "", Kind::reference, false, {}, "task"},
                            FormField{"", "count", "times", Kind::number, true}};
constexpr std::array kRepeat{FormField{"", "count", "times", Kind::number, false, kForever}};

constexpr std::array<FormWord, 33> kWords{{
    {"title", "Title", "\"\"", kTitle},
    {"note", "Note", "\"What to look at\"", kTitle},
    {"param", "Knob", "% = 10ms from 1ms to 100ms step 1ms", kParam},
    {"cores", "Cores", "1", kNumber},
    {"policy", "Policy", "round-robin quantum 10ms", kPolicy},
    {"model", "Carried by", "threads", kModel},
    {"waits", "Waits", "blocking", kWaits},
    {"queues", "Queues", "per-core", kQueuesFields},
    {"cost", "Costs", "typical", kCost},
    {"interpreter-lock", "Interpreter lock", "", kLock},
    {"device", "Device", "%", kDevice},
    {"mutex", "Mutex", "%", kMutex},
    {"semaphore", "Semaphore", "% 1", kCounted},
    {"channel", "Channel", "% capacity 1", kChannel},
    {"barrier", "Barrier", "% 2", kCounted},
    {"seed", "Seed", "1", kNumber},
    {"horizon", "Stop at", "100ms", kHorizon},
    {"variant", "Variant", "\"%\"", kTitle},
    {"task", "Task", "%", kTask},
    {"cpu", "Compute", "10ms", kCpu},
    {"io", "Use device", "% 10ms", kIo},
    {"sleep", "Sleep", "10ms", kSleep},
    {"repeat", "Repeat", "3", kRepeat},
    {"yield", "Yield", "", {}},
    {"lock", "Lock", "%", kOnMutex},
    {"unlock", "Unlock", "%", kOnMutex},
    {"wait", "Wait for", "%", kOnSemaphore},
    {"signal", "Signal", "%", kOnSemaphore},
    {"send", "Send to", "%", kOnChannel},
    {"receive", "Receive from", "%", kOnChannel},
    {"arrive", "Meet at", "%", kOnBarrier},
    {"spawn", "Spawn", "%", kSpawn},
    {"join", "Join", "", {}},
}};

constexpr std::array<std::string_view, 13> kKindNames{
    "text",   "name",   "reference", "choice",    "flag",       "number", "duration",
    "scalar", "length", "numbers",   "durations", "references", "texts"};

Kind kind_of(PolicyKey::Takes takes) {
  switch (takes) {
    case PolicyKey::Takes::nothing: return Kind::flag;
    case PolicyKey::Takes::duration: return Kind::duration;
    case PolicyKey::Takes::durations: return Kind::durations;
    case PolicyKey::Takes::number: return Kind::number;
    case PolicyKey::Takes::numbers: return Kind::numbers;
    case PolicyKey::Takes::word: break;
  }
  return Kind::choice;
}

}  // namespace

const FormWord* find_form_word(std::string_view word) {
  const auto found = std::find_if(kWords.begin(), kWords.end(),
                                  [word](const FormWord& known) { return known.word == word; });
  return found == kWords.end() ? nullptr : &*found;
}

std::span<const FormWord> form_words() { return kWords; }

std::vector<FormField> form_fields(std::string_view word, std::string_view choice) {
  const FormWord* const known = find_form_word(word);
  if (!known) return {};
  std::vector<FormField> fields(known->fields.begin(), known->fields.end());
  if (word == "model" && choice != name_of(RuntimeModel::pool) &&
      choice != name_of(RuntimeModel::green)) {
    fields.pop_back();
  }
  const auto policy = word == "policy" ? find_policy(choice) : std::nullopt;
  for (const PolicyKey& key : kPolicyKeys) {
    if (policy != key.policy) continue;
    const Words words(key.words.data(), key.words[1].empty() ? 1 : 2);
    const bool chosen = key.takes == PolicyKey::Takes::word;
    fields.push_back(
        {key.name, key.name, key.name, kind_of(key.takes), true, chosen ? words : Words{}});
  }
  return fields;
}

std::string_view name_of(FormField::Kind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

}  // namespace interleave
