#include "formula/decimal.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "numeric/pair.h"

namespace activation {
namespace {

// A natural number of any size, least significant word first.
class Natural {
 public:
  void MultiplyAdd(std::uint32_t factor, std::uint32_t summand) {
    std::uint64_t carry = summand;
    for (std::uint32_t& word : words_) {
      carry += std::uint64_t{word} * factor;
      word = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) words_.push_back(static_cast<std::uint32_t>(carry));
  }
  void Multiply(std::uint32_t factor, int times) {
    for (int i = 0; i < times; ++i) MultiplyAdd(factor, 0);
  }
  void ShiftLeft(int bits) {
    MultiplyAdd(std::uint32_t{1} << (bits % 32), 0);
    if (words_.empty()) return;
    std::vector<std::uint32_t> shifted(static_cast<std::size_t>(bits / 32));
    for (const std::uint32_t word : words_) shifted.push_back(word);
    words_.swap(shifted);
  }
  // Negative, zero or positive as a < b, a == b, a > b.
  static int Compare(const Natural& a, const Natural& b) {
    if (a.words_.size() != b.words_.size()) return a.words_.size() < b.words_.size() ? -1 : 1;
    for (std::size_t i = a.words_.size(); i-- > 0;) {
      if (a.words_[i] != b.words_[i]) return a.words_[i] < b.words_[i] ? -1 : 1;
    }
    return 0;
  }

 private:
  std::vector<std::uint32_t> words_;  // no leading zero words
};

// digits * 10^exponent.
struct Decimal {
  Natural digits;
  int digit_count = 0;  // without leading zeros
  int exponent = 0;
};

constexpr int kExponentLimit =
    100000;  // far beyond what any 200 characters can bring back into range

Decimal Read(std::string_view text) {
  Decimal decimal;
  std::size_t i = 0;
  bool after_point = false;
  for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
    if (text[i] == '.') {
      after_point = true;
      continue;
    }
    if (decimal.digit_count > 0 || text[i] != '0') ++decimal.digit_count;
    decimal.digits.MultiplyAdd(10, static_cast<std::uint32_t>(text[i] - '0'));
    if (after_point) --decimal.exponent;
  }
  if (i == text.size()) return decimal;
  ++i;
  const bool negative = text[i] == '-';
  if (text[i] == '-' || text[i] == '+') ++i;
  int exponent = 0;
  for (; i < text.size(); ++i) exponent = std::min(10 * exponent + (text[i] - '0'), kExponentLimit);
  decimal.exponent += negative ? -exponent : exponent;
  return decimal;
}

// Compares a decimal with significand * 2^exponent, exactly.
int Compare(const Decimal& decimal, std::uint64_t significand, int exponent) {
  Natural left = decimal.digits;
  Natural right;
  right.MultiplyAdd(1, static_cast<std::uint32_t>(significand >> 32));
  right.ShiftLeft(32);
  right.MultiplyAdd(1, static_cast<std::uint32_t>(significand));
  if (decimal.exponent > 0) left.Multiply(10, decimal.exponent);
  if (decimal.exponent < 0) right.Multiply(10, -decimal.exponent);
  if (exponent > 0) right.ShiftLeft(exponent);
  if (exponent < 0) left.ShiftLeft(-exponent);
  return Natural::Compare(left, right);
}

// The positive double of these bits is Significand * 2^Exponent.
std::uint64_t Significand(std::uint64_t bits) {
  const std::uint64_t fraction = bits & ((std::uint64_t{1} << 52) - 1);
  return bits >> 52 == 0 ? fraction : fraction | (std::uint64_t{1} << 52);
}
int Exponent(std::uint64_t bits) { return std::max(static_cast<int>(bits >> 52), 1) - 1075; }

// Compares a decimal with the midpoint between the positive double of these bits and the next one.
int CompareWithMidpoint(const Decimal& decimal, std::uint64_t bits) {
  return Compare(decimal, 2 * Significand(bits) + 1, Exponent(bits) - 1);
}

}  // namespace

double ParseDecimal(std::string_view text) {
  const Decimal decimal = Read(text);
  if (decimal.digit_count == 0 || decimal.digit_count + decimal.exponent < -330) return 0;
  if (decimal.digit_count + decimal.exponent > 310) return std::numeric_limits<double>::infinity();

  // The bits of positive doubles are in the order of their values: look for the first double whose
  // midpoint with the next one is not below the decimal.
  std::uint64_t low = 0;
  std::uint64_t high = std::uint64_t{0x7ff} << 52;
  while (low < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    const int order = CompareWithMidpoint(decimal, middle);
    const bool round_up = order > 0 || (order == 0 && middle % 2 == 1);
    if (round_up) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return FromBits<double>(static_cast<std::int64_t>(low));
}

namespace {

Decimal Scaled(std::uint64_t digits, int exponent) {
  Decimal decimal;
  decimal.digits.MultiplyAdd(1, static_cast<std::uint32_t>(digits >> 32));
  decimal.digits.ShiftLeft(32);
  decimal.digits.MultiplyAdd(1, static_cast<std::uint32_t>(digits));
  decimal.exponent = exponent;
  return decimal;
}

// Whether a decimal rounds to the positive double of these bits.
bool ReadsAs(const Decimal& decimal, std::uint64_t bits) {
  const int tie = bits % 2 == 0 ? 0 : 1;
  return CompareWithMidpoint(decimal, bits) <= -tie &&
         CompareWithMidpoint(decimal, bits - 1) >= tie;
}

// digits * 10^exponent, with a point where that reads better than an exponent.
std::string Layout(std::uint64_t number, int exponent) {
  for (; number % 10 == 0; number /= 10) ++exponent;
  const std::string digits = std::to_string(number);
  const int count = static_cast<int>(digits.size());
  const int before_point = count + exponent;
  if (exponent >= 0 && before_point <= 17) {
    return digits + std::string(static_cast<std::size_t>(exponent), '0');
  }
  if (before_point > 0 && exponent < 0) {
    return digits.substr(0, static_cast<std::size_t>(before_point)) + "." +
           digits.substr(static_cast<std::size_t>(before_point));
  }
  if (before_point <= 0 && before_point > -6) {
    return "0." + std::string(static_cast<std::size_t>(-before_point), '0') + digits;
  }
  return digits.substr(0, 1) + (count > 1 ? "." + digits.substr(1) : "") + "e" +
         std::to_string(before_point - 1);
}

}  // namespace

std::string FormatDecimal(double value) {
  if (value != value) return "NaN";
  if (value < 0) return "-" + FormatDecimal(-value);
  if (value == 0) return "0";
  if (value > std::numeric_limits<double>::max()) return "infinity";

  const auto bits = static_cast<std::uint64_t>(ToBits(value));
  const std::uint64_t significand = Significand(bits);
  const auto above = [&](std::uint64_t digits, int exponent, int halvings) {
    return Compare(Scaled(digits, exponent), significand, Exponent(bits) + halvings) > 0;
  };
  // A digit more of the exact expansion each time, until what it rounds to reads as the value.
  // At least what it must be: the value is below 2^(Exponent + 53), and log10(2) about 0.30103.
  int exponent = (Exponent(bits) + 53) * 30103 / 100000 + 1;
  while (above(1, exponent, 0)) --exponent;
  for (std::uint64_t prefix = 0;; --exponent) {
    std::uint64_t digit = 9;
    while (above(10 * prefix + digit, exponent, 0)) --digit;
    prefix = 10 * prefix + digit;
    const std::uint64_t rounded = above(2 * prefix + 1, exponent, 1) ? prefix : prefix + 1;
    if (ReadsAs(Scaled(rounded, exponent), bits)) return Layout(rounded, exponent);
  }
}

}  // namespace activation
