// The matrix kernel of real runs as a native program: what WebAssembly and Web Workers are compared
// with. Prints how many milliseconds the product of two matrices of 512 x 512 doubles takes on one
// thread and with its rows shared out to two, the medians of several, measured by turns; and the
// same of as much arithmetic that asks for nothing but the units that compute: sooner than that,
// two matrices cannot be multiplied. Two processors of a virtual machine may share those units,
// which slows down only what uses them all the time.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>
#include <vector>

#include "worker/kernel_units.hpp"

namespace {

constexpr int kSize = 512, kTimes = 3, kHalf = kSize / 2;
constexpr int kPerMeasurement = 10;  // so that starting a thread does not count

class Matrices {
 public:
  Matrices() {
    for (int i = 0; i < kSize * kSize; ++i) {
      a_[static_cast<std::size_t>(i)] = i * 7 % 19 - 9;
      b_[static_cast<std::size_t>(i)] = i * 5 % 23 - 11;
    }
    interleave::pack_matrix(b_.data(), packed_.data(), kSize);
  }

  void multiply(int rows) {
    for (int i = 0; i < kPerMeasurement; ++i) {
      interleave::multiply_rows(a_.data(), packed_.data(), product_.data(), kSize, rows);
    }
  }

 private:
  std::vector<double> a_ = std::vector<double>(kSize * kSize), b_ = a_, packed_ = a_, product_ = a_;
};

using Pair = double __attribute__((vector_size(16)));
constexpr std::size_t kChains = 12;

// As many multiplications as additions, in chains that do not wait for one another, nor for memory.
template <std::size_t... kChain>
void compute(int steps, std::index_sequence<kChain...>) {
  std::array<Pair, kChains> chains{};
  for (int i = 0; i < steps; ++i) ((chains[kChain] = chains[kChain] * 0.999999 + 1e-9), ...);
  double sum = 0;
  for (const Pair& chain : chains) sum += chain[0] + chain[1];
  volatile double kept = sum;
  static_cast<void>(kept);
}

void compute(int steps) { compute(steps, std::make_index_sequence<kChains>()); }

template <class Work>
double ms_of(Work work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
  return took.count() / kPerMeasurement;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main() {
  // As much arithmetic as a measurement of the matrices does.
  constexpr int kSteps = int{kSize} * kSize / 2 * kSize / int{kChains} * kPerMeasurement;
  Matrices mine, others;
  std::vector<double> one, two, one_computes, two_compute;
  const auto both = [](auto first, auto second) {
    std::thread other(second);
    first();
    other.join();
  };
  for (int i = 0; i < kTimes; ++i) {
    one.push_back(ms_of([&] { mine.multiply(kSize); }));
    two.push_back(
        ms_of([&] { both([&] { mine.multiply(kHalf); }, [&] { others.multiply(kHalf); }); }));
    one_computes.push_back(ms_of([] { compute(kSteps); }));
    two_compute.push_back(
        ms_of([&] { both([] { compute(kSteps / 2); }, [] { compute(kSteps / 2); }); }));
  }
  std::printf("%.3f %.3f %.3f %.3f\n", median(one), median(two), median(one_computes),
              median(two_compute));
}
