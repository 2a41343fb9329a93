// The matrix kernel of real runs as a native program: what WebAssembly is compared with. Prints how
// many milliseconds the product of two matrices of 512 x 512 doubles takes, the median of several.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "worker/kernel_units.hpp"

int main() {
  constexpr int n = 512, kTimes = 15;
  std::vector<double> a(n * n), b(n * n), packed(n * n), product(n * n);
  for (int i = 0; i < n * n; ++i) {
    a[static_cast<std::size_t>(i)] = i * 7 % 19 - 9;
    b[static_cast<std::size_t>(i)] = i * 5 % 23 - 11;
  }
  interleave::pack_matrix(b.data(), packed.data(), n);
  std::vector<double> ms;
  for (int i = 0; i < kTimes; ++i) {
    const auto began = std::chrono::steady_clock::now();
    interleave::multiply_rows(a.data(), packed.data(), product.data(), n, n);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    ms.push_back(took.count());
  }
  std::sort(ms.begin(), ms.end());
  std::printf("%.3f\n", ms[kTimes / 2]);
}
