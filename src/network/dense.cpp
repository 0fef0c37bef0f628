#include "network/dense.h"

#include "numeric/pair.h"

namespace activation {
namespace {

// What becomes of the sums of one pass over a stripe of columns.
struct Task {
  LeftFactor A;
  RightFactor B;
  Destination C;
  const double* start;  // null: 0
  std::ptrdiff_t start_row;
  const double* E = nullptr;  // of a multiple
  double* D = nullptr;
  double* totals = nullptr;  // of totals
};

// What is computed along with the sums.
enum class Extra { kNone, kMultiple, kTotals };

// Sums in registers, kRows x 2 kPairs of them: with a row of terms and a column of factors they
// must fit into the 16 vector registers that browsers have.
template <int kRows, int kPairs, Extra kExtra>
[[gnu::always_inline]] inline void Tile(int depth, const Task& task) {
  Pair sum[kRows][kPairs];
  for (int i = 0; i < kRows; ++i) {
    for (int j = 0; j < kPairs; ++j) {
      sum[i][j] = task.start ? Load<Pair>(task.start + i * task.start_row + 2 * j) : Splat<Pair>(0);
    }
  }
  Pair total[kRows];
  if constexpr (kExtra == Extra::kTotals) {
    for (int i = 0; i < kRows; ++i) total[i] = Splat<Pair>(task.start ? task.totals[i] : 0);
  }
  const double* a = task.A.from;
  const double* b = task.B.from;
  for (; depth > 0; --depth, a += task.A.step, b += task.B.row) {
    Pair factor[kRows];
    for (int i = 0; i < kRows; ++i) factor[i] = Splat<Pair>(a[i * task.A.row]);
    if constexpr (kExtra == Extra::kTotals) {
      for (int i = 0; i < kRows; ++i) total[i] += factor[i];
    }
    for (int j = 0; j < kPairs; ++j) {
      const Pair term = Load<Pair>(b + 2 * j);
      for (int i = 0; i < kRows; ++i) sum[i][j] += factor[i] * term;
    }
  }
  if constexpr (kExtra == Extra::kTotals) {
    for (int i = 0; i < kRows; ++i) task.totals[i] = total[i][0];
  }
  for (int i = 0; i < kRows; ++i) {
    const std::ptrdiff_t row = i * task.C.row;
    for (int j = 0; j < kPairs; ++j) {
      Store(task.C.to + row + 2 * j, sum[i][j]);
      if constexpr (kExtra == Extra::kMultiple) {
        Store(task.D + row + 2 * j, sum[i][j] * Load<Pair>(task.E + row + 2 * j));
      }
    }
  }
}

// All rows of a stripe of 2 kPairs columns.
template <int kRows, int kPairs, Extra kExtra>
[[gnu::always_inline]] inline void Stripe(int rows, int depth, Task task) {
  for (; rows >= kRows; rows -= kRows) {
    Tile<kRows, kPairs, kExtra>(depth, task);
    task.A.from += kRows * task.A.row;
    task.C.to += kRows * task.C.row;
    if (task.start) task.start += kRows * task.start_row;
    if constexpr (kExtra == Extra::kMultiple) {
      task.E += kRows * task.C.row;
      task.D += kRows * task.C.row;
    }
    if constexpr (kExtra == Extra::kTotals) task.totals += kRows;
  }
  if constexpr (kRows > 1) Stripe<kRows / 2, kPairs, kExtra>(rows, depth, task);
}

// The first columns of `pairs` pairs; how many pairs it took.
template <Extra kExtra>
[[gnu::always_inline]] inline int FirstStripe(int rows, int depth, int pairs, const Task& task) {
  // Five are better cut into three and two than into four and one.
  const int width = pairs > 5 || pairs == 4 ? 4 : pairs < 4 ? pairs : 3;
  switch (width) {
    case 1:
      Stripe<4, 1, kExtra>(rows, depth, task);
      break;
    case 2:
      Stripe<4, 2, kExtra>(rows, depth, task);
      break;
    case 3:
      Stripe<2, 3, kExtra>(rows, depth, task);
      break;
    default:
      Stripe<2, 4, kExtra>(rows, depth, task);
  }
  return width;
}

template <Extra kExtra>
[[gnu::always_inline]] inline void ToNextStripe(int width, Task* task) {
  task->B.from += 2 * width;
  task->C.to += 2 * width;
  if (task->start) task->start += 2 * width;
  if constexpr (kExtra == Extra::kMultiple) {
    task->E += 2 * width;
    task->D += 2 * width;
  }
}

template <Extra kExtra>
[[gnu::always_inline]] inline void Stripes(int rows, int depth, int pairs, Task task) {
  while (pairs > 0) {
    const int width = FirstStripe<kExtra>(rows, depth, pairs, task);
    ToNextStripe<kExtra>(width, &task);
    pairs -= width;
  }
}

// kPairs pairs of rows of a single column: C[i] = start + A[i] b.
template <int kPairs>
[[gnu::always_inline]] inline void RowPairs(int depth, const LeftFactor& A, const double* b,
                                            double* C, double start) {
  Pair sum[kPairs];
  for (Pair& both : sum) both = Splat<Pair>(start);
  int k = 0;
  for (; k + 2 <= depth; k += 2) {
    const Pair first = Splat<Pair>(b[k]), second = Splat<Pair>(b[k + 1]);
    for (int i = 0; i < kPairs; ++i) {
      const Pair above = Load<Pair>(A.from + 2 * i * A.row + k);
      const Pair below = Load<Pair>(A.from + (2 * i + 1) * A.row + k);
      sum[i] += __builtin_shufflevector(above, below, 0, 2) * first;
      sum[i] += __builtin_shufflevector(above, below, 1, 3) * second;
    }
  }
  for (int i = 0; i < kPairs; ++i) {
    if (k < depth) {
      sum[i] +=
          Pair{A.from[2 * i * A.row + k], A.from[(2 * i + 1) * A.row + k]} * Splat<Pair>(b[k]);
    }
    Store(C + 2 * i, sum[i]);
  }
}

// A single column without gaps, where rows can be taken in pairs instead.
void Column(int rows, int depth, LeftFactor A, const double* b, double* C, double start) {
  for (; rows >= 4; rows -= 4, A.from += 4 * A.row, C += 4) RowPairs<2>(depth, A, b, C, start);
  for (; rows >= 2; rows -= 2, A.from += 2 * A.row, C += 2) RowPairs<1>(depth, A, b, C, start);
  if (rows == 0) return;
  double sum = start;
  for (int k = 0; k < depth; ++k) sum += A.from[k] * b[k];
  *C = sum;
}

}  // namespace

void Product(int rows, int depth, int columns, const LeftFactor& A, const RightFactor& B,
             const Destination& C, const double* first_row) {
  if (columns == 1 && A.step == 1 && B.row == 1 && C.row == 1) {
    Column(rows, depth, A, B.from, C.to, first_row != nullptr ? *first_row : 0);
    return;
  }
  Stripes<Extra::kNone>(rows, depth, Even(columns) / 2,
                        {.A = A, .B = B, .C = C, .start = first_row, .start_row = 0});
}

void ProductAndMultiple(int rows, int depth, int columns, const LeftFactor& A, const RightFactor& B,
                        const Destination& C, const double* E, double* D) {
  Stripes<Extra::kMultiple>(
      rows, depth, Even(columns) / 2,
      {.A = A, .B = B, .C = C, .start = nullptr, .start_row = 0, .E = E, .D = D});
}

void ProductAndTotals(int rows, int depth, int columns, const LeftFactor& A, const RightFactor& B,
                      const Destination& C, double* totals, bool add) {
  Task task{
      .A = A, .B = B, .C = C, .start = add ? C.to : nullptr, .start_row = C.row, .totals = totals};
  const int pairs = Even(columns) / 2;
  const int width = FirstStripe<Extra::kTotals>(rows, depth, pairs, task);
  ToNextStripe<Extra::kNone>(width, &task);
  Stripes<Extra::kNone>(rows, depth, pairs - width, task);
}

}  // namespace activation
