// FNV-1a with 64 bits (Fowler, Noll, Vo): names the streams of random numbers, and tells whether
// two runs computed the same bits.
#pragma once

#include <cstdint>
#include <string_view>

#include "numeric/pair.h"

namespace activation {

class Hash {
 public:
  void Add(std::uint8_t byte) { value_ = (value_ ^ byte) * 0x100000001b3; }
  void Add(std::string_view text) {
    for (const char c : text) Add(static_cast<std::uint8_t>(c));
  }
  // The bytes of x from the least significant on. Every NaN counts as the same: IEEE 754 leaves
  // open which one an operation gives.
  void Add(double x) {
    std::uint64_t bits = x == x ? static_cast<std::uint64_t>(ToBits(x)) : 0x7ff8000000000000;
    for (int i = 0; i < 8; ++i, bits >>= 8) Add(static_cast<std::uint8_t>(bits & 0xff));
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325;
};

}  // namespace activation
