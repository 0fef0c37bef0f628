// Generators of random numbers on integers alone, so that a seed gives the same numbers everywhere.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace activation {

// The stream of TensorFlow Playground's links: RC4 keyed by the seed's text as David Bau's
// seedrandom 2 does it, first 256 bytes dropped. `seed` is UTF-8.
class Arc4 {
 public:
  explicit Arc4(std::string_view seed);

  // In [0, 1), with 52 or 53 bits.
  double Uniform();

 private:
  std::uint8_t Next();

  std::array<std::uint8_t, 256> permutation_;
  std::uint8_t i_ = 0;
  std::uint8_t j_ = 0;
};

// PCG-XSH-RR (O'Neill 2014): 64 bits of state, 32 of output, 2^63 sequences.
class Pcg32 {
 public:
  Pcg32(std::uint64_t state, std::uint64_t sequence);
  // A stream of its own for each purpose that a seed serves ("shuffle", "rrelu", ...).
  Pcg32(std::string_view seed, std::string_view purpose);

  // All that changes with use: of two streams alike, equal states give equal numbers.
  std::uint64_t state() const { return state_; }
  void set_state(std::uint64_t state) { state_ = state; }

  std::uint32_t Next();
  // In [0, 1): multiples of 2^-53.
  double Uniform();
  // Mean 0, variance 1 (Box and Muller 1958); takes two uniforms, keeps nothing.
  double Normal();
  // 0 ... n - 1, each equally likely; n > 0.
  std::uint32_t Below(std::uint32_t n);
  // Every order equally likely (Fisher and Yates); fewer than 2^32 items.
  template <class Item>
  void Shuffle(std::span<Item> items) {
    for (std::size_t left = items.size(); left > 1; --left) {
      std::swap(items[left - 1], items[Below(static_cast<std::uint32_t>(left))]);
    }
  }

 private:
  std::uint64_t state_ = 0;
  std::uint64_t increment_;
};

}  // namespace activation
