// Matrix products for layers of 1 to 64 units, whose operands stay in the nearest cache.
//
// Two columns run side by side; every entry of a product is summed from its first term to its last,
// so that its bits do not depend on the machine. Knows nothing of layers.
#pragma once

#include <cstddef>

#include "numeric/pair.h"

namespace activation {

// The next even number: rows are padded to it, since columns go in pairs.
constexpr int Even(int n) { return n + (n & 1); }

// One factor, read entry by entry: entry (i, k) is at from[i * row + k * step].
struct LeftFactor {
  const double* from;
  std::ptrdiff_t row;
  std::ptrdiff_t step;
};
// A matrix of row-major rows: entry (k, j) is at from[k * row + j].
struct RightFactor {
  const double* from;
  std::ptrdiff_t row;
};
// What the sums begin with: in each row from[j] for column j, 0, or what is there already.
enum class Start { kRow, kZero, kItself };

// Where a product is written: entry (i, j) at to[i * row + j].
struct Destination {
  double* to;
  std::ptrdiff_t row;
};

// C[rows x columns] = start + A[rows x depth] B[depth x columns]. An odd number of columns reads
// and writes one entry beyond each row of B and C, which is whatever comes of it: the next row's
// first, written over later, or padding.
void Product(int rows, int depth, int columns, const LeftFactor& A, const RightFactor& B,
             const Destination& C, Start start, const double* first_row = nullptr);
// C = A B, and entry by entry D = C E, where D and E are laid out as C.
void ProductAndMultiple(int rows, int depth, int columns, const LeftFactor& A, const RightFactor& B,
                        const Destination& C, const double* E, double* D);

// C[i] = A[i] B[i]; n is even.
inline void Multiply(std::size_t n, const double* A, const double* B, double* C) {
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

// The sums of kPairs pairs of columns, side by side, as none of them needs to wait for another.
template <int kPairs>
inline void SumPairs(int rows, const double* A, std::ptrdiff_t a_row, double* sums, bool add) {
  Pair sum[kPairs];
  for (int j = 0; j < kPairs; ++j) sum[j] = add ? Load<Pair>(sums + 2 * j) : Splat<Pair>(0);
  for (; rows > 0; --rows, A += a_row) {
    for (int j = 0; j < kPairs; ++j) sum[j] += Load<Pair>(A + 2 * j);
  }
  for (int j = 0; j < kPairs; ++j) Store(sums + 2 * j, sum[j]);
}

// sums[j] = start + the sum of column j of A[rows x columns], from the first to the last, where a
// sum starts from 0 or, with `add`, from what it is.
inline void SumColumns(int rows, int columns, const double* A, std::ptrdiff_t a_row, double* sums,
                       bool add) {
  for (; columns >= 8; columns -= 8, A += 8, sums += 8) SumPairs<4>(rows, A, a_row, sums, add);
  for (; columns >= 4; columns -= 4, A += 4, sums += 4) SumPairs<2>(rows, A, a_row, sums, add);
  for (; columns >= 2; columns -= 2, A += 2, sums += 2) SumPairs<1>(rows, A, a_row, sums, add);
  if (columns == 0) return;
  double sum = add ? *sums : 0;
  for (int i = 0; i < rows; ++i) sum += A[i * a_row];
  *sums = sum;
}

// B[columns x rows] = A[rows x columns], transposed.
inline void Transpose(int rows, int columns, const double* A, std::ptrdiff_t a_row, double* B,
                      std::ptrdiff_t b_row) {
  for (; rows >= 2; rows -= 2, A += 2 * a_row, B += 2) {
    double* to = B;
    int j = 0;
    for (; j + 2 <= columns; j += 2, to += 2 * b_row) {
      const Pair above = Load<Pair>(A + j);
      const Pair below = Load<Pair>(A + a_row + j);
      Store(to, __builtin_shufflevector(above, below, 0, 2));
      Store(to + b_row, __builtin_shufflevector(above, below, 1, 3));
    }
    if (j == columns) continue;
    to[0] = A[j];
    to[1] = A[a_row + j];
  }
  if (rows == 0) return;
  for (int j = 0; j < columns; ++j) B[j * b_row] = A[j];
}

}  // namespace activation
