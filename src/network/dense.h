// Matrix products for layers of 1 to 64 units, whose operands stay in the nearest cache.
//
// Two columns run side by side; every entry of a product is summed from its first term to its last,
// so that its bits do not depend on the machine. Knows nothing of layers.
#pragma once

#include <cstddef>

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
void Multiply(std::size_t n, const double* A, const double* B, double* C);

// sums[i] = start + the sum of row i of A[rows x columns], from the first to the last, where a sum
// starts from 0 or, with `add`, from what it is.
void SumRows(int rows, int columns, const double* A, std::ptrdiff_t a_row, double* sums, bool add);

// B[columns x rows] = A[rows x columns], transposed. Both have room for even numbers of rows and
// columns.
void Transpose(int rows, int columns, const double* A, std::ptrdiff_t a_row, double* B,
               std::ptrdiff_t b_row);

}  // namespace activation
