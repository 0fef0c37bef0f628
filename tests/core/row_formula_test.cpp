// The texts of a row, read by the parser that serves typed formulas: the formula's automatic
// derivatives are an independent check on the kernel, and reach the bars of the reference data
// themselves.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "formula/program.h"
#include "reference_data.h"
#include "settings.h"

namespace activation {
namespace {

// Rows may be longer than what people type.
constexpr FormulaLimits kLimits = {.characters = 1000, .instructions = 512, .depth = 32};

Program Compiled(std::string_view text) {
  Program program;
  const auto error = CompileFormula(text, &program, kLimits);
  EXPECT_FALSE(error) << text << ": " << (error ? error->message : "");
  return program;
}

// Of each parameter of the program, its place in the row.
std::vector<std::size_t> Places(const Program& program, const Row& row) {
  std::vector<std::size_t> places;
  for (const std::string& name : program.parameters()) {
    std::size_t k = 0;
    while (k < row.parameters.size() && row.parameters[k].name != name) ++k;
    EXPECT_LT(k, row.parameters.size()) << row.id << " has no parameter " << name;
    places.push_back(k);
  }
  return places;
}

struct Values {
  std::vector<double> columns[3];  // f, f', f''
  std::vector<double> gradients;
};

// The gradients in the row's order; 0 by a parameter that the text does not name.
Values EvaluateText(std::string_view text, const Function& function, std::span<const double> z) {
  const Program program = Compiled(text);
  const std::vector<std::size_t> places = Places(program, function.row());
  std::vector<double> parameters;
  for (const std::size_t k : places) parameters.push_back(function.parameters()[k]);
  Values values;
  for (auto& column : values.columns) column.resize(z.size());
  program.Evaluate(parameters, z, values.columns[0].data(), values.columns[1].data(),
                   values.columns[2].data());
  std::vector<double> gradients(parameters.size() * z.size());
  program.Gradients(parameters, z, gradients.data());
  values.gradients.resize(function.parameters().size() * z.size());
  for (std::size_t p = 0; p < places.size(); ++p) {
    std::copy_n(gradients.begin() + static_cast<std::ptrdiff_t>(p * z.size()), z.size(),
                values.gradients.begin() + static_cast<std::ptrdiff_t>(places[p] * z.size()));
  }
  return values;
}

Values EvaluateRow(const Function& function, std::span<const double> z) {
  Values values;
  for (auto& column : values.columns) column.resize(z.size());
  function.Evaluate(z, values.columns[0].data(), values.columns[1].data(),
                    values.columns[2].data());
  values.gradients.resize(function.parameters().size() * z.size());
  function.Gradients(z, values.gradients.data());
  return values;
}

// In [-20, 20], but for nearest zero, where texts for readers may cancel.
std::vector<double> Points(const Row& row) {
  constexpr int kPoints = 500;
  Pcg32 random("formula points", row.id);
  std::vector<double> z;
  while (z.size() < kPoints) {
    const double drawn = 40 * random.Uniform() - 20;
    if (std::fabs(drawn) > 0.1) z.push_back(drawn);
  }
  return z;
}

bool IsKink(const Facts& facts, double z) {
  return std::any_of(facts.kinks.begin(), facts.kinks.end(),
                     [&](const Kink& kink) { return kink.at == z; });
}

// The text of a quotient of polynomials cannot do what its kernel does: compute f'' without a
// difference of larger terms, and tell the sign of a polynomial at its rounded zero or where it
// underflows.
bool IsRational(const std::string& id) { return id == "pau"; }

class RowFormulaTest : public testing::TestWithParam<std::string> {
 protected:
  std::vector<Function> settings_ = Settings(*FindActivation(GetParam()));
};

TEST_P(RowFormulaTest, FormulaAgreesWithTheKernel) {
  for (const Function& function : settings_) {
    const std::vector<double> z = Points(function.row());
    const Values text = EvaluateText(function.row().formula, function, z);
    const Values row = EvaluateRow(function, z);
    for (std::size_t i = 0; i < z.size(); ++i) {
      const double scale = 1e-12 * (1 + std::fabs(row.columns[0][i]) +
                                    std::fabs(row.columns[1][i]) + std::fabs(row.columns[2][i]));
      for (int d = 0; d < 3; ++d) {
        ASSERT_NEAR(text.columns[d][i], row.columns[d][i], scale)
            << Describe(function) << " at " << z[i] << ", derivative " << d;
      }
      for (std::size_t k = 0; k < function.parameters().size(); ++k) {
        const double g = row.gradients[k * z.size() + i];
        ASSERT_NEAR(text.gradients[k * z.size() + i], g, scale + 1e-11 * std::fabs(g))
            << Describe(function) << " by " << function.row().parameters[k].name << " at " << z[i];
      }
    }
  }
}

TEST_P(RowFormulaTest, FormulaReachesTheReferenceBars) {
  constexpr double kBars[] = {4, 6, 8};
  for (const ReferenceSetting& setting : TheReference().settings) {
    if (setting.id != GetParam()) continue;
    Function function;
    ASSERT_FALSE(Function::Resolve({setting.id, "", setting.parameters}, &function));
    const Facts facts = function.facts();
    std::vector<double> x;
    for (const ReferencePoint& point : setting.points) x.push_back(point.x);
    const Values text = EvaluateText(function.row().formula, function, x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (std::fabs(x[i]) >= 20) continue;
      for (int d = 0; d < 3; ++d) {
        // f'' at a kink is 0 by convention; a formula takes the branch that it is in
        if (d == 2 && (IsKink(facts, x[i]) || IsRational(GetParam()))) continue;
        const Exact& exact = setting.points[i].values[d];
        EXPECT_TRUE(Within(text.columns[d][i], exact, kBars[d]))
            << Describe(function) << " at " << x[i] << ", derivative " << d << ": "
            << text.columns[d][i] << ", not " << exact.rounded << ", k " << exact.condition;
      }
    }
  }
}

TEST_P(RowFormulaTest, DerivativeIsTheDerivative) {
  for (const Function& function : settings_) {
    std::vector<double> z = Points(function.row());
    for (const Kink& kink : function.facts().kinks) {
      if (!IsRational(GetParam())) z.push_back(kink.at);
    }
    const Values text = EvaluateText(function.row().derivative, function, z);
    const Values row = EvaluateRow(function, z);
    for (std::size_t i = 0; i < z.size(); ++i) {
      const double df = row.columns[1][i];
      ASSERT_NEAR(text.columns[0][i], df,
                  1e-12 * (1 + std::fabs(df) + std::fabs(row.columns[2][i])))
          << Describe(function) << " at " << z[i];
    }
  }
}

TEST_P(RowFormulaTest, TextbookFormIsTheSame) {
  for (const Function& function : settings_) {
    if (function.row().textbook.empty()) continue;
    const std::vector<double> z = Points(function.row());
    const Values text = EvaluateText(function.row().textbook, function, z);
    const Values row = EvaluateRow(function, z);
    for (std::size_t i = 0; i < z.size(); ++i) {
      const double f = row.columns[0][i];
      ASSERT_NEAR(text.columns[0][i], f, 1e-13 * (1 + std::fabs(z[i]) + std::fabs(f)))
          << Describe(function) << " at " << z[i];
    }
  }
}

std::vector<std::string> Ids() {
  std::vector<std::string> ids;
  for (const Row& row : Activations()) ids.emplace_back(row.id);
  return ids;
}

INSTANTIATE_TEST_SUITE_P(All, RowFormulaTest, testing::ValuesIn(Ids()),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace activation
