// The commands as functions: exit codes, what goes to which stream, files.
#include <unistd.h>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <filesystem>
#include <string>

#include "cli/check_command.hpp"
#include "cli/explain_command.hpp"
#include "cli/files.hpp"
#include "cli/format_command.hpp"
#include "cli/run_command.hpp"
#include "cli/sweep_command.hpp"

namespace interleave {
namespace {

// A file that is there for one test.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view text)
      : path_(std::filesystem::temp_directory_path() /
              ("interleave-test-" + std::to_string(::getpid()) + ".ilv")) {
    REQUIRE(write_file(path_.string(), text).empty());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::filesystem::remove(path_); }

  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

CommandResult run(const std::string& text, RunOptions options = {}) {
  const TemporaryFile file(text);
  options.file = file.path();
  return run_command(options);
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

constexpr const char* kTwo =
    "param n = 2 from 1 to 4\ntask a x$n;cpu 1ms\nvariant \"one\"\n"
    "variant \"two\";cores 2";

TEST_CASE("a run of every variant is done") {
  const CommandResult result = run(kTwo);
  CHECK(result.exit == ExitCode::done);
  CHECK(result.err.empty());
  CHECK(contains(result.out, "one: "));
  CHECK(contains(result.out, "two: "));
}

TEST_CASE("one variant can be chosen, and only one that is there") {
  RunOptions options;
  options.json = true;
  options.variant = "two";
  const CommandResult result = run(kTwo, options);
  CHECK(contains(result.out, "\"variant\": \"two\""));
  CHECK_FALSE(contains(result.out, "\"variant\": \"one\""));
  options.variant = "three";
  const CommandResult wrong = run(kTwo, options);
  CHECK(wrong.exit == ExitCode::call_wrong);
  CHECK(contains(wrong.err, "there is no variant `three`; there are `one`, `two`"));
  CHECK(wrong.out.empty());
}

TEST_CASE("knobs are set within their range") {
  RunOptions options;
  options.json = true;
  options.knobs = {"n=3"};
  CHECK(contains(run(kTwo, options).out, "\"name\": \"a.3\""));
  for (const char* bad : {"n", "m=3", "n=", "n=x", "n=3ms", "n=5", "n=0"}) {
    INFO(bad);
    options.knobs = {bad};
    const CommandResult result = run(kTwo, options);
    CHECK(result.exit == ExitCode::call_wrong);
    CHECK(contains(result.err, "interleave: --set"));
    CHECK(result.out.empty());
  }
}

TEST_CASE("a knob that makes the scenario wrong is told at its place") {
  RunOptions options;
  options.knobs = {"n=0"};
  const CommandResult result = run("param n = 1\ntask a x$n", options);
  CHECK(result.exit == ExitCode::scenario_wrong);
  CHECK(contains(result.err, ":2:8: error: "));
  CHECK(contains(result.err, "[out-of-range]"));
}

TEST_CASE("a wrong scenario runs nothing and is told with its place") {
  const CommandResult result = run("task a\ncpu 5");
  CHECK(result.exit == ExitCode::scenario_wrong);
  CHECK(result.out.empty());
  CHECK(contains(result.err, ".ilv:2:5: error: "));
  CHECK(contains(result.err, "[missing-unit]\n    did you mean `5ms`?\n"));
}

TEST_CASE("warnings are told and the run goes on") {
  const CommandResult result = run("task a priority 3;cpu 1ms");
  CHECK(result.exit == ExitCode::done);
  CHECK(contains(result.err, ":1:17: warning: "));
  CHECK_FALSE(result.out.empty());
}

TEST_CASE("a run that exceeds its event limit is whole and ends with 3") {
  RunOptions options;
  options.json = true;
  options.max_events = 3;
  const CommandResult result = run("task a;repeat 100;cpu 1ms;end", options);
  CHECK(result.exit == ExitCode::run_failed);
  CHECK(contains(result.out, "\"end\": \"budget\""));
}

TEST_CASE("a run to the horizon is done") {
  RunOptions options;
  options.json = true;
  const CommandResult result = run("horizon 5ms;task a;repeat forever;cpu 1ms;end", options);
  CHECK(result.exit == ExitCode::done);
  CHECK(contains(result.out, "\"end\": \"horizon\", \"makespan\": 5000000"));
}

TEST_CASE("settings are set in all variants, where no knob has that name") {
  RunOptions options;
  options.json = true;
  options.knobs = {"cores=3"};
  const CommandResult cores = run(kTwo, options);
  CHECK(contains(cores.out, "{\"core\": 2, "));
  CHECK(cores.out.find("{\"core\": 2, ") != cores.out.rfind("{\"core\": 2, "));
  options.knobs = {"quantum=1ms", "horizon=3ms", "seed=7"};
  CHECK(contains(run("task a x2;cpu 2ms", options).out,
                 "\"end\": \"horizon\", \"makespan\": 3000000"));
  CHECK(contains(run("task a x2;cpu 2ms", options).out, "\"start\": 1000000, \"end\": 2000000"));
  options.knobs = {"threads=2"};
  CHECK(run("model pool 1;task a x2;cpu 2ms", options).exit == ExitCode::done);
  for (const char* bad : {"threads=2", "cores=0", "cores=1ms", "quantum=0"}) {
    INFO(bad);
    options.knobs = {bad};
    CHECK(run("task a;cpu 1ms", options).exit != ExitCode::done);
  }
  options.knobs = {"quantum=1ms"};
  const CommandResult none = run("policy fifo;task a;cpu 1ms", options);
  CHECK(none.exit == ExitCode::call_wrong);
  CHECK(contains(none.err, "--set quantum: nothing in this scenario has it"));
}

TEST_CASE("runs that end in a deadlock or a fault are whole, end with 3 and name the lines") {
  const CommandResult deadlock = run("semaphore s 0\ntask a\nwait s");
  CHECK(deadlock.exit == ExitCode::run_failed);
  CHECK(contains(deadlock.out,
                 "  line 3: a waits for the semaphore s, which nobody is left to signal\n"));
  const CommandResult fault =
      run("mutex m\nsemaphore s 1\ntask a\nrepeat 2\nlock m\nend\nunlock m");
  CHECK(fault.exit != ExitCode::done);
}

TEST_CASE("explain says why a core ran whom it ran") {
  const TemporaryFile file("policy rr quantum 1ms;task a x2;cpu 2ms");
  ExplainOptions options;
  options.file = file.path();
  options.at = "1500us";
  const CommandResult result = explain_command(options);
  CHECK(result.exit == ExitCode::done);
  CHECK(contains(result.out, "At 1 ms core 0 went to a.2, because the quantum of a.1 had ended."));
  CHECK(contains(result.out, "a.2 runs on core 0 from 1 ms to 2 ms, 1 ms"));
  options.core = 1;
  CHECK(explain_command(options).exit == ExitCode::call_wrong);
  options.core = 0;
  for (const char* bad : {"", "5", "-1ms", "x"}) {
    options.at = bad;
    CHECK(explain_command(options).exit == ExitCode::call_wrong);
    CHECK(explain_command(options).out.empty());
  }
}

TEST_CASE("a sweep runs every variant with every value") {
  const TemporaryFile file(kTwo);
  const CommandResult result = sweep_command({file.path(), "n", "1", "4", "3", {}});
  CHECK(result.exit == ExitCode::done);
  CHECK(result.out ==
        "variant,n,end,makespan,speedup,mean_response,p99_response,mean_turnaround,p99_turnaround,"
        "misses,switches\r\n"
        "one,1,completed,1000000,1.000000,0.000000,0,1000000.000000,1000000,0,0\r\n"
        "one,4,completed,4000000,1.000000,1500000.000000,3000000,2500000.000000,4000000,0,3\r\n"
        "two,1,completed,1000000,1.000000,0.000000,0,1000000.000000,1000000,0,0\r\n"
        "two,4,completed,2000000,2.000000,500000.000000,1000000,1500000.000000,2000000,0,2\r\n");
}

TEST_CASE("a sweep that cannot be made is a wrong call") {
  const TemporaryFile file(kTwo);
  const auto exit = [&file](const char* name, const char* from, const char* to, const char* step) {
    const CommandResult result = sweep_command({file.path(), name, from, to, step, {}});
    CHECK(result.out.empty());
    return result.exit;
  };
  CHECK(exit("m", "1", "2", "1") == ExitCode::call_wrong);
  CHECK(exit("n", "1", "2", "0") == ExitCode::call_wrong);
  CHECK(exit("n", "2", "1", "1") == ExitCode::call_wrong);
  CHECK(exit("n", "1", "2", "1ms") == ExitCode::call_wrong);
  CHECK(exit("n", "1", "x", "1") == ExitCode::call_wrong);
  CHECK(exit("n", "1", "5", "1") == ExitCode::call_wrong);  // beyond its range
  CHECK(exit("n", "1", "4", "0.0001") == ExitCode::call_wrong);
}

TEST_CASE("files that cannot be read or written make the call wrong") {
  RunOptions options;
  options.file = "no/such/file.ilv";
  CHECK(run_command(options).exit == ExitCode::call_wrong);
  CHECK(contains(run_command(options).err, "cannot read `no/such/file.ilv`"));
  options.file = std::filesystem::temp_directory_path().string();
  CHECK(run_command(options).exit == ExitCode::call_wrong);
  options.csv_file = "no/such/folder/out.csv";
  const CommandResult result = run("task a;cpu 1ms", options);
  CHECK(result.exit == ExitCode::call_wrong);
  CHECK(contains(result.err, "cannot write `no/such/folder/out.csv`"));
}

TEST_CASE("check tells of every file and ends with the worst") {
  const TemporaryFile good("task a;cpu 1ms");
  CHECK(check_command({good.path()}).exit == ExitCode::done);
  const TemporaryFile wrong("task a;cpu 1");  // takes the place of the first
  const CommandResult result = check_command({wrong.path(), "no/such/file", wrong.path()});
  CHECK(result.exit == ExitCode::call_wrong);
  CHECK(result.out.empty());
  CHECK(contains(result.err, "cannot read"));
  CHECK(result.err.find("missing-unit") != result.err.rfind("missing-unit"));
}

TEST_CASE("format prints the canonical form, or what is wrong") {
  const TemporaryFile file("policy rr;task a;cpu 1000us # x");
  const CommandResult result = format_command({file.path()});
  CHECK(result.exit == ExitCode::done);
  CHECK(result.out == "policy round-robin\ntask a\n  cpu 1ms\n");
  const TemporaryFile wrong("task a;cpu");
  CHECK(format_command({wrong.path()}).exit == ExitCode::scenario_wrong);
  CHECK(format_command({wrong.path()}).out.empty());
}

}  // namespace
}  // namespace interleave
