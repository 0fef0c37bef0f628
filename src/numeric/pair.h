// Lanes: the numeric floor is written once for `double` and for `Pair`, two doubles side by side.
//
// A Pair is a 16-byte GCC/Clang vector: SSE2 natively, simd128 in WebAssembly, two plain doubles in
// a scalar build. Every operation here is exact or correctly rounded, so the three give the same
// bits. Lanes never meet: no operation adds one lane to the other.
#pragma once

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

#include <cmath>
#include <cstdint>
#include <cstring>

namespace activation {

// std::bit_cast, which the oldest supported standard library lacks.
template <class To, class From>
constexpr To BitCast(From from) {
  return __builtin_bit_cast(To, from);
}

using Pair = double __attribute__((vector_size(16)));
using PairBits = std::int64_t __attribute__((vector_size(16)));

// LaneTraits<T>::Bits holds the 64-bit patterns of a T; comparisons of Ts give a
// LaneTraits<T>::Mask.
template <class T>
struct LaneTraits;
template <>
struct LaneTraits<double> {
  using Bits = std::int64_t;
  using Mask = bool;
};
template <>
struct LaneTraits<Pair> {
  using Bits = PairBits;
  using Mask = PairBits;
};
template <class T>
using BitsOf = typename LaneTraits<T>::Bits;
template <class T>
using MaskOf = typename LaneTraits<T>::Mask;

// The same value in every lane.
template <class T>
inline T Splat(double value);
template <>
inline double Splat<double>(double value) {
  return value;
}
template <>
inline Pair Splat<Pair>(double value) {
  return Pair{value, value};
}

// The same pointer, without what the compiler knows of its target. For constants of hot code:
// browsers take three instructions to build a 16-byte constant in a register, and one to load it.
inline const double* Opaque(const double* from) {
  asm("" : "+r"(from));
  return from;
}
template <class T>
inline T Constant(const double& value) {
  return Splat<T>(*Opaque(&value));
}

template <class T>
inline T Load(const double* from) {
  T lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
template <class T>
inline void Store(double* to, T lanes) {
  std::memcpy(to, &lanes, sizeof lanes);
}

template <class T>
inline BitsOf<T> ToBits(T value) {
  return BitCast<BitsOf<T>>(value);
}
template <class T>
inline T FromBits(BitsOf<T> bits) {
  return BitCast<T>(bits);
}

// Integer sums and logical shifts of bit patterns. Through unsigned numbers, where sums wrap.
using UnsignedPair = std::uint64_t __attribute__((vector_size(16)));
inline std::int64_t AddBits(std::int64_t bits, std::int64_t addend) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(bits) +
                                   static_cast<std::uint64_t>(addend));
}
inline PairBits AddBits(PairBits bits, std::int64_t addend) {
  return BitCast<PairBits>(BitCast<UnsignedPair>(bits) + static_cast<std::uint64_t>(addend));
}
inline std::int64_t ShiftRight(std::int64_t bits, int count) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(bits) >> count);
}
inline PairBits ShiftRight(PairBits bits, int count) {
  return BitCast<PairBits>(BitCast<UnsignedPair>(bits) >> static_cast<std::uint64_t>(count));
}

// Per lane: mask ? a : b. Both sides are evaluated, so neither may trap.
inline double Select(bool mask, double a, double b) { return mask ? a : b; }
inline Pair Select(PairBits mask, Pair a, Pair b) {
  return FromBits<Pair>((mask & ToBits(a)) | (~mask & ToBits(b)));
}

inline bool Any(bool mask) { return mask; }
inline bool Any(PairBits mask) {
#ifdef __wasm_simd128__
  return wasm_v128_any_true(BitCast<v128_t>(mask));
#else
  return (mask[0] | mask[1]) != 0;
#endif
}

inline bool And(bool a, bool b) { return a && b; }
inline PairBits And(PairBits a, PairBits b) { return a & b; }
inline bool Or(bool a, bool b) { return a || b; }
inline PairBits Or(PairBits a, PairBits b) { return a | b; }
inline bool Not(bool a) { return !a; }
inline PairBits Not(PairBits a) { return ~a; }

inline constexpr double kMinusZero = -0.0;  // the sign bit

inline double Abs(double x) { return std::fabs(x); }
inline Pair Abs(Pair x) { return FromBits<Pair>(ToBits(x) & ~ToBits(Constant<Pair>(kMinusZero))); }
// The magnitude of x with the sign of y (of a zero and of a NaN, too).
inline double CopySign(double x, double y) { return std::copysign(x, y); }
inline Pair CopySign(Pair x, Pair y) {
  const PairBits difference = ToBits(x) ^ ToBits(y);
  return FromBits<Pair>(ToBits(x) ^ (difference & ToBits(Constant<Pair>(kMinusZero))));
}

inline double Sqrt(double x) { return std::sqrt(x); }
inline Pair Sqrt(Pair x) { return Pair{std::sqrt(x[0]), std::sqrt(x[1])}; }

// The larger, the smaller; NaN where x is NaN.
inline double Max(double x, double y) { return x < y ? y : x; }
inline double Min(double x, double y) { return y < x ? y : x; }
#ifdef __wasm_simd128__
// Compilers would choose f64x2.max and min, which treat NaN alike on both sides: eight
// instructions, not one.
inline Pair Max(Pair x, Pair y) {
  return BitCast<Pair>(wasm_f64x2_pmax(BitCast<v128_t>(x), BitCast<v128_t>(y)));
}
inline Pair Min(Pair x, Pair y) {
  return BitCast<Pair>(wasm_f64x2_pmin(BitCast<v128_t>(x), BitCast<v128_t>(y)));
}
#else
inline Pair Max(Pair x, Pair y) { return Select(x < y, y, x); }
inline Pair Min(Pair x, Pair y) { return Select(y < x, y, x); }
#endif

}  // namespace activation
