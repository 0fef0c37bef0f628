#include "network/dense.h"

#include "numeric/pair.h"

namespace activation {
namespace {

// Sums in registers, kRows x 2 kPairs of them: with a row of terms and a column of factors they
// must fit into the 16 vector registers that browsers have.
template <int kRows, int kPairs>
[[gnu::always_inline]] inline void Tile(int depth, const LeftFactor& A, const RightFactor& B,
                                        double* C, std::ptrdiff_t c_row, const Start& start) {
  Pair sum[kRows][kPairs];
  for (int i = 0; i < kRows; ++i) {
    for (int j = 0; j < kPairs; ++j) {
      sum[i][j] =
          start.from ? Splat<Pair>(start.from[i * start.step]) : Load<Pair>(C + i * c_row + 2 * j);
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
                                          double* C, std::ptrdiff_t c_row, Start start) {
  for (; rows >= kRows; rows -= kRows) {
    Tile<kRows, kPairs>(depth, A, B, C, c_row, start);
    A.from += kRows * A.row;
    C += kRows * c_row;
    if (start.from) start.from += kRows * start.step;
  }
  if constexpr (kRows > 1) Stripe<kRows / 2, kPairs>(rows, depth, A, B, C, c_row, start);
}

}  // namespace

void Product(int rows, int depth, int columns, const LeftFactor& left, const RightFactor& right,
             double* C, std::ptrdiff_t c_row, const Start& start_of) {
  // Copies, which no store to C can change.
  const LeftFactor A = left;
  RightFactor B = right;
  const Start start = start_of;
  int pairs = (columns + 1) / 2;
  while (pairs > 0) {
    // Five are better cut into three and two than into four and one.
    const int width = pairs > 5 || pairs == 4 ? 4 : pairs < 4 ? pairs : 3;
    switch (width) {
      case 1:
        Stripe<4, 1>(rows, depth, A, B, C, c_row, start);
        break;
      case 2:
        Stripe<4, 2>(rows, depth, A, B, C, c_row, start);
        break;
      case 3:
        Stripe<2, 3>(rows, depth, A, B, C, c_row, start);
        break;
      default:
        Stripe<2, 4>(rows, depth, A, B, C, c_row, start);
    }
    B.from += 2 * width;
    C += 2 * width;
    pairs -= width;
  }
}

}  // namespace activation
