// Texts that nobody meant to write: valid formulas cut, doubled and stirred. None may crash, hang
// or report an error outside the text; those that pass must evaluate and print.
#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "formula/mathml.h"
#include "formula/program.h"
#include "formula/vocabulary.h"
#include "numeric/rng.h"

namespace activation {
namespace {

constexpr int kTexts = 50000;

constexpr std::string_view kSeeds[] = {
    "x*sigmoid(beta*x)",
    "max(0,x)+a*min(0,x)",
    "if(x>0,x,alpha*expm1(x))",
    "x/2*erfc(-x/sqrt(2))",
    "if(x>=t_r,t_r+a_r*(x-t_r),if(x>t_l,x,t_l+a_l*(x-t_l)))",
    "(a0+a1*x+a2*x^2)/(1+abs(b1*x+b2*x^2))",
    "clamp((x+3)/6,0,1)*x^2-1e-3",
    "x*tanh(softplus(x))+sin(a*x)^2/a",
    "-x^-2+2^-x*log1p(exp(-abs(x)))",
    "sign(x)*(x<=1)+step(x-.5e1)*pi/e",
};

constexpr std::string_view kPieces[] = {
    "x", "z",   "a", "pi",     "e",    "2", ".5", "1e3", "1e-400", "1e999", "+",
    "-", "*",   "/", "^",      "(",    ")", ",",  "<",   ">=",     "==",    "!=",
    " ", "if(", "0", "\u00d7", "\xff", "_", ".",  "**",  "((",     "))",    "-(",
};

class Stirrer {
 public:
  std::string Next() {
    std::string text(kSeeds[random_.Below(std::size(kSeeds))]);
    for (std::uint32_t i = random_.Below(4); i > 0; --i) Mutate(text);
    return text;
  }

 private:
  std::size_t Place(const std::string& text) {
    return random_.Below(static_cast<std::uint32_t>(text.size()) + 1);
  }

  std::string Piece() {
    const auto functions = FormulaFunctions();
    if (random_.Below(3) > 0) return std::string(kPieces[random_.Below(std::size(kPieces))]);
    return std::string(
               functions[random_.Below(static_cast<std::uint32_t>(functions.size()))].name) +
           "(";
  }

  void Mutate(std::string& text) {
    const std::size_t at = Place(text);
    const std::size_t length = std::min<std::size_t>(1 + random_.Below(6), text.size() - at);
    switch (random_.Below(7)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, Piece());
        break;
      case 2:
        text.insert(Place(text), text.substr(at, length));
        break;
      case 3:
        text.replace(at, length, Piece());
        break;
      // The rest mostly keep a formula valid.
      case 4:
        text = Piece() + text + ")";
        break;
      case 5:
        text = "(" + text + ")" + "+-*/^<"[random_.Below(6)] + "(" +
               std::string(kSeeds[random_.Below(std::size(kSeeds))]) + ")";
        break;
      default:
        for (char& c : text) {
          if (c >= '0' && c <= '9') c = static_cast<char>('0' + random_.Below(10));
        }
    }
  }

  Pcg32 random_{"formula", "fuzz"};
};

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
