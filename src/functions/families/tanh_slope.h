// tanh and its slope together, for the loops of training: from a table at every 1/32 and the
// addition theorem, at two thirds of the cost of one exponential.
#pragma once

#include "functions/families/lanes.h"

namespace activation {

inline constexpr double kTanhStep = 1.0 / 32;
inline constexpr int kTanhPlaces = 2048;

// tanh(c) and 1 - tanh(c)^2, side by side, both rounded once, for c = n kTanhStep at place n, and
// for negative n at place n + kTanhPlaces.
const double* TanhTable();

// The two numbers at the place of each lane.
inline void LookUp(const double* table, double place, double& first, double& second) {
  const double* at = table + 2 * (ToBits(place) & (kTanhPlaces - 1));
  first = at[0];
  second = at[1];
}
inline void LookUp(const double* table, Pair places, Pair& first, Pair& second) {
  const PairBits bits = ToBits(places);
  const Pair left = Load<Pair>(table + 2 * (bits[0] & (kTanhPlaces - 1)));
  const Pair right = Load<Pair>(table + 2 * (bits[1] & (kTanhPlaces - 1)));
  first = __builtin_shufflevector(left, right, 0, 2);
  second = __builtin_shufflevector(left, right, 1, 3);
}

// Let x = c + r with c a place of the table, T = tanh c, t = tanh r and
// d = t (1 - T^2) / (1 + T t). Then tanh x = T + d and 1 - tanh(x)^2 = (1 - T^2) - d (T + tanh x),
// where d is small beside the first term of each: neither can lose much more than that term's
// rounding.
template <class T>
struct TanhSlope {
  [[gnu::always_inline]] TanhSlope(T x, const double* table) {
    static constexpr double kToPlace = 0x1.8p52 * kTanhStep;  // its last bit is a step
    static constexpr double kOne = 1, kFarthest = (kTanhPlaces / 2 - 1) * kTanhStep;
    // (tanh r - r) / r^3 in r^2, within 2^-48 up to half a step.
    static constexpr double kP[] = {-0x1.55555555554a2p-2, 0x1.111110f7e069fp-3,
                                    -0x1.ba0ad67d38d61p-5};
    const T place = x + Constant<T>(kToPlace);
    const T r = x - (place - Constant<T>(kToPlace));
    T at, slope_at;
    LookUp(table, place, at, slope_at);
    const T w = r * r;
    const T t = r + r * (w * Polynomial(w, kP));
    const T d = t * (slope_at / (Constant<T>(kOne) + at * t));
    tanh = at + d;
    slope = slope_at - d * (at + tanh);
    const MaskOf<T> far = Abs(x) > Constant<T>(kFarthest);
    if (Any(far)) {
      tanh = Select(far, CopySign(Splat<T>(1), x), tanh);
      slope = Select(far, Exp(-2.0 * Abs(x)) * 4.0, slope);
    }
  }
  T tanh;
  T slope;
};

}  // namespace activation
