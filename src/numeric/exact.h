// Sums and products that lose nothing: a result as the rounded value and what rounding took from
// it. The building blocks of everything here that is better than one rounding per operation.
#pragma once

#include "numeric/pair.h"

namespace activation {

// sum + error = a + b exactly, for |a| >= |b| or a = 0 (Dekker 1971).
template <class T>
inline void FastTwoSum(T a, T b, T& sum, T& error) {
  const T total = a + b;
  error = (a - total) + b;
  sum = total;
}

// sum + error = a + b exactly (Knuth).
template <class T>
inline void TwoSum(T a, T b, T& sum, T& error) {
  const T total = a + b;
  const T b_part = total - a;
  error = (a - (total - b_part)) + (b - b_part);
  sum = total;
}

// The leading 26 bits of x, rounded, so that x - Head(x) has 26 bits as well. Rounding the integer
// behind the number cannot overflow, which multiplying by 2^27 + 1 (Veltkamp) can.
template <class T>
inline T Head(T x) {
  return FromBits<T>(AddBits(ToBits(x), std::int64_t{1} << 26) & -(std::int64_t{1} << 27));
}

// hi + lo = a b exactly, hi the rounded product (Dekker 1971), for finite a, b below 2^1023 where
// |a b| lies between 2^-960 and 2^1023; below that, lo is only as good as subnormal numbers are.
template <class T>
inline void SplitProduct(T a, T b, T& hi, T& lo) {
  const T a_head = Head(a);
  const T b_head = Head(b);
  const T a_tail = a - a_head;
  const T b_tail = b - b_head;
  const T product = a * b;
  lo = ((a_head * b_head - product) + a_head * b_tail + a_tail * b_head) + a_tail * b_tail;
  hi = product;
}

}  // namespace activation
