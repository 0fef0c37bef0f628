#include "functions/families/tanh_slope.h"

#include "numeric/exact.h"

namespace activation {
namespace {

// head + tail, twice as exact as a double.
struct Wide {
  double head;
  double tail;
};

Wide Times(Wide a, Wide b) {
  double product, error;
  SplitProduct(a.head, b.head, product, error);
  Wide wide;
  FastTwoSum(product, error + (a.head * b.tail + a.tail * b.head), wide.head, wide.tail);
  return wide;
}

Wide Plus(double a, Wide b) {
  double sum, error;
  TwoSum(a, b.head, sum, error);
  Wide wide;
  FastTwoSum(sum, error + b.tail, wide.head, wide.tail);
  return wide;
}

double Quotient(Wide a, Wide b) {
  const double quotient = a.head / b.head;
  double product, error;
  SplitProduct(quotient, b.head, product, error);
  return quotient + ((((a.head - product) - error) + a.tail) - quotient * b.tail) / b.head;
}

struct Table {
  Table() {
    static_assert(kTanhStep == 1.0 / 32);
    constexpr Wide kDecay = {0x1.e0fabfbc702a4p-1, -0x1.8d0e700fcfb65p-56};  // e^(-2/32)
    Wide e = {1, 0};
    for (int n = 0; n < kTanhPlaces / 2; ++n, e = Times(e, kDecay)) {
      const Wide above = Plus(1, e);
      const double tanh = Quotient(Plus(1, {-e.head, -e.tail}), above);
      const double slope = Quotient({4 * e.head, 4 * e.tail}, Times(above, above));
      Put(n, tanh, slope);
      Put((kTanhPlaces - n) % kTanhPlaces, n > 0 ? -tanh : tanh, slope);
    }
    Put(kTanhPlaces / 2, -1, 0);  // beyond what is looked up for its value
  }
  void Put(int place, double tanh, double slope) {
    values[2 * place] = tanh;
    values[2 * place + 1] = slope;
  }
  alignas(16) double values[2 * kTanhPlaces];
};

}  // namespace

const double* TanhTable() {
  static const Table table;
  return table.values;
}

}  // namespace activation
