// Messages to begin with, made of scenarios: PROGRAM FOLDER FILE.ilv... writes a message a file.
// They are made anew each time, since the formats change with the program.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

#include "messages.hpp"
#include "model/spec_bytes.hpp"
#include "sim/simulation.hpp"
#include "text/parse.hpp"
#include "trace/wire.hpp"
#include "worker/messages.hpp"

namespace interleave {
namespace {

// What is longer than this teaches a fuzzer little.
constexpr std::size_t kMostBytes = 16'000;

class Seeds {
 public:
  explicit Seeds(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::filesystem::create_directories(folder_);
  }

  void add(MessageKind kind, std::span<const std::uint8_t> bytes) {
    if (bytes.size() > kMostBytes) return;
    std::ofstream file(folder_ / std::to_string(count_++), std::ios::binary);
    file.put(static_cast<char>(kind));
    file.write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
  }

  void add_scenario(const std::string& text) {
    const ParsedScenario parsed = parse(text);
    if (!parsed.ok()) return;
    for (std::size_t variant = 0; variant < parsed.scenario.run_count(); ++variant) {
      const auto spec = resolve_in_text(parsed, variant);
      if (!spec) continue;
      add(MessageKind::spec, encode_spec(*spec));
      add(MessageKind::trace, encode(simulate(*spec, 200)));
    }
  }

 private:
  std::filesystem::path folder_;
  int count_ = 0;
};

Order first_order() {
  Order order;
  order.id = 1;
  order.steps = 500;
  order.state = kernel_start(1);
  return order;
}

Report first_report() {
  Report report;
  report.id = 1;
  report.kind = Report::Kind::part;
  report.gap_count = 1;
  report.begin = Time{1'100'000};
  report.end = Time{2'000'000};
  report.gaps[0] = {Time{1'200'000}, Time{1'300'000}};
  report.state = kernel_start(1);
  kernel_run(report.state, 500);
  report.steps = 500;
  return report;
}

}  // namespace
}  // namespace interleave

int main(int count, char** arguments) {
  using namespace interleave;
  if (count < 3) return std::fprintf(stderr, "a folder and scenarios are expected\n"), 2;
  Seeds seeds(arguments[1]);
  for (int i = 2; i < count; ++i) {
    std::ifstream file(arguments[i], std::ios::binary);
    if (!file) return std::fprintf(stderr, "%s cannot be read\n", arguments[i]), 2;
    seeds.add_scenario({std::istreambuf_iterator<char>(file), {}});
  }
  seeds.add(MessageKind::order, bytes_of(first_order()));
  seeds.add(MessageKind::report, bytes_of(first_report()));
  return 0;
}
