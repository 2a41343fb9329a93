// Two doubles or four integers are worked on at once, as vectors of the compiler: SIMD where the
// build has it, the same arithmetic one by one where it has not.
#include "worker/kernel_units.hpp"

#include <array>
#include <cstddef>

namespace interleave {
namespace {

using F64x2 = double __attribute__((vector_size(16)));
using I64x2 = std::int64_t __attribute__((vector_size(16)));
using U32x4 = std::uint32_t __attribute__((vector_size(16)));

constexpr std::array<std::string_view, kKernelKinds> kNames{"spin",   "matrix", "mandelbrot",
                                                            "primes", "pi",     "sort"};

std::uint32_t mixed(std::uint32_t value) {
  value = (value ^ value >> 16) * 0x7feb'352du;
  value = (value ^ value >> 15) * 0x846c'a68bu;
  return value ^ value >> 16;
}

// Matrix ------------------------------------------------------------------------------------------

// Four rows of the product: what stays in registers is a block of four by four.
void multiply_strip(const double* a, const double* strip, double* c, int n) {
  F64x2 sum[4][2] = {};
  for (int k = 0; k < n; ++k, strip += 4) {
    const F64x2 left{strip[0], strip[1]}, right{strip[2], strip[3]};
    for (int i = 0; i < 4; ++i) {
      const double factor = a[i * n + k];
      const F64x2 both{factor, factor};
      sum[i][0] += both * left;
      sum[i][1] += both * right;
    }
  }
  for (int i = 0; i < 4; ++i) {
    for (int half = 0; half < 2; ++half) {
      c[i * n + half * 2] = sum[i][half][0];
      c[i * n + half * 2 + 1] = sum[i][half][1];
    }
  }
}

constexpr int kSize = 128, kRows = 4, kDifferentRows = kSize / kRows;

// Small whole numbers, whose products and sums are exact.
double entry(std::uint32_t matrix, int row, int column) {
  const auto place = static_cast<std::uint32_t>(row * kSize + column);
  return static_cast<double>(mixed(matrix << 20 | place) % 17) - 8;
}
std::int64_t weight(int column) { return column % 13 + 1; }

struct Factors {
  std::array<double, kSize * kSize> a, packed;
  Factors() {
    static std::array<double, kSize * kSize> b;
    for (int i = 0; i < kSize * kSize; ++i) {
      a[static_cast<std::size_t>(i)] = entry(1, i / kSize, i % kSize);
      b[static_cast<std::size_t>(i)] = entry(2, i / kSize, i % kSize);
    }
    pack_matrix(b.data(), packed.data(), kSize);
  }
};

std::uint64_t matrix_unit(std::uint32_t index) {
  static const Factors factors;
  const int first = static_cast<int>(index % kDifferentRows) * kRows;
  std::array<double, kRows * kSize> rows;
  for (int j = 0; j < kSize; j += 4) {
    multiply_strip(&factors.a[static_cast<std::size_t>(first * kSize)],
                   &factors.packed[static_cast<std::size_t>(j * kSize)],
                   &rows[static_cast<std::size_t>(j)], kSize);
  }
  std::int64_t sum = 0;
  for (int i = 0; i < kRows * kSize; ++i) {
    sum += static_cast<std::int64_t>(rows[static_cast<std::size_t>(i)]) * weight(i % kSize) *
           (i / kSize + 1);
  }
  return static_cast<std::uint64_t>(sum);
}

// A * (B * weights) in place of (A * B) * weights: Freivalds' check, in which nothing is left to
// chance as the weights are those of the result.
std::uint64_t expected_matrix(std::uint32_t index) {
  const int first = static_cast<int>(index % kDifferentRows) * kRows;
  std::int64_t sum = 0;
  for (int k = 0; k < kSize; ++k) {
    std::int64_t weighed = 0;
    for (int j = 0; j < kSize; ++j) {
      weighed += static_cast<std::int64_t>(entry(2, k, j)) * weight(j);
    }
    for (int i = 0; i < kRows; ++i) {
      sum += static_cast<std::int64_t>(entry(1, first + i, k)) * weighed * (i + 1);
    }
  }
  return static_cast<std::uint64_t>(sum);
}

// Mandelbrot --------------------------------------------------------------------------------------

constexpr int kWidth = 64, kMostRounds = 96;

double across(int x) { return -2.25 + 3.0 * x / kWidth; }
double down(std::uint32_t row) { return -1.25 + 2.5 * row / kUnits; }

// Of a row of the picture, how many rounds its points stay near, in all.
std::uint64_t mandelbrot_unit(std::uint32_t index) {
  const double cy = down(index);
  const F64x2 y0{cy, cy};
  I64x2 rounds{};
  for (int x = 0; x < kWidth; x += 2) {
    const F64x2 x0{across(x), across(x + 1)};
    F64x2 re{}, im{};
    for (int round = 0; round < kMostRounds; ++round) {
      const F64x2 re2 = re * re, im2 = im * im;
      const I64x2 near = re2 + im2 <= 4.0;  // -1 where it is
      if (near[0] == 0 && near[1] == 0) break;
      rounds -= near;
      im = 2.0 * re * im + y0;
      re = re2 - im2 + x0;
    }
  }
  return static_cast<std::uint64_t>(rounds[0] + rounds[1]);
}

std::uint64_t expected_mandelbrot(std::uint32_t index) {
  std::uint64_t rounds = 0;
  for (int x = 0; x < kWidth; ++x) {
    double re = 0, im = 0;
    for (int round = 0; round < kMostRounds && re * re + im * im <= 4.0; ++round, ++rounds) {
      const double next = re * re - im * im + across(x);
      im = 2.0 * re * im + down(index);
      re = next;
    }
  }
  return rounds;
}

// Primes ------------------------------------------------------------------------------------------

constexpr std::uint32_t kNumbers = 4096;

// Of the numbers index * kNumbers + [0, kNumbers): how many are prime, and their sum, by a sieve.
std::uint64_t primes_unit(std::uint32_t index) {
  std::array<std::uint8_t, kNumbers> composite{};
  const std::uint32_t first = index * kNumbers, end = first + kNumbers;
  for (std::uint32_t factor = 2; factor * factor < end; ++factor) {
    std::uint32_t multiple = (first + factor - 1) / factor * factor;
    if (multiple < factor * factor) multiple = factor * factor;
    for (; multiple < end; multiple += factor) composite[multiple - first] = 1;
  }
  std::uint64_t found = 0;
  for (std::uint32_t i = 0; i < kNumbers; ++i) {
    if (composite[i] == 0 && first + i >= 2) found += (std::uint64_t{1} << 40) + first + i;
  }
  return found;
}

bool is_prime(std::uint32_t number) {
  if (number < 4) return number >= 2;
  if (number % 2 == 0) return false;
  for (std::uint32_t factor = 3; factor * factor <= number; factor += 2) {
    if (number % factor == 0) return false;
  }
  return true;
}

std::uint64_t expected_primes(std::uint32_t index) {
  std::uint64_t found = 0;
  for (std::uint32_t number = index * kNumbers; number < (index + 1) * kNumbers; ++number) {
    if (is_prime(number)) found += (std::uint64_t{1} << 40) + number;
  }
  return found;
}

// Pi ----------------------------------------------------------------------------------------------

constexpr int kThrows = 4096;
// Numerical Recipes' quick generator; the high bits are good enough to aim with.
constexpr std::uint32_t kFactor = 1'664'525, kSummand = 1'013'904'223;

std::uint64_t pi_unit(std::uint32_t index) {
  U32x4 state;
  for (std::uint32_t lane = 0; lane < 4; ++lane) state[lane] = mixed(index * 4 + lane + 1);
  U32x4 hits{};
  for (int i = 0; i < kThrows; i += 4) {
    state = state * kFactor + kSummand;
    const U32x4 x = state >> 17;
    state = state * kFactor + kSummand;
    const U32x4 y = state >> 17;
    hits += (x * x + y * y) >> 30 ^ 1u;  // 1: within the quarter of the circle
  }
  return std::uint64_t{hits[0]} + hits[1] + hits[2] + hits[3];
}

std::uint64_t expected_pi(std::uint32_t index) {
  std::uint64_t hits = 0;
  for (std::uint32_t lane = 0; lane < 4; ++lane) {
    std::uint32_t state = mixed(index * 4 + lane + 1);
    for (int i = 0; i < kThrows; i += 4) {
      const std::uint32_t x = (state = state * kFactor + kSummand) >> 17;
      const std::uint32_t y = (state = state * kFactor + kSummand) >> 17;
      if (x * x + y * y < 1u << 30) ++hits;
    }
  }
  return hits;
}

// Sort --------------------------------------------------------------------------------------------

constexpr std::size_t kKeys = 512;

std::uint32_t key(std::uint32_t index, std::size_t i) {
  return mixed(index << 16 | static_cast<std::uint32_t>(i)) >> 8;
}

void sift_down(std::array<std::uint32_t, kKeys>& keys, std::size_t root, std::size_t end) {
  const std::uint32_t sinking = keys[root];
  for (;;) {
    std::size_t child = 2 * root + 1;
    if (child >= end) break;
    if (child + 1 < end && keys[child] < keys[child + 1]) ++child;
    if (keys[child] <= sinking) break;
    keys[root] = keys[child];
    root = child;
  }
  keys[root] = sinking;
}

// Heapsort: a branch that nobody can foresee at every step.
std::uint64_t sort_unit(std::uint32_t index) {
  std::array<std::uint32_t, kKeys> keys;
  for (std::size_t i = 0; i < kKeys; ++i) keys[i] = key(index, i);
  for (std::size_t root = kKeys / 2; root-- > 0;) sift_down(keys, root, kKeys);
  for (std::size_t end = kKeys; end-- > 1;) {
    const std::uint32_t largest = keys[0];
    keys[0] = keys[end];
    keys[end] = largest;
    sift_down(keys, 0, end);
  }
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kKeys; ++i) sum += keys[i] * std::uint64_t{i + 1};
  return sum;
}

// Each key counts as often as its place says, and its place is how many are smaller.
std::uint64_t expected_sort(std::uint32_t index) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kKeys; ++i) {
    const std::uint32_t own = key(index, i);
    std::uint64_t place = 1;
    for (std::size_t k = 0; k < kKeys; ++k) {
      const std::uint32_t other = key(index, k);
      if (other < own || (other == own && k < i)) ++place;
    }
    sum += own * place;
  }
  return sum;
}

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string_view name_of(KernelKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

KernelKind kernel_named_in(std::string_view label) {
  for (std::size_t i = 0; i < label.size();) {
    std::size_t end = i;
    while (end < label.size() && is_word(label[end])) ++end;
    for (std::uint32_t kind = 0; kind < kKernelKinds; ++kind) {
      if (label.substr(i, end - i) == kNames[kind]) return static_cast<KernelKind>(kind);
    }
    if (label.substr(i, end - i) == "multiply") return KernelKind::matrix;
    i = end + 1;
  }
  return KernelKind::spin;
}

std::uint64_t run_unit(KernelKind kind, std::uint32_t index) {
  switch (kind) {
    case KernelKind::matrix: return matrix_unit(index);
    case KernelKind::mandelbrot: return mandelbrot_unit(index);
    case KernelKind::primes: return primes_unit(index);
    case KernelKind::pi: return pi_unit(index);
    case KernelKind::sort: return sort_unit(index);
    case KernelKind::spin: break;
  }
  return 0;
}

std::uint64_t expected_unit(KernelKind kind, std::uint32_t index) {
  switch (kind) {
    case KernelKind::matrix: return expected_matrix(index);
    case KernelKind::mandelbrot: return expected_mandelbrot(index);
    case KernelKind::primes: return expected_primes(index);
    case KernelKind::pi: return expected_pi(index);
    case KernelKind::sort: return expected_sort(index);
    case KernelKind::spin: break;
  }
  return 0;
}

// In strips of four columns, each strip's rows one after another.
void pack_matrix(const double* b, double* packed, int n) {
  for (int j = 0; j < n; j += 4) {
    for (int k = 0; k < n; ++k) {
      for (int i = 0; i < 4; ++i) *packed++ = b[k * n + j + i];
    }
  }
}

void multiply_rows(const double* a, const double* packed, double* c, int n, int rows) {
  for (int j = 0; j < n; j += 4) {
    for (int i = 0; i < rows; i += 4) {
      multiply_strip(a + i * n, packed + j * n, c + i * n + j, n);
    }
  }
}

}  // namespace interleave
