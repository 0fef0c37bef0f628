#include "numeric/rng.h"

#include <algorithm>
#include <cassert>

#include "numeric/elementary.h"
#include "numeric/hash.h"

namespace activation {
namespace {

// The key of a text: its UTF-16 units, as JavaScript sees them, in turn over at most 256 bytes,
// where each byte that is met again also stirs all that follow.
class Arc4Key {
 public:
  explicit Arc4Key(std::string_view utf8) {
    for (std::size_t i = 0; i < utf8.size();) {
      const auto lead = static_cast<std::uint8_t>(utf8[i++]);
      const int following = lead < 0xc0 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
      std::uint32_t code = following == 0 ? lead : lead & (0x3fu >> following);
      for (int n = 0; n < following && i < utf8.size(); ++n) {
        code = code << 6 | (static_cast<std::uint8_t>(utf8[i++]) & 0x3f);
      }
      if (code >= 0x10000) {
        AddUnit(0xd800 + ((code - 0x10000) >> 10));
        AddUnit(0xdc00 + (code & 0x3ff));
      } else {
        AddUnit(code);
      }
    }
  }

  std::uint8_t operator[](std::size_t i) const {
    return bytes_[i % std::clamp<std::size_t>(units_, 1, bytes_.size())];
  }

 private:
  void AddUnit(std::uint32_t unit) {
    std::uint8_t& byte = bytes_[units_++ % bytes_.size()];
    smear_ ^= byte * 19u;
    byte = static_cast<std::uint8_t>((smear_ + unit) & 0xff);
  }

  std::array<std::uint8_t, 256> bytes_{};
  std::size_t units_ = 0;
  std::uint32_t smear_ = 0;
};

std::uint64_t StreamHash(std::string_view seed, std::string_view purpose) {
  Hash hash;
  hash.Add(seed);
  hash.Add("/");
  hash.Add(purpose);
  return hash.value();
}

}  // namespace

Arc4::Arc4(std::string_view seed) {
  const Arc4Key key(seed);
  for (std::size_t i = 0; i < 256; ++i) permutation_[i] = static_cast<std::uint8_t>(i);
  std::uint8_t j = 0;
  for (std::size_t i = 0; i < 256; ++i) {
    j = static_cast<std::uint8_t>(j + key[i] + permutation_[i]);
    std::swap(permutation_[i], permutation_[j]);
  }
  for (int i = 0; i < 256; ++i) Next();
}

std::uint8_t Arc4::Next() {
  ++i_;
  j_ = static_cast<std::uint8_t>(j_ + permutation_[i_]);
  std::swap(permutation_[i_], permutation_[j_]);
  return permutation_[static_cast<std::uint8_t>(permutation_[i_] + permutation_[j_])];
}

// Six bytes over 256^6, then more of them until the numerator has 53 bits; what is cut from it is
// cut from the denominator, too.
double Arc4::Uniform() {
  double numerator = 0;
  for (int i = 0; i < 6; ++i) numerator = numerator * 256 + Next();
  double denominator = 0x1p48;
  std::uint32_t last = 0;
  while (numerator < 0x1p52) {
    numerator = (numerator + last) * 256;
    denominator *= 256;
    last = Next();
  }
  while (numerator >= 0x1p53) {
    numerator /= 2;
    denominator /= 2;
    last >>= 1;
  }
  return (numerator + last) / denominator;
}

Pcg32::Pcg32(std::uint64_t state, std::uint64_t sequence) : increment_(sequence << 1 | 1) {
  Next();
  state_ += state;
  Next();
}

Pcg32::Pcg32(std::string_view seed, std::string_view purpose)
    : Pcg32(StreamHash(seed, purpose), StreamHash(seed, purpose)) {}

std::uint32_t Pcg32::Next() {
  const std::uint64_t old = state_;
  state_ = old * 6364136223846793005 + increment_;
  const auto shifted = static_cast<std::uint32_t>(((old >> 18) ^ old) >> 27);
  const auto turn = static_cast<int>(old >> 59);
  return shifted >> turn | shifted << (-turn & 31);
}

double Pcg32::Uniform() {
  const std::uint32_t high = Next() >> 5;
  const std::uint32_t low = Next() >> 6;
  return (high * 0x1p26 + low) * 0x1p-53;
}

double Pcg32::Normal() {
  const double radius = Sqrt(-2 * Log(1 - Uniform()));
  return radius * Cos(0x1.921fb54442d18p+2 * Uniform());
}

std::uint32_t Pcg32::Below(std::uint32_t n) {
  assert(n > 0);
  // The smallest 2^32 mod n numbers would favour some results.
  const std::uint32_t biased = (0u - n) % n;
  for (;;) {
    const std::uint32_t number = Next();
    if (number >= biased) return number % n;
  }
}

}  // namespace activation
