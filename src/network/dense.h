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
// What the sum of an entry begins with: from[i * step] for row i; what the product's place holds
// already where `from` is null.
struct Start {
  const double* from;
  std::ptrdiff_t step;
};

inline constexpr double kZero = 0;
inline constexpr Start kFromZero = {&kZero, 0};
inline constexpr Start kFromItself = {nullptr, 0};

// C[rows x columns] = start + A[rows x depth] B[depth x columns]. Rows of B and C have room for
// Even(columns) entries; the one beyond an odd number of columns is whatever comes of it.
void Product(int rows, int depth, int columns, const LeftFactor& A, const RightFactor& B, double* C,
             std::ptrdiff_t c_row, const Start& start);

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

// sums[i] = start + the sum of row i of A[rows x columns], from the first to the last, where a sum
// starts from 0 or, with `add`, from what it is.
inline void SumRows(int rows, int columns, const double* A, std::ptrdiff_t a_row, double* sums,
                    bool add) {
  // Two rows side by side, and two such pairs at once.
  for (; rows >= 4; rows -= 4, A += 4 * a_row, sums += 4) {
    Pair above = add ? Load<Pair>(sums) : Splat<Pair>(0);
    Pair below = add ? Load<Pair>(sums + 2) : Splat<Pair>(0);
    for (int j = 0; j < columns; j += 2) {
      const Pair r0 = Load<Pair>(A + j), r1 = Load<Pair>(A + a_row + j);
      const Pair r2 = Load<Pair>(A + 2 * a_row + j), r3 = Load<Pair>(A + 3 * a_row + j);
      above += __builtin_shufflevector(r0, r1, 0, 2);
      below += __builtin_shufflevector(r2, r3, 0, 2);
      if (j + 1 == columns) break;
      above += __builtin_shufflevector(r0, r1, 1, 3);
      below += __builtin_shufflevector(r2, r3, 1, 3);
    }
    Store(sums, above);
    Store(sums + 2, below);
  }
  for (; rows > 0; --rows, A += a_row, ++sums) {
    double sum = add ? *sums : 0;
    for (int j = 0; j < columns; ++j) sum += A[j];
    *sums = sum;
  }
}

// B[columns x rows] = A[rows x columns], transposed. Both have room for even numbers of rows and
// columns.
inline void Transpose(int rows, int columns, const double* A, std::ptrdiff_t a_row, double* B,
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
