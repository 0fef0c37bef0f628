// Texts that nobody meant to write: valid formulas cut, doubled and stirred. None may crash, hang
// or report an error outside the text; those that pass must evaluate and print.
#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "formula/mathml.h"
#include "formula/program.h"
#include "numeric/rng.h"
#include "stirred_formulas.h"

namespace activation {
namespace {

constexpr int kTexts = 50000;

TEST(FormulaFuzz, NoTextDoesHarm) {
  Stirrer stirrer;
  int accepted = 0;
  const double z[] = {-1.5, 0, 0.25};
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = stirrer.Next();
    Program program;
    if (const auto error = CompileFormula(text, &program)) {
      ASSERT_FALSE(error->code.empty() || error->message.empty()) << text;
      ASSERT_GE(error->offset, 0) << text;
      ASSERT_GE(error->length, text.empty() ? 0 : 1) << text << ": " << error->code;
      ASSERT_LE(static_cast<std::size_t>(error->offset + error->length), text.size()) << text;
      ASSERT_TRUE(program.instructions().empty()) << text;
      continue;
    }
    ++accepted;
    ASSERT_LE(program.instructions().size(), 256u) << text;
    const std::vector<double> parameters(program.parameters().size(), 0.75);
    double f[3], df[3], d2f[3];
    program.Evaluate(parameters, z, f, df, d2f);
    std::vector<double> gradients(3 * parameters.size());
    program.Gradients(parameters, z, gradients.data());
    ASSERT_FALSE(MathMl(program).empty());
  }
  std::printf("  %d texts, %d accepted\n", kTexts, accepted);
  EXPECT_GT(accepted, kTexts * 3 / 10);
  EXPECT_LT(accepted, kTexts * 9 / 10);
}

// Arbitrary bytes, and bytes of the alphabet in any order.
TEST(FormulaFuzz, NoBytesDoHarm) {
  Pcg32 random("formula", "bytes");
  constexpr std::string_view kAlphabet = "xz019.eE+-*/^()<>=!, abif_\t";
  for (int i = 0; i < kTexts; ++i) {
    std::string text(random.Below(40), '\0');
    const bool any = random.Below(2) == 0;
    for (char& c : text) {
      c = any ? static_cast<char>(random.Below(256)) : kAlphabet[random.Below(kAlphabet.size())];
    }
    Program program;
    if (const auto error = CompileFormula(text, &program)) {
      ASSERT_GE(error->offset, 0);
      ASSERT_LE(static_cast<std::size_t>(error->offset + error->length), text.size());
    }
  }
}

}  // namespace
}  // namespace activation
