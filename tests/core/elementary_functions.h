// The elementary functions as a table, with the inputs on which they are swept: by the test that
// measures their errors, and by the program that prints hashes of their bits.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <ostream>
#include <string_view>
#include <vector>

#include "numeric/elementary.h"
#include "numeric/rng.h"

namespace activation {

// A function of x, or of x and y. `low` and `high` bound what is swept by bit patterns, where small
// numbers are as many as large ones; `core_low` and `core_high` what is swept evenly. `seams` are
// where the algorithm changes its ways.
struct ElementaryFunction {
  std::string_view name;
  double (*one)(double x, double y);
  Pair (*two)(Pair x, Pair y);
  double bound;  // of the error in ULP, as elementary.h states it
  double low;
  double high;
  double core_low;
  double core_high;
  std::vector<double> seams;
  double (*second)(double x, Pcg32& random) = nullptr;  // draws y, if the function takes one
};

// The name, for messages.
inline void PrintTo(const ElementaryFunction& function, std::ostream* to) { *to << function.name; }

struct Point {
  double x;
  double y;
};

inline constexpr double kMax = std::numeric_limits<double>::max();
inline constexpr double kTiny = std::numeric_limits<double>::denorm_min();
inline constexpr double kInf = std::numeric_limits<double>::infinity();
inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

inline const std::vector<ElementaryFunction>& ElementaryFunctions() {
#define UNARY(Name) \
#Name, [](double x, double) { return Name(x); }, [](Pair x, Pair) { return Name(x); }
#define BINARY(Name) \
#Name, [](double x, double y) { return Name(x, y); }, [](Pair x, Pair y) { return Name(x, y); }
  constexpr double kLn2 = 0x1.62e42fefa39efp-1;
  constexpr double kSqrt2 = 0x1.6a09e667f3bcdp+0;
  constexpr double kHalfPi = 0x1.921fb54442d18p+0;
  // Exponents of all sizes, or such that x^y spans the range of doubles.
  constexpr auto power = [](double x, Pcg32& random) {
    const double limit = 745 / Abs(Log(Abs(x)));
    const double wide = Exp(10 * random.Normal());
    const double y = random.Below(2) == 0 ? limit * (2 * random.Uniform() - 1) : wide;
    return random.Below(4) == 0 ? std::nearbyint(y) : y;
  };
  constexpr auto side = [](double x, Pcg32& random) { return x * Exp(4 * random.Normal()); };
  constexpr auto tail = [](double x, Pcg32& random) {
    return Abs(x) < 1000 ? x * 0x1p-52 * (2 * random.Uniform() - 1) : 0;
  };
  // clang-format off: a function is a row.
  static const std::vector<ElementaryFunction> functions = {
      {UNARY(Exp), 1, -746, 710, -5, 5, {-745.2, -708.4, -708, 0, 0.5 * kLn2, 708, 709.8}},
      {UNARY(Expm1),
       1.5,
       -60,
       710,
       -2,
       2,
       {-37, -1.5 * kLn2, -0.5 * kLn2, 0, 0.5 * kLn2, 709, 709.8}},
      {UNARY(Log), 1, 0, kMax, 0.2, 5, {0x1p-1022, kSqrt2 / 2, 1, kSqrt2, 2}},
      {UNARY(Log1p), 1, -1, kMax, -0.95, 5, {kSqrt2 / 2 - 1, 0, kSqrt2 - 1, 1, 0x1p1000}},
      {UNARY(Sinh), 2, -711, 711, -5, 5, {-1, 0, 1, 709, 710.4}},
      {UNARY(Cosh), 1.5, -711, 711, -5, 5, {-1, 0, 1, 709, 710.4}},
      {UNARY(Tanh), 1.5, -22, 22, -3, 3, {-0.8, 0, 0.8, 20}},
      {UNARY(Asinh), 1.5, -kMax, kMax, -5, 5, {-1, 0, 1, 0x1p28}},
      {UNARY(Erf), 1.25, -7, 7, -2, 2, {-0.8, 0, 0.8, 6}},
      {UNARY(Erfc), 2, -7, 28, -2, 27.2, {0, 1, 4, 26, 26.5, 27.2, 28}},
      {UNARY(Sin),
       1,
       -kMax,
       kMax,
       -100,
       100,
       {0, kHalfPi / 2, kHalfPi, 2 * kHalfPi, 9 * kHalfPi, 0x1p20}},
      {UNARY(Cos),
       1,
       -kMax,
       kMax,
       -100,
       100,
       {0, kHalfPi / 2, kHalfPi, 2 * kHalfPi, 9 * kHalfPi, 0x1p20}},
      {UNARY(Tan),
       1.5,
       -kMax,
       kMax,
       -100,
       100,
       {0, kHalfPi / 2, kHalfPi, 2 * kHalfPi, 9 * kHalfPi, 0x1p20}},
      {UNARY(Atan), 1, -kMax, kMax, -4, 4, {0, kSqrt2 - 1, 1, kSqrt2 + 1, 0x1p64}},
      {BINARY(Pow), 1, -kMax, kMax, 0, 3, {0x1p-1022, kSqrt2 / 2, 1, kSqrt2}, power},
      {BINARY(Hypot), 1, -kMax, kMax, -4, 4, {0, 0x1p-400, 0x1p500}, side},
      {BINARY(ExpSum), 1, -744, 709, -5, 5, {-708, 0, 708}, tail},
      {BINARY(ErfcSum), 2, -7, 27.2, -2, 27.2, {0, 1, 4, 26}, tail},
  };
  // clang-format on
#undef UNARY
#undef BINARY
  return functions;
}

// Doubles in order as integers in order; -0 and 0 are the same one.
inline std::int64_t Rank(double x) { return ToBits(x) < 0 ? INT64_MIN - ToBits(x) : ToBits(x); }
inline double OfRank(std::int64_t rank) {
  return FromBits<double>(rank < 0 ? INT64_MIN - rank : rank);
}

inline std::uint64_t Next64(Pcg32& random) {
  const std::uint64_t high = random.Next();
  return high << 32 | random.Next();
}

// `patterns` inputs by bit pattern and `evenly` ones between core_low and core_high; before them
// zeros, the ends of subnormal and of all numbers, infinities, NaN, and every seam with its
// neighbours.
inline std::vector<Point> SweepPoints(const ElementaryFunction& function, std::string_view seed,
                                      int patterns, int evenly) {
  Pcg32 random(seed, function.name);
  std::vector<Point> points;
  const auto add = [&](double x) {
    points.push_back({x, function.second == nullptr ? 0 : function.second(x, random)});
  };
  for (const double x : {0.0, kTiny, 0x0.fffffffffffffp-1022, 0x1p-1022, 1.0, kMax, kInf, kNaN}) {
    add(x);
    add(-x);
  }
  for (const double seam : function.seams) {
    for (std::int64_t step = -8; step <= 8; ++step) add(OfRank(Rank(seam) + step));
  }
  const std::int64_t first = Rank(function.low);
  const auto count =
      static_cast<std::uint64_t>(Rank(function.high)) - static_cast<std::uint64_t>(first) + 1;
  for (int i = 0; i < patterns; ++i) {
    add(OfRank(
        static_cast<std::int64_t>(static_cast<std::uint64_t>(first) + Next64(random) % count)));
  }
  for (int i = 0; i < evenly; ++i) {
    add(function.core_low + (function.core_high - function.core_low) * random.Uniform());
  }
  return points;
}

}  // namespace activation
