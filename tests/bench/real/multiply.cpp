// The matrix kernel of real runs as a native program: what WebAssembly and Web Workers are compared
// with. Prints how many milliseconds the product of two matrices of 512 x 512 doubles takes on one
// thread and with its rows shared out to two, the medians of several, measured by turns.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
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
  Matrices mine, others;
  std::vector<double> one, two;
  for (int i = 0; i < kTimes; ++i) {
    one.push_back(ms_of([&] { mine.multiply(kSize); }));
    two.push_back(ms_of([&] {
      std::thread other([&] { others.multiply(kHalf); });
      mine.multiply(kHalf);
      other.join();
    }));
  }
  std::printf("%.3f %.3f\n", median(one), median(two));
}
