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
// Where a product is written: entry (i, j) at to[i * row + j].
struct Destination {
  double* to;
  std::ptrdiff_t row;
};

// C[rows x columns] = start + A[rows x depth] B[depth x columns], where the sums of column j start
// from first_row[j], or all from 0. An odd number of columns reads and writes one entry beyond each
// row of B and C, which is whatever comes of it: the next row's first, written over later, or
// padding.
void Product(int rows, int depth, int columns, const LeftFactor& A, const RightFactor& B,
             const Destination& C, const double* first_row = nullptr);
// C = A B, and entry by entry D = C E, where D and E are laid out as C.
void ProductAndMultiple(int rows, int depth, int columns, const LeftFactor& A, const RightFactor& B,
                        const Destination& C, const double* E, double* D);

// C = A B, and totals[i] = the sum of row i of A; with `add` the sums start from what is there.
void ProductAndTotals(int rows, int depth, int columns, const LeftFactor& A, const RightFactor& B,
                      const Destination& C, double* totals, bool add);

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
