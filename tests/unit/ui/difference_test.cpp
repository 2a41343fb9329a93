#include "ui/difference.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "sim/simulation.hpp"
#include "text/parse.hpp"

using namespace interleave;

namespace {

constexpr std::size_t kMany = 100;

Trace run(const std::string& text) {
  const ParsedScenario parsed = parse(text);
  const auto spec = resolve_in_text(parsed, 0);
  REQUIRE(spec);
  return simulate(*spec);
}

Time at_ms(std::int64_t ms) { return {ms * 1'000'000}; }

const std::string kTwo = "task a; cpu 4ms\ntask b; cpu 4ms\n";

}  // namespace

TEST_CASE("of a run that is the same nothing has moved") {
  const Trace trace = run(kTwo);
  const Difference same(trace, trace);
  for (std::uint32_t job = 0; job < 2; ++job) {
    const Time start = at_ms(job * 4), end = at_ms(job * 4 + 4);
    CHECK(same.moved(JobId{job}, start, end, kMany).empty());
  }
}

TEST_CASE("only the part in which the job had no core before has moved") {
  const Trace before = run(kTwo);
  const Trace after = run("cores 2\n" + kTwo);
  const Difference difference(before, after);
  CHECK(difference.moved(JobId{0}, at_ms(0), at_ms(4), kMany).empty());
  CHECK(difference.moved(JobId{1}, at_ms(0), at_ms(4), kMany) ==
        std::vector<Stretch>{{at_ms(0), at_ms(4)}});
  const Difference back(after, before);
  CHECK(back.moved(JobId{1}, at_ms(4), at_ms(8), kMany) ==
        std::vector<Stretch>{{at_ms(4), at_ms(8)}});
}

TEST_CASE("a slice that was cut by others before has moved in between") {
  const Trace before = run("policy round-robin quantum 1ms\n" + kTwo);
  const Trace after = run(kTwo);
  const Difference difference(before, after);
  CHECK(difference.moved(JobId{0}, at_ms(0), at_ms(4), kMany) ==
        std::vector<Stretch>{{at_ms(1), at_ms(2)}, {at_ms(3), at_ms(4)}});
  CHECK(difference.moved(JobId{0}, at_ms(0), at_ms(4), 1) ==
        std::vector<Stretch>{{at_ms(0), at_ms(4)}});
}

TEST_CASE("jobs are the same by name, wherever they stand; a new one has moved all over") {
  const Trace before = run(kTwo);
  const Trace after = run("task c; cpu 4ms\n" + kTwo);
  const Difference difference(before, after);
  CHECK(difference.moved(JobId{0}, at_ms(0), at_ms(4), kMany) ==
        std::vector<Stretch>{{at_ms(0), at_ms(4)}});
  CHECK(difference.moved(JobId{1}, at_ms(4), at_ms(8), kMany) ==
        std::vector<Stretch>{{at_ms(4), at_ms(8)}});
}
