// Evaluation of formulas: derivatives against finite differences for everything in the language,
// what happens at kinks and ties, and blocks of every size.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "formula/program.h"
#include "formula/vocabulary.h"
#include "numeric/pair.h"
#include "numeric/rng.h"

namespace activation {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

struct Results {
  std::vector<double> f, df, d2f, gradients;
};

Program Compiled(const std::string& text) {
  Program program;
  const auto error = CompileFormula(text, &program, {.characters = 1000});
  EXPECT_FALSE(error) << text << ": " << error->message;
  return program;
}

Results Evaluate(const Program& program, const std::vector<double>& parameters,
                 const std::vector<double>& z) {
  Results r{std::vector<double>(z.size()), std::vector<double>(z.size()),
            std::vector<double>(z.size()), std::vector<double>(z.size() * parameters.size())};
  program.Evaluate(parameters, z, r.f.data(), r.df.data(), r.d2f.data());
  program.Gradients(parameters, z, r.gradients.data());
  return r;
}

Results At(const std::string& text, const std::vector<double>& z) {
  return Evaluate(Compiled(text), {}, z);
}

// Everything in the language that has a slope, applied to arguments that vary in x and in the
// parameters, at points where it is smooth.
std::vector<std::string> EverySlope() {
  std::vector<std::string> texts = {
      "a*x+b",
      "a-x*b",
      "a*x/b",
      "b/(3+a*x)",
      "x/(2+x)",
      "-(a*x)*(b*x)",
      "a^x",
      "(2+x)^a",
      "(2+x)^(a*x)",
      "(a*x)^3",
      "(3+x*b)^-2",
      "(2+a*x)^2.5",
      "2^(a*x)",
      "pow(2+a*x,b*x)",
      "if(x>5,a,b*x*x)",
      "if(a>b,x,x*x)",
      "a+if(x<9,sin(a*x),cos(b))",
      "(a*x<9)*x^2",
      "x^2*b*b+a^2",
      "exp(a)*x+sqrt(b)*x^2",
      "a^b*x",
  };
  const std::string arguments[] = {"a*x+b", "x^2-b*x-a*0.3", "2+a*x/b"};
  for (const FormulaFunction& function : FormulaFunctions()) {
    if (function.arguments != 1) continue;
    for (const std::string& argument : arguments) {
      // Roots and logarithms stay where they are defined.
      const bool half_line = function.op == Op::kSqrt || function.op == Op::kLog;
      const std::string inside = half_line ? "(" + argument + ")^2+0.5" : argument;
      texts.push_back(std::string(function.name) + "(" + inside + ")");
    }
  }
  for (const char* pick :
       {"max(a*x,b*x^2-3)", "min(a*x,b*x^2-3)", "clamp(a*x^2,b,3)", "clamp(5,a*x,b+x)"}) {
    texts.emplace_back(pick);
  }
  return texts;
}

TEST(FormulaDerivatives, AgreeWithFiniteDifferences) {
  const std::vector<double> points = {-0.63, -0.21, 0.17, 0.58, 0.94};
  const std::vector<double> values = {0.7, 1.3};  // of a and b, whichever comes first
  constexpr double kStep = 1e-5;
  const auto near = [](double difference, double derivative, const std::string& what) {
    EXPECT_NEAR(difference, derivative, 1e-8 * (1 + std::fabs(derivative))) << what;
  };
  for (const std::string& text : EverySlope()) {
    const Program program = Compiled(text);
    const std::size_t n = points.size();
    std::vector<double> parameters;
    for (const std::string& name : program.parameters()) parameters.push_back(values[name == "b"]);
    std::vector<double> above = points, below = points;
    for (double& z : above) z += kStep;
    for (double& z : below) z -= kStep;
    const Results here = Evaluate(program, parameters, points);
    const Results up = Evaluate(program, parameters, above);
    const Results down = Evaluate(program, parameters, below);
    for (std::size_t i = 0; i < n; ++i) {
      near((up.f[i] - down.f[i]) / (2 * kStep), here.df[i], text + ", f'");
      near((up.df[i] - down.df[i]) / (2 * kStep), here.d2f[i], text + ", f''");
    }
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      std::vector<double> more = parameters, less = parameters;
      more[p] += kStep;
      less[p] -= kStep;
      const Results with_more = Evaluate(program, more, points);
      const Results with_less = Evaluate(program, less, points);
      for (std::size_t i = 0; i < n; ++i) {
        near((with_more.f[i] - with_less.f[i]) / (2 * kStep), here.gradients[p * n + i],
             text + ", by " + program.parameters()[p]);
      }
    }
  }
}

TEST(FormulaDerivatives, TiesTakeTheFlatterSlope) {
  const struct {
    const char* text;
    double slope;  // at 0
  } kTies[] = {
      {"max(0,x)", 0},      {"max(x,0)", 0},      {"min(0,x)", 0},      {"max(x,3*x)", 1},
      {"min(-2*x,x)", 1},   {"clamp(x,0,6)", 0},  {"clamp(x,-6,0)", 0}, {"abs(x)", 0},
      {"x*sign(x)", 0},     {"if(x>0,x,0)", 0},   {"if(x>=0,x,0)", 1},  {"step(x)*x", 1},
      {"max(x,sin(x))", 1}, {"if(x>0,x,2*x)", 2},
  };
  for (const auto& [text, slope] : kTies) {
    const Results r = At(text, {0, -0.0});
    EXPECT_EQ(r.f[0], 0) << text;
    EXPECT_EQ(r.df[0], slope) << text;
    EXPECT_EQ(r.df[1], slope) << text;
  }
  EXPECT_EQ(At("max(0,x)^2", {0}).d2f[0], 0);
}

TEST(FormulaDerivatives, UntakenBranchesLeaveNoTrace) {
  const Program program = Compiled("if(x>0,a*x,b*log(-x)+sqrt(c-100*x))");
  const Results r = Evaluate(program, {2, 3, 0}, {5, -1});
  EXPECT_EQ(r.f[0], 10);
  EXPECT_EQ(r.df[0], 2);
  EXPECT_EQ(r.d2f[0], 0);
  EXPECT_EQ(r.gradients[0], 5);
  EXPECT_EQ(r.gradients[2], 0);
  EXPECT_EQ(r.gradients[4], 0);
  EXPECT_EQ(r.f[1], 10);
  EXPECT_EQ(r.gradients[1], 0);
  EXPECT_EQ(r.gradients[3], 0);
  EXPECT_EQ(r.gradients[5], 0.05);
  // The same inside a longer formula and inside each other.
  const Results nested = At("1+2*if(x>0,if(x>1,log(x-1),x),exp(800*(0-x))*0)", {0.5});
  EXPECT_EQ(nested.f[0], 2);
  EXPECT_EQ(nested.df[0], 2);
  EXPECT_EQ(nested.d2f[0], 0);
}

TEST(FormulaDerivatives, InfinitiesFollowIeee) {
  Results r = At("1/x", {0, -0.0, kInf});
  EXPECT_EQ(r.f, (std::vector<double>{kInf, -kInf, 0}));
  r = At("2*exp(x)+3", {800});
  EXPECT_EQ(r.f[0], kInf);
  EXPECT_EQ(r.df[0], kInf);
  EXPECT_EQ(r.d2f[0], kInf);
  r = At("x*exp(x)", {800});
  EXPECT_EQ(r.df[0], kInf);
  EXPECT_EQ(r.d2f[0], kInf);
  r = At("sqrt(x)", {0});
  EXPECT_EQ(r.d2f[0], -kInf);
  EXPECT_EQ(r.df[0], kInf);
  EXPECT_TRUE(std::isnan(At("log(x)", {-1}).f[0]));
  EXPECT_TRUE(std::isnan(At("exp(x)-exp(x)", {800}).f[0]));
  // A NaN is not hidden, not even by a formula that would.
  for (const char* text : {"if(x>0,1,2)", "7", "max(x,0)", "step(x)", "x^0"}) {
    r = At(text, {1, kNan, 2});
    EXPECT_TRUE(std::isnan(r.f[1]) && std::isnan(r.df[1]) && std::isnan(r.d2f[1])) << text;
    EXPECT_FALSE(std::isnan(r.f[0]) || std::isnan(r.f[2])) << text;
  }
}

bool SameBits(const std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (ToBits(a[i]) != ToBits(b[i]) && !(std::isnan(a[i]) && std::isnan(b[i]))) return false;
  }
  return a.size() == b.size();
}

// A point's results depend neither on how many points there are nor on which of them it is.
TEST(FormulaBlocks, EverySizeGivesTheSameBits) {
  Pcg32 random("formula", "blocks");
  std::vector<double> z(130);
  for (double& point : z) point = 8 * random.Uniform() - 4;
  z[3] = kInf;
  z[64] = kNan;
  z[100] = 0;
  for (const char* text : {"x*sigmoid(a*x)+b", "if(x>0,x,a*expm1(x))^3/(b+x^2)", "a*b+1", "x"}) {
    const Program program = Compiled(text);
    const std::vector<double> parameters(program.parameters().size(), 1.25);
    Results single;
    for (const double point : z) {
      const Results one = Evaluate(program, parameters, {point});
      single.f.push_back(one.f[0]);
      single.df.push_back(one.df[0]);
      single.d2f.push_back(one.d2f[0]);
      single.gradients.insert(single.gradients.end(), one.gradients.begin(), one.gradients.end());
    }
    for (std::size_t n = 1; n <= z.size(); ++n) {
      const Results block =
          Evaluate(program, parameters, {z.begin(), z.begin() + static_cast<std::ptrdiff_t>(n)});
      const auto start = [n](const std::vector<double>& all) {
        return std::vector<double>(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n));
      };
      EXPECT_TRUE(SameBits(block.f, start(single.f))) << text << " " << n;
      EXPECT_TRUE(SameBits(block.df, start(single.df))) << text << " " << n;
      EXPECT_TRUE(SameBits(block.d2f, start(single.d2f))) << text << " " << n;
      for (std::size_t p = 0; p < parameters.size(); ++p) {
        for (std::size_t i = 0; i < n; ++i) {
          const double a = block.gradients[p * n + i];
          const double b = single.gradients[i * parameters.size() + p];
          EXPECT_TRUE(SameBits({a}, {b})) << text << " " << n;
        }
      }
    }
  }
}

TEST(FormulaBlocks, NoPointsAtAll) {
  const Program program = Compiled("a*x");
  program.Evaluate(std::vector<double>{1}, {}, nullptr, nullptr, nullptr);
  program.Gradients(std::vector<double>{1}, {}, nullptr);
}

}  // namespace
}  // namespace activation
