// Decimal numbers to doubles and back.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string>

#include "formula/decimal.h"
#include "numeric/pair.h"
#include "numeric/rng.h"

namespace activation {
namespace {

TEST(Decimal, RoundsCorrectly) {
  const struct {
    const char* text;
    double value;
  } kNumbers[] = {
      {"0", 0},
      {"000.000e5", 0},
      {"1", 1},
      {"0.1", 0x1.999999999999ap-4},
      {".5", 0.5},
      {"5.", 5},
      {"1e3", 1000},
      {"2.5E-1", 0.25},
      {"1e+2", 100},
      // Ties and their neighbours: 2^53 + 1 lies between two doubles, the even one wins.
      {"9007199254740993", 9007199254740992},
      {"9007199254740993.0000000000000000000000000000000001", 9007199254740994},
      {"9007199254740995", 9007199254740996},
      // The largest double, half a step above it, and what rounds down to it.
      {"1.7976931348623157e308", std::numeric_limits<double>::max()},
      {"1.7976931348623158e308", std::numeric_limits<double>::max()},
      {"1.797693134862315808e308", std::numeric_limits<double>::infinity()},
      {"1e309", std::numeric_limits<double>::infinity()},
      {"1e99999999999999999999", std::numeric_limits<double>::infinity()},
      // The smallest, half of it (a tie with 0) and just above that.
      {"5e-324", 0x1p-1074},
      {"2.4703282292062327e-324", 0},
      {"2.4703282292062328e-324", 0x1p-1074},
      {"2.2250738585072011e-308", 0x0.fffffffffffffp-1022},
      {"2.2250738585072014e-308", 0x1p-1022},
      {"1e-99999999999999999999", 0},
      {"0.00000000000000000000000000000000000000000000000000123e51", 1.23},
      {"123456789012345678901234567890e-29", 1.2345678901234567},
  };
  for (const auto& [text, value] : kNumbers) EXPECT_EQ(ParseDecimal(text), value) << text;
}

double RandomDouble(Pcg32& random) {
  for (;;) {
    const auto high = static_cast<std::int64_t>(random.Next() & 0x7fffffff);
    const double value = FromBits<double>(high << 32 | static_cast<std::int64_t>(random.Next()));
    if (std::isfinite(value)) return value;
  }
}

// The C library's is correctly rounded, too, on the systems that run the tests, in the "C" locale.
TEST(Decimal, AgreesWithStrtod) {
  Pcg32 random("decimal", "parse");
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    const std::uint32_t digits = 1 + random.Below(25);
    const std::uint32_t point = random.Below(26);
    for (std::uint32_t k = 0; k < digits; ++k) {
      if (k == point) text += '.';
      text += static_cast<char>('0' + random.Below(10));
    }
    if (random.Below(2) == 0)
      text += "e" + std::to_string(static_cast<int>(random.Below(680)) - 350);
    EXPECT_EQ(ParseDecimal(text), std::strtod(text.c_str(), nullptr)) << text;
  }
}

TEST(Decimal, WritesTheShortestTextThatReadsBack) {
  const struct {
    double value;
    const char* text;
  } kNumbers[] = {
      {0, "0"},           {0.1, "0.1"},         {-3, "-3"},
      {100, "100"},       {1234.5, "1234.5"},   {1.0 / 3, "0.3333333333333333"},
      {1e-9, "1e-9"},     {0.00001, "0.00001"}, {1e22, "1e22"},
      {5e-324, "5e-324"}, {1.5e-7, "1.5e-7"},   {1.7976931348623157e308, "1.7976931348623157e308"},
  };
  for (const auto& [value, text] : kNumbers) EXPECT_EQ(FormatDecimal(value), text);
  EXPECT_EQ(FormatDecimal(std::numeric_limits<double>::infinity()), "infinity");
  EXPECT_EQ(FormatDecimal(-std::numeric_limits<double>::infinity()), "-infinity");
  EXPECT_EQ(FormatDecimal(std::numeric_limits<double>::quiet_NaN()), "NaN");
  Pcg32 random("decimal", "format");
  for (int i = 0; i < 300; ++i) {
    const double value = RandomDouble(random);
    const std::string text = FormatDecimal(value);
    EXPECT_EQ(std::strtod(text.c_str(), nullptr), value) << text;
    const std::string mantissa = text.substr(0, text.find('e'));
    const std::string digits = mantissa.substr(mantissa.find_first_of("123456789"));
    const auto count = std::count_if(digits.begin(), digits.end(), [](char c) { return c != '.'; });
    char shorter[32];
    std::snprintf(shorter, sizeof shorter, "%.*e", static_cast<int>(count) - 2, value);
    if (count > 1) {
      EXPECT_NE(std::strtod(shorter, nullptr), value) << text;
    }
  }
}

}  // namespace
}  // namespace activation
