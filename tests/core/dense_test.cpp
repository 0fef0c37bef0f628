// The products of small layers against Eigen's, and that their bits do not depend on the shape.
#include "network/dense.h"

#include <gtest/gtest.h>

#include <Eigen/Core>
#include <vector>

#include "network/views.h"
#include "numeric/doubles.h"
#include "numeric/rng.h"

namespace activation {
namespace {

Doubles Random(std::size_t size, Pcg32* random) {
  Doubles numbers(size);
  for (double& number : numbers) number = random->Normal();
  return numbers;
}

std::size_t Size(int rows, int columns) {
  return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
}

MatrixView View(const Doubles& numbers, int rows, int columns, int stride) {
  return {numbers.data(), rows, columns, Eigen::OuterStride<>(stride)};
}

constexpr int kSizes[] = {1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 16, 17, 63, 64};

TEST(Dense, ProductIsEigens) {
  Pcg32 random("dense", "product");
  for (const int rows : kSizes) {
    for (const int depth : kSizes) {
      for (const int columns : kSizes) {
        const Doubles A = Random(Size(rows, depth), &random);
        const Doubles B = Random(Size(depth, Even(columns)), &random);
        const Doubles bias = Random(static_cast<std::size_t>(Even(columns)), &random);
        Doubles C(Size(rows, Even(columns)));
        Product(rows, depth, columns, {A.data(), depth, 1}, {B.data(), Even(columns)},
                {C.data(), Even(columns)}, bias.data());
        const RowMajor expected =
            (View(A, rows, depth, depth) * View(B, depth, columns, Even(columns))).rowwise() +
            VectorView(bias.data(), columns).transpose();
        ASSERT_LE((View(C, rows, columns, Even(columns)) - expected).cwiseAbs().maxCoeff(), 1e-13)
            << rows << " x " << depth << " x " << columns;
      }
    }
  }
}

// However many columns there are, an entry is the sum from its first term to its last.
TEST(Dense, EverySumRunsFromFirstToLast) {
  Pcg32 random("dense", "order");
  for (const int rows : kSizes) {
    for (const int columns : kSizes) {
      constexpr int kDepth = 9;
      // The left factor is read as a transposed matrix, and the product is added to what is there.
      const Doubles A = Random(Size(kDepth, rows), &random);
      const Doubles B = Random(Size(kDepth, Even(columns)), &random);
      Doubles C = Random(Size(rows, Even(columns)), &random);
      Doubles totals = Random(static_cast<std::size_t>(rows), &random);
      const Doubles before = C, totals_before = totals;
      ProductAndTotals(rows, kDepth, columns, {A.data(), 1, rows}, {B.data(), Even(columns)},
                       {C.data(), Even(columns)}, totals.data(), true);
      for (int i = 0; i < rows; ++i) {
        const std::size_t row = static_cast<std::size_t>(i);
        double total = totals_before[row];
        for (int k = 0; k < kDepth; ++k) total += A[Size(k, rows) + row];
        ASSERT_EQ(totals[row], total) << rows << " x " << columns << " in row " << i;
        for (int j = 0; j < columns; ++j) {
          const std::size_t at = Size(i, Even(columns)) + static_cast<std::size_t>(j);
          double sum = before[at];
          for (int k = 0; k < kDepth; ++k) {
            sum += A[Size(k, rows) + row] * B[Size(k, Even(columns)) + static_cast<std::size_t>(j)];
          }
          ASSERT_EQ(C[at], sum) << rows << " x " << columns << " at " << i << ", " << j;
        }
      }
    }
  }
}

TEST(Dense, TotalsNeedNotStartFromWhatIsThere) {
  const std::vector<double> A{1, 2, 3, 4}, B{5, 6, 7, 8};
  std::vector<double> C(4, -77), totals(2, -77);
  ProductAndTotals(2, 2, 2, {A.data(), 1, 2}, {B.data(), 2}, {C.data(), 2}, totals.data(), false);
  EXPECT_EQ(C, (std::vector<double>{26, 30, 38, 44}));
  EXPECT_EQ(totals, (std::vector<double>{4, 6}));
}

// A single column without gaps: the entry that is written beyond it is the next row's, then one
// more.
TEST(Dense, AColumnOfTheProductMayBeWithoutGaps) {
  Pcg32 random("dense", "column");
  for (const int rows : kSizes) {
    for (const int depth : kSizes) {
      const Doubles A = Random(Size(rows, depth), &random);
      const Doubles b = Random(static_cast<std::size_t>(depth) + 1, &random);
      Doubles C(static_cast<std::size_t>(rows) + 1);
      Product(rows, depth, 1, {A.data(), depth, 1}, {b.data(), 1}, {C.data(), 1});
      for (int i = 0; i < rows; ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < static_cast<std::size_t>(depth); ++k) {
          sum += A[Size(i, depth) + k] * b[k];
        }
        ASSERT_EQ(C[static_cast<std::size_t>(i)], sum) << rows << " x " << depth << " at " << i;
      }
    }
  }
}

TEST(Dense, AMultipleIsTheProductTimesIt) {
  Pcg32 random("dense", "multiple");
  for (const int rows : kSizes) {
    for (const int columns : kSizes) {
      constexpr int kDepth = 5;
      const Doubles A = Random(Size(rows, kDepth), &random);
      const Doubles B = Random(Size(kDepth, Even(columns)), &random);
      const Doubles E = Random(Size(rows, Even(columns)), &random);
      Doubles C(Size(rows, Even(columns))), product = C, D = C;
      const LeftFactor left{A.data(), kDepth, 1};
      const RightFactor right{B.data(), Even(columns)};
      Product(rows, kDepth, columns, left, right, {product.data(), Even(columns)});
      ProductAndMultiple(rows, kDepth, columns, left, right, {C.data(), Even(columns)}, E.data(),
                         D.data());
      for (std::size_t i = 0; i < C.size(); ++i) {
        ASSERT_EQ(C[i], product[i]);
        ASSERT_EQ(D[i], product[i] * E[i]);
      }
    }
  }
}

TEST(Dense, TransposesAndWritesNothingElse) {
  Pcg32 random("dense", "transpose");
  for (const int rows : kSizes) {
    for (const int columns : kSizes) {
      const Doubles A = Random(Size(rows, columns), &random);
      const int stride = rows + 3;
      Doubles B(Size(columns, stride));
      for (double& number : B) number = -77;
      Transpose(rows, columns, A.data(), columns, B.data(), stride);
      EXPECT_EQ(View(B, columns, rows, stride), View(A, rows, columns, columns).transpose());
      for (int i = 0; i < columns; ++i) {
        for (int j = rows; j < stride; ++j) {
          ASSERT_EQ(B[Size(i, stride) + static_cast<std::size_t>(j)], -77);
        }
      }
    }
  }
}

TEST(Dense, MultipliesEntryByEntry) {
  Pcg32 random("dense", "multiply");
  for (std::size_t n = 2; n <= 20; n += 2) {
    const Doubles A = Random(n, &random), B = Random(n, &random);
    Doubles C(n);
    Multiply(n, A.data(), B.data(), C.data());
    for (std::size_t i = 0; i < n; ++i) EXPECT_EQ(C[i], A[i] * B[i]);
  }
}

}  // namespace
}  // namespace activation
