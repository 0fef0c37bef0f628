// One body per elementary function in WebAssembly, for the sake of the download. With simd128 a
// single number takes a lane of the Pair's function; without, a Pair is two single numbers.
// Natively both are compiled, which lets the tests compare them.
#pragma once

#include "numeric/pair.h"

namespace activation {

template <class T>
inline constexpr bool kBorrows = false;
#if defined(__wasm_simd128__)
template <>
inline constexpr bool kBorrows<double> = true;
#elif defined(__wasm__)
template <>
inline constexpr bool kBorrows<Pair> = true;
#endif

// kOne(x...) by way of kTwo, or the other way round.
template <auto kOne, auto kTwo, class... Rest>
inline double Borrow(double x, Rest... rest) {
  return kTwo(Splat<Pair>(x), Splat<Pair>(rest)...)[0];
}
template <auto kOne, auto kTwo, class... Rest>
inline Pair Borrow(Pair x, Rest... rest) {
  return Pair{kOne(x[0], rest[0]...), kOne(x[1], rest[1]...)};
}

}  // namespace activation
