// Texts that nobody meant to write: valid formulas cut, doubled and stirred, and bytes in any
// order. None may crash, hang or report an error outside the text; those that pass must evaluate
// and print; everywhere the results are the same bits.
#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "formula/mathml.h"
#include "formula/program.h"
#include "numeric/hash.h"
#include "numeric/rng.h"
#include "stirred_formulas.h"

namespace activation {
namespace {

// Arbitrary bytes, and bytes of the alphabet in any order.
class Scrambler {
 public:
  std::string Next() {
    constexpr std::string_view kAlphabet = "xz019.eE+-*/^()<>=!, abif_\t";
    std::string text(random_.Below(40), '\0');
    const bool any = random_.Below(2) == 0;
    for (char& c : text) {
      c = any ? static_cast<char>(random_.Below(256)) : kAlphabet[random_.Below(kAlphabet.size())];
    }
    return text;
  }

 private:
  Pcg32 random_{"formula", "bytes"};
};

// What is said of a text and what it computes; whether it is a formula.
bool AddText(const std::string& text, Hash& hash) {
  Program program;
  if (const auto error = CompileFormula(text, &program)) {
    EXPECT_FALSE(error->code.empty() || error->message.empty()) << text;
    EXPECT_GE(error->offset, 0) << text;
    EXPECT_GE(error->length, text.empty() ? 0 : 1) << text << ": " << error->code;
    EXPECT_LE(static_cast<std::size_t>(error->offset + error->length), text.size()) << text;
    EXPECT_TRUE(program.instructions().empty()) << text;
    hash.Add(error->code + error->message);
    hash.Add(error->offset + 1000.0 * error->length);
    return false;
  }
  EXPECT_LE(program.instructions().size(), 256u) << text;
  constexpr std::size_t kPoints = 3;
  const double z[kPoints] = {-1.5, 0, 0.25};
  const std::vector<double> parameters(program.parameters().size(), 0.75);
  std::vector<double> values(kPoints * (5 + parameters.size()));
  double* f = values.data();
  program.Evaluate(parameters, z, f, f + kPoints, f + 2 * kPoints);
  // As training asks for it: the same f and f'.
  program.Evaluate(parameters, z, f + 3 * kPoints, f + 4 * kPoints, nullptr);
  Hash whole, alone;
  for (std::size_t i = 0; i < 2 * kPoints; ++i) {
    whole.Add(values[i]);
    alone.Add(values[3 * kPoints + i]);
  }
  EXPECT_EQ(whole.value(), alone.value()) << text;
  program.Gradients(parameters, z, f + 5 * kPoints);
  for (const double value : values) hash.Add(value);
  const std::string mathml = MathMl(program);
  EXPECT_FALSE(mathml.empty()) << text;
  hash.Add(mathml);
  return true;
}

// Half of the texts stirred, half scrambled. Their hash is the same on every machine.
TEST(FormulaFuzz, AMillionTextsDoNoHarm) {
  constexpr int kTexts = 1'000'000;
  Stirrer stirrer;
  Scrambler scrambler;
  Hash hash;
  int stirred = 0, scrambled = 0;
  for (int i = 0; i < kTexts / 2 && !testing::Test::HasFailure(); ++i) {
    stirred += AddText(stirrer.Next(), hash);
    scrambled += AddText(scrambler.Next(), hash);
  }
  std::printf("  %d texts; accepted: %d stirred, %d scrambled; hash %016llx\n", kTexts, stirred,
              scrambled, static_cast<unsigned long long>(hash.value()));
  EXPECT_GT(stirred, kTexts / 2 * 3 / 10);
  EXPECT_LT(stirred, kTexts / 2 * 9 / 10);
  EXPECT_EQ(hash.value(), 0x6bdf40f34bd13c0c);
}

}  // namespace
}  // namespace activation
