// The kernels that are more than a chain: each is a row of units numbered from 0, a few tens of
// microseconds of work that gives a number, and after so many units the row begins again. A unit
// depends on nothing but its index, so that work may be cut between any two and shared out to any
// workers; all of them together always add up to the same.
//
// expected_unit() finds the same number in another, slower way, for checking.
#pragma once

#include <cstdint>
#include <string_view>

namespace interleave {

enum class KernelKind : std::uint32_t { spin, matrix, mandelbrot, primes, pi, sort };
inline constexpr std::uint32_t kKernelKinds = 6;

// "spin", "matrix", "mandelbrot", "primes", "pi", "sort".
[[nodiscard]] std::string_view name_of(KernelKind kind);

// The kernel that a label names in one of its words, in small letters ("multiply" is `matrix`,
// too); `spin` if it names none.
[[nodiscard]] KernelKind kernel_named_in(std::string_view label);

// Of a row of any of them but `spin`.
inline constexpr std::uint32_t kUnits = 64;

[[nodiscard]] std::uint64_t run_unit(KernelKind kind, std::uint32_t index);
[[nodiscard]] std::uint64_t expected_unit(KernelKind kind, std::uint32_t index);

// The kernel of `matrix` by itself, for benchmarks: so many rows of c = a * b, all n columns wide,
// n and `rows` multiples of 4, b packed before.
void pack_matrix(const double* b, double* packed, int n);
void multiply_rows(const double* a, const double* packed, double* c, int n, int rows);

}  // namespace interleave
