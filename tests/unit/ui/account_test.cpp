#include "ui/account.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace interleave;

namespace {

int tenths(const Account& account) {
  int sum = 0;
  for (const AccountPart& part : account.parts) sum += part.tenths;
  return sum;
}

}  // namespace

TEST_CASE("the shares of an account add up to a hundred percent, however they divide") {
  for (const std::int64_t third : {1, 7, 333'333'333}) {
    Metrics metrics;
    metrics.cores = {{Duration{third}, Duration{third}, {}, Duration{third}, {}, {}}};
    const Account account = account_of_cores(metrics);
    REQUIRE(account.parts.size() == 3);
    CHECK(tenths(account) == 1000);
    CHECK(account.parts[0].tenths == 334);
    CHECK(account.parts[1].tenths == 333);
    CHECK(account.whole == Duration{3 * third});
  }
}

TEST_CASE("all cores are told together, and what took no time is left out") {
  Metrics metrics;
  metrics.cores = {{Duration{60}, {}, Duration{10}, {}, Duration{30}, {}},
                   {Duration{20}, {}, {}, {}, {}, Duration{80}}};
  const Account account = account_of_cores(metrics);
  REQUIRE(account.parts.size() == 4);
  CHECK(account.parts[0] == AccountPart{"useful", Duration{80}, Fill::solid, 400});
  CHECK(account.parts[1] == AccountPart{"switching", Duration{10}, Fill::hatched, 50});
  CHECK(account.parts[2].label == "idle, waiting");
  CHECK(account.parts[3] == AccountPart{"idle, done", Duration{80}, Fill::empty, 400});
}

TEST_CASE("the account of a job adds up to its turnaround, with each reason to wait") {
  JobMetrics job;
  job.cpu = Duration{50};
  job.waiting = Duration{20};
  job.blocked[static_cast<std::size_t>(WaitKind::device)] = Duration{20};
  job.blocked[static_cast<std::size_t>(WaitKind::mutex)] = Duration{5};
  job.behind = Duration{5};
  const Account account = account_of_job(job);
  CHECK(account.whole == job.total());
  CHECK(tenths(account) == 1000);
  REQUIRE(account.parts.size() == 5);
  CHECK(account.parts[2].label == "at a device");
  CHECK(account.parts[3].label == "for a mutex");
}

TEST_CASE("where no time has passed there is no account") {
  CHECK(account_of_job({}).parts.empty());
  CHECK(account_of_cores({}).parts.empty());
}

TEST_CASE("percentages are written with a decimal only where there is one") {
  CHECK(percent_text(1000) == "100 %");
  CHECK(percent_text(125) == "12.5 %");
  CHECK(percent_text(3) == "0.3 %");
}
