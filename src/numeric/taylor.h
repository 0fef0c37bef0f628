// Differentiation by carrying derivatives along: a Taylor holds a value with its first and second
// derivative by one variable, a Dual the value and the first only. Every operation applies the
// product, quotient or chain rule; u.df = 1, u.d2f = 0 seeds the variable.
//
// Slopes are written as functions of the argument in forms that keep their relative accuracy where
// the textbook's cancel: tanh' is 4E/(1+E)^2 with E = e^(-2|v|) and not 1 - tanh^2, and so on.
// Infinities and NaN follow IEEE arithmetic. What does not depend on the variable stays a plain T:
// mixed operands exist so that a slope that is zero by construction is never multiplied by
// infinity.
#pragma once

#include "numeric/elementary.h"
#include "numeric/pair.h"

namespace activation {

template <class T>
struct Taylor {
  using Lane = T;
  T f;
  T df;
  T d2f;
};

template <class T>
struct Dual {
  using Lane = T;
  T f;
  T df;
};

template <class D>
concept Differentiable = requires {
  typename D::Lane;
};

// A quantity that does not depend on the variable.
template <Differentiable D>
inline D Lift(typename D::Lane f) {
  D u{};
  u.f = f;
  return u;
}

// factor * value, where a zero factor wins over an infinite value.
template <class T>
inline T Times(T factor, T value) {
  return Select(factor == 0, factor, factor * value);
}

// g(u) from g, g' and g'' at u.f.
template <class T>
inline Taylor<T> Chain(const Taylor<T>& u, T g, T g1, T g2) {
  return {g, Times(u.df, g1), Times(u.df * u.df, g2) + Times(u.d2f, g1)};
}
template <class T>
inline Dual<T> Chain(const Dual<T>& u, T g, T g1, T) {
  return {g, Times(u.df, g1)};
}

template <class T>
inline Taylor<T> operator+(const Taylor<T>& u, const Taylor<T>& v) {
  return {u.f + v.f, u.df + v.df, u.d2f + v.d2f};
}
template <class T>
inline Dual<T> operator+(const Dual<T>& u, const Dual<T>& v) {
  return {u.f + v.f, u.df + v.df};
}
template <Differentiable D>
inline D operator+(D u, typename D::Lane c) {
  u.f = u.f + c;
  return u;
}
template <Differentiable D>
inline D operator+(typename D::Lane c, D u) {
  u.f = c + u.f;
  return u;
}

template <class T>
inline Taylor<T> operator-(const Taylor<T>& u) {
  return {-u.f, -u.df, -u.d2f};
}
template <class T>
inline Dual<T> operator-(const Dual<T>& u) {
  return {-u.f, -u.df};
}
template <class T>
inline Taylor<T> operator-(const Taylor<T>& u, const Taylor<T>& v) {
  return {u.f - v.f, u.df - v.df, u.d2f - v.d2f};
}
template <class T>
inline Dual<T> operator-(const Dual<T>& u, const Dual<T>& v) {
  return {u.f - v.f, u.df - v.df};
}
template <Differentiable D>
inline D operator-(D u, typename D::Lane c) {
  u.f = u.f - c;
  return u;
}
template <Differentiable D>
inline D operator-(typename D::Lane c, const D& u) {
  return c + -u;
}

template <class T>
inline Taylor<T> operator*(const Taylor<T>& u, const Taylor<T>& v) {
  return {u.f * v.f, Times(u.df, v.f) + Times(v.df, u.f),
          Times(u.d2f, v.f) + 2 * (u.df * v.df) + Times(v.d2f, u.f)};
}
template <class T>
inline Dual<T> operator*(const Dual<T>& u, const Dual<T>& v) {
  return {u.f * v.f, Times(u.df, v.f) + Times(v.df, u.f)};
}
template <class T>
inline Taylor<T> operator*(const Taylor<T>& u, typename Taylor<T>::Lane c) {
  return {u.f * c, u.df * c, u.d2f * c};
}
template <class T>
inline Dual<T> operator*(const Dual<T>& u, typename Dual<T>::Lane c) {
  return {u.f * c, u.df * c};
}
template <Differentiable D>
inline D operator*(typename D::Lane c, const D& u) {
  return u * c;
}

// From w v = u: w' = (u' - w v') / v and w'' = (u'' - 2 w' v' - w v'') / v. Where v overflows, w
// and w' are zero and win over its infinite slopes.
template <class T>
inline Taylor<T> operator/(const Taylor<T>& u, const Taylor<T>& v) {
  const T w = u.f / v.f;
  const T dw = (u.df - Times(w, v.df)) / v.f;
  return {w, dw, (u.d2f - 2 * Times(dw, v.df) - Times(w, v.d2f)) / v.f};
}
template <class T>
inline Dual<T> operator/(const Dual<T>& u, const Dual<T>& v) {
  const T w = u.f / v.f;
  return {w, (u.df - Times(w, v.df)) / v.f};
}
template <class T>
inline Taylor<T> operator/(const Taylor<T>& u, typename Taylor<T>::Lane c) {
  return {u.f / c, u.df / c, u.d2f / c};
}
template <class T>
inline Dual<T> operator/(const Dual<T>& u, typename Dual<T>::Lane c) {
  return {u.f / c, u.df / c};
}
template <Differentiable D>
inline D operator/(typename D::Lane c, const D& v) {
  return Lift<D>(c) / v;
}

// Per lane: mask ? u : v. What is not taken leaves no trace, be it NaN.
template <class T>
inline Taylor<T> Select(MaskOf<T> mask, const Taylor<T>& u, const Taylor<T>& v) {
  return {Select(mask, u.f, v.f), Select(mask, u.df, v.df), Select(mask, u.d2f, v.d2f)};
}
template <class T>
inline Dual<T> Select(MaskOf<T> mask, const Dual<T>& u, const Dual<T>& v) {
  return {Select(mask, u.f, v.f), Select(mask, u.df, v.df)};
}

// ---- elementary functions -----------------------------------------------------------------------

template <Differentiable D>
inline D Exp(D u) {
  const auto e = Exp(u.f);
  return Chain(u, e, e, e);
}
template <Differentiable D>
inline D Expm1(D u) {
  const auto e = Exp(u.f);
  return Chain(u, Expm1(u.f), e, e);
}
template <Differentiable D>
inline D Log(D u) {
  const auto r = 1 / u.f;
  return Chain(u, Log(u.f), r, -(r * r));
}
template <Differentiable D>
inline D Log1p(D u) {
  const auto r = 1 / (1 + u.f);
  return Chain(u, Log1p(u.f), r, -(r * r));
}
template <Differentiable D>
inline D Sqrt(D u) {
  const auto root = Sqrt(u.f);
  return Chain(u, root, 0.5 / root, -0.25 / (u.f * root));
}
template <Differentiable D>
inline D Sin(D u) {
  typename D::Lane s, c;
  SinCos(u.f, s, c);
  return Chain(u, s, c, -s);
}
template <Differentiable D>
inline D Cos(D u) {
  typename D::Lane s, c;
  SinCos(u.f, s, c);
  return Chain(u, c, -s, -c);
}
template <Differentiable D>
inline D Tan(D u) {
  const auto t = Tan(u.f);
  const auto slope = 1 + t * t;
  return Chain(u, t, slope, 2 * (t * slope));
}
template <Differentiable D>
inline D Atan(D u) {
  const auto r = 1 / (1 + u.f * u.f);
  return Chain(u, Atan(u.f), r, -2 * (u.f * r * r));
}
template <Differentiable D>
inline D Sinh(D u) {
  const auto s = Sinh(u.f);
  return Chain(u, s, Cosh(u.f), s);
}
template <Differentiable D>
inline D Cosh(D u) {
  const auto c = Cosh(u.f);
  return Chain(u, c, Sinh(u.f), c);
}
template <Differentiable D>
inline D Tanh(D u) {
  const auto t = Tanh(u.f);
  const auto e = Exp(-2 * Abs(u.f));
  const auto r = 1 / (1 + e);
  const auto sech2 = 4 * (e * r * r);
  return Chain(u, t, sech2, -2 * (t * sech2));
}
template <Differentiable D>
inline D Asinh(D u) {
  const auto r = 1 / Hypot(Splat<typename D::Lane>(1), u.f);
  return Chain(u, Asinh(u.f), r, -(u.f * r * r * r));
}
inline constexpr double kTwoOverSqrtPi = 1.1283791670955126;
template <Differentiable D>
inline D Erf(D u) {
  const auto slope = kTwoOverSqrtPi * Exp(-(u.f * u.f));
  return Chain(u, Erf(u.f), slope, -2 * (u.f * slope));
}
template <Differentiable D>
inline D Erfc(D u) {
  const auto slope = -kTwoOverSqrtPi * Exp(-(u.f * u.f));
  return Chain(u, Erfc(u.f), slope, -2 * (u.f * slope));
}

// 1 / (1 + e^-v). With e = e^-|v| and r = 1/(1+e) the slope is e r^2 on both sides, and the second
// derivative -tanh(v/2) times the slope, where tanh(|v|/2) = -expm1(-|v|) r.
template <class T>
inline T Sigmoid(T v) {
  const T e = Exp(-Abs(v));
  return Select(v < 0, e, Splat<T>(1)) / (1 + e);
}
template <Differentiable D>
inline D Sigmoid(D u) {
  using T = typename D::Lane;
  const T e = Exp(-Abs(u.f));
  const T r = 1 / (1 + e);
  const T slope = e * r * r;
  return Chain(u, Select(u.f < 0, e, Splat<T>(1)) / (1 + e), slope,
               slope * CopySign(Expm1(-Abs(u.f)) * r, -u.f));
}

// log(1 + e^v) = max(v, 0) + log1p(e^-|v|).
template <class T>
inline T Softplus(T v) {
  return Max(v, Splat<T>(0)) + Log1p(Exp(-Abs(v)));
}
template <Differentiable D>
inline D Softplus(D u) {
  using T = typename D::Lane;
  const T e = Exp(-Abs(u.f));
  const T r = 1 / (1 + e);
  return Chain(u, Max(u.f, Splat<T>(0)) + Log1p(e), Select(u.f < 0, e, Splat<T>(1)) * r, e * r * r);
}

// ---- powers -------------------------------------------------------------------------------------

// v^n by squaring and multiplying, 1 / v^-n below 0: for small n.
template <class T>
inline T IntegerPower(T v, int n) {
  T power = Splat<T>(1);
  T square = v;
  for (int rest = n < 0 ? -n : n; rest != 0; rest >>= 1) {
    if (rest & 1) power = power * square;
    if (rest > 1) square = square * square;
  }
  return n < 0 ? 1 / power : power;
}
template <Differentiable D>
inline D IntegerPower(D u, int n) {
  using T = typename D::Lane;
  const T g1 = n == 0 ? Splat<T>(0) : n * IntegerPower(u.f, n - 1);
  const T g2 = n == 0 || n == 1 ? Splat<T>(0) : n * (n - 1) * IntegerPower(u.f, n - 2);
  return Chain(u, IntegerPower(u.f, n), g1, g2);
}

// u^y for a y that does not depend on the variable.
template <Differentiable D>
inline D Pow(D u, typename D::Lane y) {
  return Chain(u, Pow(u.f, y), Times(y, Pow(u.f, y - 1)), Times(y * (y - 1), Pow(u.f, y - 2)));
}
// c^v for a c that does not depend on the variable. Where the power is 0 so are its slopes.
template <Differentiable D>
inline D Pow(typename D::Lane c, D v) {
  const auto power = Pow(c, v.f);
  const auto log = Log(c);
  const auto slope = Times(power, log);
  return Chain(v, power, slope, Times(slope, log));
}
// u^v: the partial derivatives by u and v, then the chain rule in two variables.
template <class T>
inline Dual<T> Pow(Dual<T> u, Dual<T> v) {
  const T power = Pow(u.f, v.f);
  const T by_u = Times(v.f, Pow(u.f, v.f - 1));
  const T by_v = Times(power, Log(u.f));
  return {power, by_u * u.df + by_v * v.df};
}
template <class T>
inline Taylor<T> Pow(Taylor<T> u, Taylor<T> v) {
  const T power = Pow(u.f, v.f);
  const T lower = Pow(u.f, v.f - 1);
  const T log = Log(u.f);
  const T by_u = Times(v.f, lower);
  const T by_v = Times(power, log);
  const T by_uu = Times(v.f * (v.f - 1), Pow(u.f, v.f - 2));
  const T by_uv = lower + Times(by_u, log);
  const T by_vv = Times(by_v, log);
  return {power, by_u * u.df + by_v * v.df,
          by_uu * (u.df * u.df) + 2 * (by_uv * (u.df * v.df)) + by_vv * (v.df * v.df) +
              by_u * u.d2f + by_v * v.d2f};
}

// ---- functions with kinks -----------------------------------------------------------------------

// Slope and curvature 0 at 0.
template <Differentiable D>
inline D Abs(D u) {
  return Select(u.f == 0, Lift<D>(Abs(u.f)), Select(u.f < 0, -u, u));
}
// -1, 0, 1, and NaN of NaN.
template <class T>
inline T Sign(T v) {
  return Select(v == 0, v, Select(v == v, CopySign(Splat<T>(1), v), v));
}
// 0 below 0, else 1, and NaN of NaN.
template <class T>
inline T Step(T v) {
  return Select(v == v, Select(v < 0, Splat<T>(0), Splat<T>(1)), v);
}

// The larger or smaller of two, NaN if either is. At a tie the one with the smaller absolute slope.
template <class T>
inline T Larger(T u, T v) {
  return Select(Or(u < v, v != v), v, u);
}
template <class T>
inline T Smaller(T u, T v) {
  return Select(Or(u > v, v != v), v, u);
}
template <Differentiable D>
inline MaskOf<typename D::Lane> FlatterTie(const D& u, const D& v) {
  return And(u.f == v.f, Abs(v.df) < Abs(u.df));
}
template <Differentiable D>
inline D Larger(D u, D v) {
  return Select(Or(Or(u.f < v.f, v.f != v.f), FlatterTie(u, v)), v, u);
}
template <Differentiable D>
inline D Smaller(D u, D v) {
  return Select(Or(Or(u.f > v.f, v.f != v.f), FlatterTie(u, v)), v, u);
}

}  // namespace activation
