// Sin, Cos and Tan. Coefficients and parts of pi/2: tests/tools/minimax.py trig.
#include "numeric/borrow.h"
#include "numeric/elementary.h"
#include "numeric/exact.h"
#include "numeric/huge_angle.h"
#include "numeric/polynomial.h"

namespace activation {
namespace {

// |x| = quadrant * pi/2 + head + tail with |head| <= pi/4; the last two bits of `quadrant` count.
template <class T>
struct Angle {
  T head;
  T tail;
  BitsOf<T> quadrant;
};

constexpr double kModerate = 0x1p20;
constexpr double kLargestFinite = 0x1.fffffffffffffp1023;

// What replaces the angle in the lanes beyond kModerate; out of line, to keep the usual path's
// values in registers.
[[gnu::noinline]] Angle<double> ReduceHuge(double a, const Angle<double>&) {
  const HugeAngle huge = ReduceHugeAngle(a);
  return {huge.head, huge.tail, huge.quadrant};
}

[[gnu::noinline]] Angle<Pair> ReduceHuge(Pair a, const Angle<Pair>& moderate) {
  Angle<Pair> angle = moderate;
  for (int lane = 0; lane < 2; ++lane) {
    if (!(a[lane] > kModerate && a[lane] <= kLargestFinite)) continue;
    const HugeAngle huge = ReduceHugeAngle(a[lane]);
    angle.head[lane] = huge.head;
    angle.tail[lane] = huge.tail;
    angle.quadrant[lane] = huge.quadrant;
  }
  return angle;
}

// Up to 2^20, by subtracting n pi/2 in parts (Cody and Waite 1980). Three of them have 33 bits, so
// that their products with n are exact; where a difference cancels it is exact as well, which makes
// FastTwoSum right even if its first operand is the smaller one.
template <class T>
inline Angle<T> Reduce(T x) {
  static constexpr double kTwoOverPi = 0x1.45f306dc9c883p-1;
  static constexpr double kToInteger = 0x1.8p52;
  static constexpr double kPart1 = 0x1.921fb544p+0;
  static constexpr double kPart2 = 0x1.0b4611a6p-34;
  static constexpr double kPart3 = 0x1.3198a2ep-69;
  static constexpr double kPart4 = 0x1.b839a252049c1p-104;
  const T a = Abs(x);
  const T to_integer = Constant<T>(kToInteger);
  const T integer = a * Constant<T>(kTwoOverPi) + to_integer;
  const T minus_n = to_integer - integer;
  T r, error2, error3;
  FastTwoSum(a + minus_n * Constant<T>(kPart1), minus_n * Constant<T>(kPart2), r, error2);
  FastTwoSum(r, minus_n * Constant<T>(kPart3), r, error3);
  T head, tail;
  FastTwoSum(r, (error2 + error3) + minus_n * Constant<T>(kPart4), head, tail);
  const Angle<T> angle{head, tail, ToBits(integer)};
  return Any(And(a > kModerate, a <= kLargestFinite)) ? ReduceHuge(a, angle) : angle;
}

// sin(r + t) = r + (r^3 S(r^2) + t (1 - r^2/2)), the bracket apart.
template <class T>
inline T SinTail(T r, T t) {
  static constexpr double kS[] = {
      -0x1.5555555555555p-3,  0x1.111111111110cp-7,  -0x1.a01a01a018c6fp-13, 0x1.71de3a534452ap-19,
      -0x1.ae645292c2a98p-26, 0x1.6120860988f09p-33, -0x1.aa9b9f58c3238p-41};
  const T w = r * r;
  return r * w * Polynomial(w, kS) + (t - 0.5 * w * t);
}

// cos(r + t) = 1 - r^2/2 + (r^4 C(r^2) - r t) as head + tail.
template <class T>
inline void SplitCos(T r, T t, T& head, T& tail) {
  static constexpr double kC[] = {0x1.5555555555553p-5,  -0x1.6c16c16c16131p-10,
                                  0x1.a01a019e24884p-16, -0x1.27e4f903aac11p-22,
                                  0x1.1eea890daa593p-29, -0x1.8ff9ad4988694p-37};
  const T w = r * r;
  FastTwoSum(Splat<T>(1), -0.5 * w, head, tail);
  tail = tail + (w * w * Polynomial(w, kC) - r * t);
}

// Sine and cosine of `head` + `tail`, the angle less its quadrant.
template <class T>
struct Legs {
  T sine;
  T cosine;
};

template <class T>
inline Legs<T> LegsOf(const Angle<T>& angle) {
  T head, tail;
  SplitCos(angle.head, angle.tail, head, tail);
  return {angle.head + SinTail(angle.head, angle.tail), head + tail};
}

// The sine of an angle turned by so many quadrants.
template <class T>
inline T Turn(const Legs<T>& legs, BitsOf<T> quadrant) {
  const T value = Select((quadrant & 1) != 0, legs.cosine, legs.sine);
  return FromBits<T>(ToBits(value) ^ ((quadrant & 2) << 62));
}

template <class T>
inline T Signed(T x, T value) {
  return FromBits<T>(ToBits(value) ^ (ToBits(x) & INT64_MIN));
}

[[maybe_unused]] inline void BorrowSinCos(double x, double& sine, double& cosine) {
  Pair sines, cosines;
  SinCos(Splat<Pair>(x), sines, cosines);
  sine = sines[0];
  cosine = cosines[0];
}

[[maybe_unused]] inline void BorrowSinCos(Pair x, Pair& sine, Pair& cosine) {
  for (int lane = 0; lane < 2; ++lane) {
    double one_sine, one_cosine;
    SinCos(x[lane], one_sine, one_cosine);
    sine[lane] = one_sine;
    cosine[lane] = one_cosine;
  }
}

// x where it is finite, else NaN.
template <class T>
inline T NotInfinite(T x) {
  return x + (x - x);
}

}  // namespace

template <class T>
[[gnu::noinline]] void SinCos(T x, T& sine, T& cosine) {
  if constexpr (kBorrows<T>) return BorrowSinCos(x, sine, cosine);
  const Angle<T> angle = Reduce(NotInfinite(x));
  const Legs<T> legs = LegsOf(angle);
  sine = Signed(x, Turn(legs, angle.quadrant));
  cosine = Turn(legs, AddBits(angle.quadrant, 1));
}

template <class T>
T Sin(T x) {
  T sine, cosine;
  SinCos(x, sine, cosine);
  return sine;
}

template <class T>
T Cos(T x) {
  T sine, cosine;
  SinCos(x, sine, cosine);
  return cosine;
}

template <class T>
[[gnu::noinline]] T Tan(T x) {
  if constexpr (kBorrows<T>) return Borrow<Tan<double>, Tan<Pair>>(x);
  const Angle<T> angle = Reduce(NotInfinite(x));
  T sin_head, sin_tail, cos_head, cos_tail;
  FastTwoSum(angle.head, SinTail(angle.head, angle.tail), sin_head, sin_tail);
  SplitCos(angle.head, angle.tail, cos_head, cos_tail);
  FastTwoSum(cos_head, cos_tail, cos_head, cos_tail);
  // In odd quadrants -cos / sin.
  const auto odd = (angle.quadrant & 1) != 0;
  const T above = Select(odd, -cos_head, sin_head);
  const T above_tail = Select(odd, -cos_tail, sin_tail);
  const T below = Select(odd, sin_head, cos_head);
  const T below_tail = Select(odd, sin_tail, cos_tail);
  const T reciprocal = 1 / below;
  const T quotient = above * reciprocal;
  T back, back_tail;
  SplitProduct(quotient, below, back, back_tail);
  const T rest = ((above - back) - back_tail) + (above_tail - quotient * below_tail);
  const T value = quotient + rest * reciprocal;
  return Signed(x, value);
}

template double Sin(double);
template Pair Sin(Pair);
template double Cos(double);
template Pair Cos(Pair);
template void SinCos(double, double&, double&);
template void SinCos(Pair, Pair&, Pair&);
template double Tan(double);
template Pair Tan(Pair);

}  // namespace activation
