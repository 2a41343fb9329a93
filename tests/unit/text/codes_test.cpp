// Every code of a diagnostic that the sources name is reached by a small text. Codes are stable:
// programs and lessons rely on them.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "text/parse.hpp"

namespace interleave {
namespace {

struct Example {
  std::string code, text;
};

std::string many(std::string_view head, int times, std::string_view rest) {
  std::string text;
  for (int i = 0; i < times; ++i) text.append(head).append(std::to_string(i)).append(rest);
  return text;
}

std::vector<Example> examples() {
  return {
      {"absent-task", "task a in \"v\"\ntask b after a\nvariant \"v\"\nvariant \"w\""},
      {"after-cycle", "task a after b\ntask b after a"},
      {"after-endless", "horizon 1s\ntask a every 5ms\ntask b after a"},
      {"after-on-demand", "task a on-demand\ntask b after a"},
      {"bad-escape", R"(title "\n")"},
      {"bad-name", "task 1a"},
      {"bad-number", "cores 1x2"},
      {"bad-range", "task a\ncpu uniform 3ms 2ms"},
      {"bad-step", "param p = 3 from 1 to 7 step 0"},
      {"control-character", "cores\x01 1"},
      {"defined-twice", "task a\ntask a"},
      {"division-by-zero", "cores (1 / 0)"},
      {"endless-spawn", "task a\nspawn b\ntask b on-demand\nspawn b"},
      {"endless-without-horizon", "task a every 5ms"},
      {"expected-duration", "horizon soon"},
      {"expected-equals", "param p 3"},
      {"expected-literal", "param p = $q"},
      {"expected-name", "task"},
      {"expected-number", "cores"},
      {"expected-operand", "cores (1 + )"},
      {"expected-operator", "cores (1 2)"},
      {"expected-statement", "\"a\""},
      {"expected-string", "title a"},
      {"expected-to", "param p = 3 from 1"},
      {"floored", "cores 1.5"},
      {"forever-without-time", "horizon 1s\ntask a\nrepeat forever\nend"},
      {"knob-range", "param p = 3 from 5 to 7"},
      {"list-length", "policy mlfq levels 3 quantum 1ms,2ms"},
      {"locked-twice", "mutex m\ntask a\nlock m\nlock m"},
      {"misplaced-copies", "task a at 5ms x2"},
      {"misplaced-setting", "task a\ncores 2\ntask b"},
      {"misplaced-version", "cores 2\ninterleave 1"},
      {"missing-unit", "horizon 5"},
      {"more-receive-than-send", "channel c\ntask a\nreceive c"},
      {"more-send-than-receive", "channel c\ntask a\nsend c"},
      {"more-wait-than-signal", "semaphore s 1\ntask a x2\nwait s"},
      {"name-collision", "task a.1\ntask a x2"},
      {"negative", "cores -1"},
      {"no-effect", "task a priority 3"},
      {"no-such-core", "task a pin 1"},
      {"not-held", "mutex m\ntask a\nunlock m"},
      {"not-in-a-variant", "variant \"v\"\ntitle \"t\""},
      {"not-on-demand", "task a\nspawn b\ntask b"},
      {"not-utf8", "title \"\xff\""},
      {"odd-space", "cores\u00a0 1"},
      {"on-demand-start", "task a on-demand at 5ms"},
      {"open-parenthesis", "cores (1 + 2"},
      {"open-repeat", "task a\nrepeat 2"},
      {"open-string", "title \"a"},
      {"operation-without-task", "cpu 5ms"},
      {"operator-spacing", "cores (1+2)"},
      {"out-of-range", "cores 0"},
      {"overflow", "cores 99999999999999999999"},
      {"several-at-with-every", "horizon 1s\ntask a at 1ms,2ms every 5ms"},
      {"spaced-unit", "horizon 5 ms"},
      {"spawn-of-group", "task a\nspawn b\ntask b x2 on-demand"},
      {"still-held", "mutex m\ntask a\nlock m"},
      {"stray-end", "task a\nend"},
      {"text-too-long", std::string(kMaxTextBytes + 1, '#')},
      {"too-deep", many("task a", 1, "\n") + many("repeat 1 #", 17, "\n")},
      {"too-long", "horizon 2000000s"},
      {"too-many-cores", "cores 1025"},
      {"too-many-jobs", "task a x100000 at 0,0,0,0,0,0,0,0,0,0,0"},
      {"too-many-operations", "task a\nrepeat 1000001\ncpu 0\nend"},
      {"too-many-parameters", many("param p", 33, " = 1\n")},
      {"too-many-servers", "device d servers 1000001"},
      {"too-many-tasks", "task a x100001"},
      {"too-many-threads", "model pool 100001"},
      {"too-many-variants", many("variant \"", 9, "\"\n")},
      {"uneven-arrivals", "barrier b 2\ntask a x3\narrive b"},
      {"unexpected-word", "cores 1 2"},
      {"unit-mismatch", "cores (1 + 2ms)"},
      {"unknown-attribute", "task a prio 3"},
      {"unknown-barrier", "task a\narrive b"},
      {"unknown-channel", "task a\nsend c"},
      {"unknown-cost", "cost swich 5us"},
      {"unknown-device", "task a\nio d 5ms"},
      {"unknown-key", "policy fifo quantum 5ms"},
      {"unknown-model", "model thread"},
      {"unknown-mutex", "task a\nlock m"},
      {"unknown-parameter", "cores $n"},
      {"unknown-policy", "policy best"},
      {"unknown-semaphore", "task a\nwait s"},
      {"unknown-statement", "core 1"},
      {"unknown-task", "task a after b"},
      {"unknown-unit", "horizon 5min"},
      {"unknown-variant", "task a in \"v\""},
      {"unknown-word", "waits never"},
      {"unreachable", "horizon 1s\ntask a\nrepeat forever\ncpu 1ms\nend\ncpu 2ms"},
      {"unsupported-version", "interleave 2"},
      {"unused-barrier", "barrier b 2"},
      {"unused-channel", "channel c"},
      {"unused-device", "device d"},
      {"unused-mutex", "mutex m"},
      {"unused-parameter", "param p = 3"},
      {"unused-semaphore", "semaphore s 1"},
      {"unused-task", "task a on-demand"},
      {"wrong-unit", "cores 5ms"},
      {"zero-interval", "interpreter-lock interval 0"},
      {"zero-latency", "policy cfs latency 0"},
      {"zero-period", "horizon 1s\ntask a every 0"},
      {"zero-quantum", "policy rr quantum 0"},
      {"zero-slice", "policy vtime slice 0"},
      {"zero-tick", "policy llf tick 0"},
  };
}

// Of Scenarios that no text can say, and of knobs, which have their own tests.
constexpr std::string_view kNotFromText[] = {"bad-expression", "bad-policy-argument", "knob-unit"};

// Words of the language and of sentences that look like codes.
constexpr std::string_view kNoCodes[] = {
    "after-io",       "arrivals-first", "event-loop", "interpreter-lock", "non-preemptive",
    "on-demand",      "on-io",          "per-core",   "preempted-first",  "process-spawn",
    "process-switch", "round-robin",    "task-switch"};

template <class List>
bool holds(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Every string literal of lower-case words joined by `-` in the engine's sources of the language.
std::set<std::string> literals_like_codes() {
  std::set<std::string> found;
  for (const char* folder : {"/engine/model", "/engine/text"}) {
    const std::filesystem::path path = std::string(INTERLEAVE_SOURCE_DIR) + folder;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
      std::ostringstream stream;
      stream << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      const std::string text = stream.str();
      for (std::size_t at = text.find('"'); at != text.npos; at = text.find('"', at + 1)) {
        const std::size_t end =
            text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-", at + 1);
        if (end == text.npos || text[end] != '"') continue;
        const std::string word = text.substr(at + 1, end - at - 1);
        const bool joined =
            word.find('-') != word.npos && word.front() != '-' && word.back() != '-';
        if (joined) found.insert(word);
      }
    }
  }
  return found;
}

TEST_CASE("every code of a diagnostic is reached by a small text") {
  for (const auto& [code, text] : examples()) {
    INFO(code);
    bool reached = false;
    for (const Diagnostic& diagnostic : parse(text).diagnostics) {
      reached = reached || diagnostic.code == code;
      CHECK_FALSE(diagnostic.message.empty());
    }
    CHECK(reached);
  }
}

TEST_CASE("every code that the sources name has its example") {
  std::set<std::string_view> known;
  const auto all = examples();
  for (const Example& example : all) known.insert(example.code);
  const auto literals = literals_like_codes();
  CHECK(literals.size() > 80);
  for (const std::string& literal : literals) {
    INFO(literal);
    CHECK((known.contains(literal) || holds(kNotFromText, literal) || holds(kNoCodes, literal)));
  }
}

}  // namespace
}  // namespace interleave
