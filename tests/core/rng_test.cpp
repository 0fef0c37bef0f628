#include "numeric/rng.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "numeric/hash.h"

namespace activation {
namespace {

TEST(Hash, MeetsThePublishedValues) {
  EXPECT_EQ(Hash().value(), 0xcbf29ce484222325);
  Hash a;
  a.Add("a");
  EXPECT_EQ(a.value(), 0xaf63dc4c8601ec8c);
  Hash foobar;
  foobar.Add("foobar");
  EXPECT_EQ(foobar.value(), 0x85944171f73967e8);
}

TEST(Hash, TakesDoublesFromTheLeastSignificantByteOnAndOneNaN) {
  Hash number;
  number.Add(1.5);
  Hash bytes;
  bytes.Add(std::string_view("\0\0\0\0\0\0\xf8\x3f", 8));
  EXPECT_EQ(number.value(), bytes.value());
  Hash quiet;
  quiet.Add(std::nan(""));
  Hash negative;
  negative.Add(-std::nan("123"));
  EXPECT_EQ(quiet.value(), negative.value());
  Hash canonical;
  canonical.Add(std::string_view("\0\0\0\0\0\0\xf8\x7f", 8));
  EXPECT_EQ(quiet.value(), canonical.value());
}

// seedrandom 2.4.4 and TensorFlow Playground's own bundle print these.
TEST(Arc4, IsSeedrandom) {
  const std::map<std::string, std::vector<double>> vectors = {
      {"0.17539", {0.8271563403318563, 0.74724410602124, 0.8329799272295807}},
      {"0.5", {0.49767758747058916, 0.8074465011135612, 0.7863697779919979}},
      {"0.00385", {0.7841507405517638, 0.3512833970079395}},
      {"hello", {0.5463663768140734, 0.4397379377059223}}};
  for (const auto& [seed, numbers] : vectors) {
    Arc4 random(seed);
    for (const double number : numbers) EXPECT_EQ(random.Uniform(), number) << seed;
  }
}

// From seedrandom 2.4.4: keys that wrap, none at all, and text beyond ASCII, which counts in UTF-16
// units.
TEST(Arc4, TakesTextOfAnyLengthAndScript) {
  std::string long_text;
  for (int i = 0; i < 200; ++i) long_text += "abc";
  const std::map<std::string, std::vector<double>> vectors = {
      {"", {0.23144008215179881, 0.27404636548159655}},
      {std::string(256, 'a'), {0.43449421599986604, 0.5451403460013228}},
      {std::string(257, 'a'), {0.1291356301820767, 0.15281338187985197}},
      {long_text, {0.30100471025714837, 0.10494781577997661}},
      {"\xc3\xa9", {0.5552529977398815, 0.04329078305847135}},
      {"\xe4\xb8\xad", {0.28808412467623185, 0.9700069405061325}},
      {"\xf0\x9f\x99\x82", {0.27228036163965824, 0.20479607254947582}}};
  for (const auto& [seed, numbers] : vectors) {
    Arc4 random(seed);
    for (const double number : numbers) EXPECT_EQ(random.Uniform(), number) << seed;
  }
}

// pcg32-demo of O'Neill's reference implementation: seed 42, sequence 54.
TEST(Pcg32, IsTheReferenceGenerator) {
  Pcg32 random(42, 54);
  for (const std::uint32_t number :
       {0xa15c02b7u, 0x7b47f409u, 0xba1d3330u, 0x83d2f293u, 0xbfa4784bu, 0xcbed606eu}) {
    EXPECT_EQ(random.Next(), number);
  }
}

TEST(Pcg32, PurposesHaveStreamsOfTheirOwn) {
  Pcg32 shuffle("0.5", "shuffle");
  Pcg32 again("0.5", "shuffle");
  Pcg32 slopes("0.5", "rrelu");
  int equal = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::uint32_t number = shuffle.Next();
    EXPECT_EQ(number, again.Next());
    equal += number == slopes.Next() ? 1 : 0;
  }
  EXPECT_LE(equal, 1);
}

TEST(Pcg32, UniformHasMomentsAnd53Bits) {
  Pcg32 random("moments", "uniform");
  constexpr int kCount = 1000000;
  double sum = 0;
  double squares = 0;
  bool odd = false;
  for (int i = 0; i < kCount; ++i) {
    const double u = random.Uniform();
    ASSERT_GE(u, 0);
    ASSERT_LT(u, 1);
    const double scaled = u * 0x1p53;
    ASSERT_EQ(scaled, std::floor(scaled));
    odd = odd || std::fmod(scaled, 2) == 1;
    sum += u;
    squares += u * u;
  }
  // Five standard deviations of each mean.
  EXPECT_NEAR(sum / kCount, 0.5, 5 * std::sqrt(1.0 / 12 / kCount));
  EXPECT_NEAR(squares / kCount, 1.0 / 3, 5 * std::sqrt(4.0 / 45 / kCount));
  EXPECT_TRUE(odd);
}

TEST(Pcg32, NormalHasTheMomentsOfTheNormalDistribution) {
  Pcg32 random("moments", "normal");
  constexpr int kCount = 1000000;
  double sums[5] = {};
  int within = 0;
  for (int i = 0; i < kCount; ++i) {
    const double x = random.Normal();
    double power = 1;
    for (double& sum : sums) {
      sum += power;
      power *= x;
    }
    within += std::abs(x) < 1 ? 1 : 0;
  }
  // E x^k, and five standard deviations of its estimate: Var x^k = E x^2k - (E x^k)^2.
  EXPECT_NEAR(sums[1] / kCount, 0, 5 * std::sqrt(1.0 / kCount));
  EXPECT_NEAR(sums[2] / kCount, 1, 5 * std::sqrt(2.0 / kCount));
  EXPECT_NEAR(sums[3] / kCount, 0, 5 * std::sqrt(15.0 / kCount));
  EXPECT_NEAR(sums[4] / kCount, 3, 5 * std::sqrt(96.0 / kCount));
  EXPECT_NEAR(within / double{kCount}, 0.6826894921370859, 5 * std::sqrt(0.217 / kCount));
}

// Without the rejection the lowest third of these results would come up half again as often.
TEST(Pcg32, BelowIsUnbiased) {
  Pcg32 random("moments", "below");
  constexpr std::uint32_t kLimit = 3u << 30;
  constexpr int kCount = 300000;
  int thirds[3] = {};
  for (int i = 0; i < kCount; ++i) {
    const std::uint32_t number = random.Below(kLimit);
    ASSERT_LT(number, kLimit);
    ++thirds[number >> 30];
  }
  for (const int count : thirds) {
    EXPECT_NEAR(count, kCount / 3.0, 5 * std::sqrt(kCount * 2.0 / 9));
  }
  for (int i = 0; i < 100; ++i) EXPECT_EQ(random.Below(1), 0u);
}

TEST(Pcg32, ShuffleGivesEveryOrderAlike) {
  Pcg32 random("moments", "shuffle");
  constexpr int kCount = 240000;
  std::map<std::vector<int>, int> counts;
  for (int i = 0; i < kCount; ++i) {
    std::vector<int> items = {0, 1, 2, 3};
    random.Shuffle(std::span<int>(items));
    ++counts[items];
  }
  EXPECT_EQ(counts.size(), 24u);
  double chi_square = 0;
  for (const auto& [items, count] : counts) {
    chi_square += (count - kCount / 24.0) * (count - kCount / 24.0) / (kCount / 24.0);
  }
  EXPECT_LT(chi_square, 49.7);  // 99.9 % for 23 degrees of freedom

  std::vector<int> none;
  random.Shuffle(std::span<int>(none));
  EXPECT_TRUE(none.empty());
}

}  // namespace
}  // namespace activation
