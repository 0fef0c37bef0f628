#include "numeric/huge_angle.h"

#include <cassert>

#include "numeric/exact.h"

namespace activation {
namespace {

constexpr int kWindowWords = 6;

// 2/pi in words of 32 bits after two of zeros (tests/tools/minimax.py trig).
constexpr std::uint32_t kTwoOverPi[] = {
    0,          0,          0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041,
    0xfe5163ab, 0xdebbc561, 0xb7246e3a, 0x424dd2e0, 0x06492eea, 0x09d1921c, 0xfe1deb1c, 0xb129a73e,
    0xe88235f5, 0x2ebb4484, 0xe99c7026, 0xb45f7e41, 0x3991d639, 0x835339f4, 0x9c845f8b, 0xbdf9283b,
    0x1ff897ff, 0xde05980f, 0xef2f118b, 0x5a0a6d1f, 0x6d367ecf, 0x27cb09b7, 0x4f463f66, 0x9e5fea2d,
    0x7527bac7, 0xebe5f17b, 0x3d0739f7, 0x8a5292ea, 0x6bfb5fb1, 0x1f8d5d08, 0x56033046, 0xfc7b6bab};

}  // namespace

// x = m 2^e with an integer m. Bits of 2/pi that make multiples of 4 with m 2^e do not matter, so
// the window of 192 bits starts behind them: m times window, modulo 2^192, is the angle in units of
// 2^-190 quadrants. An angle comes no closer to a multiple of pi/2 than about 2^-62, so that at
// least 120 bits of the remainder are right.
HugeAngle ReduceHugeAngle(double x) {
  assert(x >= 0x1p20 && x <= 0x1.fffffffffffffp1023);
  const auto bits = static_cast<std::uint64_t>(ToBits(x));
  const int e = static_cast<int>(bits >> 52) - 1075;
  const std::uint64_t m = (bits & ((std::uint64_t{1} << 52) - 1)) | (std::uint64_t{1} << 52);

  // The window's first bit weighs 2^(1-e); that is bit e - 2 of 2/pi, counted from 0.
  const int first_bit = 64 + e - 2;
  const int shift = first_bit % 32;
  const std::uint32_t* words = kTwoOverPi + first_bit / 32;
  // product[i]: from the most significant word on.
  std::uint32_t product[kWindowWords];
  const std::uint64_t m_low = m & 0xffffffff;
  const std::uint64_t m_high = m >> 32;
  std::uint64_t carry = 0;
  std::uint64_t below = 0;
  for (int i = kWindowWords - 1; i >= 0; --i) {
    const std::uint64_t joined = (std::uint64_t{words[i]} << 32) | words[i + 1];
    const std::uint64_t word = (joined >> (32 - shift)) & 0xffffffff;
    // m_high < 2^21, so that this sum stays below 2^64 - and its carry below 2^33.
    const std::uint64_t low = word * m_low;
    const std::uint64_t sum = (low & 0xffffffff) + below + carry;
    product[i] = static_cast<std::uint32_t>(sum);
    carry = (low >> 32) + (sum >> 32);
    below = word * m_high;
  }

  // Round to the nearest quadrant; what remains becomes a signed fraction.
  const std::int64_t quadrant = (product[0] >> 30) + ((product[0] >> 29) & 1);
  const bool negative = ((product[0] >> 29) & 1) != 0;
  std::uint32_t flip = negative ? 0xffffffff : 0;
  double head = 0;
  double tail = 0;
  double weight = 0x1p-32;
  for (int i = 0; i < kWindowWords; ++i) {
    const std::uint32_t next = i + 1 < kWindowWords ? product[i + 1] : 0;
    const std::uint32_t word = ((product[i] << 2) | (next >> 30)) ^ flip;
    double error;
    TwoSum(head, static_cast<double>(word) * weight, head, error);
    tail = tail + error;
    weight = weight * 0x1p-32;
  }
  if (negative) {
    head = -head;
    tail = -tail;
  }
  constexpr double kHalfPi = 0x1.921fb54442d18p+0;
  constexpr double kHalfPiTail = 0x1.1a62633145c07p-54;
  double angle, angle_tail;
  SplitProduct(head, kHalfPi, angle, angle_tail);
  angle_tail = angle_tail + (head * kHalfPiTail + tail * kHalfPi);
  FastTwoSum(angle, angle_tail, angle, angle_tail);
  return {angle, angle_tail, quadrant};
}

}  // namespace activation
