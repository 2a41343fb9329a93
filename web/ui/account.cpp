#include "ui/account.hpp"

#include <array>
#include <string_view>

#include "base/format.hpp"
#include "base/sort.hpp"
#include "base/words.hpp"

namespace interleave {
namespace {

constexpr int kWholeTenths = 1000;

// By largest remainders, so that what is read adds up; parts of no length are taken out.
Account added_up(std::vector<AccountPart> parts) {
  Account account;
  for (AccountPart& part : parts) {
    if (part.time <= Duration{}) continue;
    account.whole += part.time;
    account.parts.push_back(std::move(part));
  }
  if (account.whole <= Duration{}) return {};
  const auto whole = static_cast<double>(account.whole.ns);
  std::vector<std::pair<double, std::size_t>> rests;
  int given = 0;
  for (std::size_t i = 0; i < account.parts.size(); ++i) {
    const double exact = static_cast<double>(account.parts[i].time.ns) / whole * kWholeTenths;
    account.parts[i].tenths = static_cast<int>(exact);
    given += account.parts[i].tenths;
    rests.emplace_back(static_cast<double>(account.parts[i].tenths) - exact, i);
  }
  sort_items(rests);
  for (std::size_t i = 0; i < rests.size() && given < kWholeTenths; ++i, ++given) {
    ++account.parts[rests[i].second].tenths;
  }
  return account;
}

constexpr std::array<std::string_view, kWaitKinds> kWaits{"",
                                                          translatable("at a device"),
                                                          translatable("asleep"),
                                                          translatable("for a mutex"),
                                                          translatable("for a semaphore"),
                                                          translatable("for a channel"),
                                                          translatable("at a barrier"),
                                                          translatable("for children"),
                                                          translatable("for the interpreter")};

}  // namespace

Account account_of_cores(const Metrics& metrics) {
  CoreAccount sum;
  for (const CoreAccount& core : metrics.cores) {
    sum.useful += core.useful;
    sum.polling += core.polling;
    sum.switching += core.switching;
    sum.idle_ready += core.idle_ready;
    sum.idle_waiting += core.idle_waiting;
    sum.idle_done += core.idle_done;
  }
  return added_up({{translatable("useful"), sum.useful, Fill::solid},
                   {translatable("polling"), sum.polling, Fill::crossed},
                   {translatable("switching"), sum.switching, Fill::hatched},
                   {translatable("idle while ready"), sum.idle_ready, Fill::outlined},
                   {translatable("idle, waiting"), sum.idle_waiting, Fill::dotted},
                   {translatable("idle, done"), sum.idle_done, Fill::empty}});
}

Account account_of_job(const JobMetrics& job) {
  std::vector<AccountPart> parts{{translatable("running"), job.cpu, Fill::solid},
                                 {translatable("polling"), job.polling, Fill::crossed},
                                 {translatable("switching"), job.switching, Fill::hatched},
                                 {translatable("ready"), job.waiting, Fill::outlined}};
  for (std::size_t kind = 1; kind < kWaitKinds; ++kind) {
    parts.push_back({kWaits[kind], job.blocked[kind], Fill::dotted});
  }
  parts.push_back({translatable("behind its former job"), job.behind, Fill::empty});
  return added_up(std::move(parts));
}

std::string percent_text(int tenths) {
  std::string text = to_text(tenths / 10);
  if (tenths % 10 != 0) text += "." + to_text(tenths % 10);
  return text + " %";
}

}  // namespace interleave
