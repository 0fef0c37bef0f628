#include "network/dense.h"

#include "numeric/pair.h"

namespace activation {
namespace {

// Sums in registers, kRows x 2 kPairs of them: with a row of terms and a column of factors they
// must fit into the 16 vector registers that browsers have.
template <int kRows, int kPairs>
[[gnu::always_inline]] inline void Tile(int depth, const LeftFactor& A, const RightFactor& B,
                                        double* C, std::ptrdiff_t c_row, const double* start,
                                        std::ptrdiff_t start_row) {
  Pair sum[kRows][kPairs];
  for (int i = 0; i < kRows; ++i) {
    for (int j = 0; j < kPairs; ++j) {
      sum[i][j] = start ? Load<Pair>(start + i * start_row + 2 * j) : Splat<Pair>(0);
    }
  }
  const double* a = A.from;
  const double* b = B.from;
  for (; depth > 0; --depth, a += A.step, b += B.row) {
    Pair factor[kRows];
    for (int i = 0; i < kRows; ++i) factor[i] = Splat<Pair>(a[i * A.row]);
    for (int j = 0; j < kPairs; ++j) {
      const Pair term = Load<Pair>(b + 2 * j);
      for (int i = 0; i < kRows; ++i) sum[i][j] += factor[i] * term;
    }
  }
  for (int i = 0; i < kRows; ++i) {
    for (int j = 0; j < kPairs; ++j) Store(C + i * c_row + 2 * j, sum[i][j]);
  }
}

// All rows of a stripe of 2 kPairs columns.
template <int kRows, int kPairs>
[[gnu::always_inline]] inline void Stripe(int rows, int depth, LeftFactor A, const RightFactor& B,
                                          double* C, std::ptrdiff_t c_row, const double* start,
                                          std::ptrdiff_t start_row) {
  for (; rows >= kRows; rows -= kRows) {
    Tile<kRows, kPairs>(depth, A, B, C, c_row, start, start_row);
    A.from += kRows * A.row;
    C += kRows * c_row;
    if (start) start += kRows * start_row;
  }
  if constexpr (kRows > 1) {
    Stripe<kRows / 2, kPairs>(rows, depth, A, B, C, c_row, start, start_row);
  }
}

}  // namespace

void Product(int rows, int depth, int columns, const double* a, std::ptrdiff_t a_row,
             std::ptrdiff_t a_step, const double* b, std::ptrdiff_t b_row, double* C,
             std::ptrdiff_t c_row, const double* from, std::ptrdiff_t from_row) {
  const LeftFactor A{a, a_row, a_step};
  RightFactor B{b, b_row};
  int pairs = (columns + 1) / 2;
  while (pairs > 0) {
    // Five are better cut into three and two than into four and one.
    const int width = pairs > 5 || pairs == 4 ? 4 : pairs < 4 ? pairs : 3;
    switch (width) {
      case 1:
        Stripe<4, 1>(rows, depth, A, B, C, c_row, from, from_row);
        break;
      case 2:
        Stripe<4, 2>(rows, depth, A, B, C, c_row, from, from_row);
        break;
      case 3:
        Stripe<2, 3>(rows, depth, A, B, C, c_row, from, from_row);
        break;
      default:
        Stripe<2, 4>(rows, depth, A, B, C, c_row, from, from_row);
    }
    B.from += 2 * width;
    C += 2 * width;
    if (from) from += 2 * width;
    pairs -= width;
  }
}

}  // namespace activation
