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

void Multiply(std::size_t n, const double* A, const double* B, double* C) {
  std::size_t i = 0;
  const auto step = [=](std::size_t at) { Store(C + at, Load<Pair>(A + at) * Load<Pair>(B + at)); };
  for (; i + 8 <= n; i += 8) {
    step(i);
    step(i + 2);
    step(i + 4);
    step(i + 6);
  }
  for (; i < n; i += 2) step(i);
}

void SumRows(int rows, int columns, const double* A, std::ptrdiff_t a_row, double* sums, bool add) {
  for (; rows >= 4; rows -= 4, A += 4 * a_row, sums += 4) {
    double sum[4] = {0, 0, 0, 0};
    if (add) {
      for (int i = 0; i < 4; ++i) sum[i] = sums[i];
    }
    for (int j = 0; j < columns; ++j) {
      for (int i = 0; i < 4; ++i) sum[i] += A[i * a_row + j];
    }
    for (int i = 0; i < 4; ++i) sums[i] = sum[i];
  }
  for (; rows > 0; --rows, A += a_row, ++sums) {
    double sum = add ? *sums : 0;
    for (int j = 0; j < columns; ++j) sum += A[j];
    *sums = sum;
  }
}

void Transpose(int rows, int columns, const double* A, std::ptrdiff_t a_row, double* B,
               std::ptrdiff_t b_row) {
  for (int i = 0; i < rows; i += 2, A += 2 * a_row, B += 2) {
    double* to = B;
    for (int j = 0; j < columns; j += 2, to += 2 * b_row) {
      const Pair above = Load<Pair>(A + j);
      const Pair below = Load<Pair>(A + a_row + j);
      Store(to, __builtin_shufflevector(above, below, 0, 2));
      Store(to + b_row, __builtin_shufflevector(above, below, 1, 3));
    }
  }
}

}  // namespace activation
