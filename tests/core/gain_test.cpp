// The moments of every activation against tests/reference/moments.txt, which tests/tools/moments.py
// makes without any code of ours; closed forms; typed formulas, of whose kinks nothing is known.
#include "ingredients/gain.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numbers>
#include <sstream>
#include <string>

#include "data.h"
#include "functions/catalogue.h"
#include "ingredients/initializers.h"

namespace activation {
namespace {

Function ById(std::string_view id, std::vector<std::pair<std::string, double>> parameters = {}) {
  Function function;
  EXPECT_FALSE(Function::Resolve({std::string(id), "", std::move(parameters)}, &function)) << id;
  return function;
}
Function Typed(const std::string& formula) {
  Function function;
  EXPECT_FALSE(Function::Resolve({"", formula, {}}, &function)) << formula;
  return function;
}

std::map<std::string, NormalMoments, std::less<>> ReadReference() {
  std::map<std::string, NormalMoments, std::less<>> reference;
  std::istringstream lines(ReadData("reference/moments.txt"));
  std::string id;
  NormalMoments moments;
  while (lines >> id >> moments.mean >> moments.variance >> moments.square) reference[id] = moments;
  return reference;
}

TEST(Gain, MomentsOfEveryActivationAreThoseOfTheReference) {
  const auto reference = ReadReference();
  for (const Row& row : Activations()) {
    const auto found = reference.find(row.id);
    ASSERT_NE(found, reference.end())
        << row.id << ": add it to tests/tools/moments.py and run "
        << "python3 tests/tools/moments.py tests/reference/moments.txt";
    const NormalMoments& expected = found->second;
    const NormalMoments moments = MomentsOf(ById(row.id));
    // A mean of 0 has no digits of its own: it counts as a share of the root mean square.
    EXPECT_NEAR(moments.mean, expected.mean, 1e-12 * std::sqrt(expected.square)) << row.id;
    EXPECT_NEAR(moments.variance / expected.variance, 1, 1e-12) << row.id;
    EXPECT_NEAR(moments.square / expected.square, 1, 1e-12) << row.id;
    EXPECT_NEAR(ActivationGain(ById(row.id)) * std::sqrt(expected.square), 1, 1e-12) << row.id;
  }
  EXPECT_EQ(reference.size(), Activations().size());
}

TEST(Gain, IsTheOneOfHeForRelu) {
  EXPECT_NEAR(ActivationGain(ById("relu")), std::numbers::sqrt2, 1e-14);
  EXPECT_NEAR(ActivationGain(ById("identity")), 1, 1e-14);
  EXPECT_NEAR(ActivationGain(ById("sign")), 1, 1e-14);
  // He et al. 2015, equation 15: sqrt(2 / (1 + a^2)).
  for (const double a : {-0.5, 0.01, 0.25, 1.0, 3.0}) {
    EXPECT_NEAR(ActivationGain(ById("prelu", {{"a", a}})), std::sqrt(2 / (1 + a * a)), 1e-14) << a;
  }
  // The initializers that were made for ReLU have its gain built in.
  EXPECT_NEAR(ActivationGain(ById("relu")) / FindInitializer("he_normal")->base_gain, 1, 1e-14);
}

// E sin^2(w z) = (1 - e^(-2 w^2)) / 2, through hundreds of waves.
TEST(Gain, FollowsWaves) {
  for (const double omega : {0.01, 1.0, 30.0, 100.0}) {
    const NormalMoments moments = MomentsOf(ById("sine", {{"omega", omega}}));
    EXPECT_NEAR(moments.mean, 0, 1e-13) << omega;
    EXPECT_NEAR(moments.square / (-std::expm1(-2 * omega * omega) / 2), 1, 1e-11) << omega;
  }
}

TEST(Gain, AveragesOverDrawnSlopes) {
  const Function drawn = ById("rrelu_train", {{"lower", 0.5}, {"upper", 0.9}, {"r", 0.6}});
  const double mean_square = (0.25 + 0.45 + 0.81) / 3;
  EXPECT_NEAR(MomentsOf(drawn).square, (1 + mean_square) / 2, 1e-14);
  EXPECT_NEAR(MomentsOf(drawn).mean, 0.3 / std::sqrt(2 * std::numbers::pi), 1e-14);
}

double Density(double z) { return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi); }
double Above(double z) { return std::erfc(z / std::numbers::sqrt2) / 2; }

TEST(Gain, FindsTheKinksAndJumpsOfFormulas) {
  const double c = 0.3137;
  // max(0, x - c), whose square has the mean (1 + c^2) P(z > c) - c density(c).
  const NormalMoments bent = MomentsOf(Typed("max(0, x - 0.3137)"));
  EXPECT_NEAR(bent.mean, Density(c) - c * Above(c), 1e-12);
  EXPECT_NEAR(bent.square, (1 + c * c) * Above(c) - c * Density(c), 1e-12);
  const NormalMoments jump = MomentsOf(Typed("if(x > 0.3137, 1, 0)"));
  EXPECT_NEAR(jump.mean, Above(c), 1e-12);
  EXPECT_NEAR(jump.variance, Above(c) * (1 - Above(c)), 1e-12);
  // A narrow bump of height 1 that no first panel's points come near to.
  const NormalMoments bump = MomentsOf(Typed("x + max(0, 1 - abs(x - 0.25) / 0.03)"));
  EXPECT_NEAR(bump.mean, 0.03 * Density(0.25), 1e-5);
}

TEST(Gain, IsThatOfTheRowWhoseFormulaIsTyped) {
  for (const Row& row : Activations()) {
    if (!row.parameters.empty() || row.variadic != nullptr) continue;
    const double gain = ActivationGain(ById(row.id));
    EXPECT_NEAR(ActivationGain(Typed(std::string(row.formula))) / gain, 1, 1e-11) << row.id;
  }
}

TEST(Gain, IsNoNumberWhereThereIsNone) {
  for (const char* formula : {"0*x", "exp(x^2)", "1/x", "1/(x-0.3)", "log(x)", "exp(700+x)"}) {
    EXPECT_TRUE(std::isnan(ActivationGain(Typed(formula)))) << formula;
  }
  // But infinite at a point is not infinite in the mean.
  EXPECT_NEAR(MomentsOf(Typed("log(abs(x))")).mean, -0.63518142273073908, 1e-11);
  EXPECT_TRUE(std::isfinite(ActivationGain(Typed("sin(100000*x)"))));
}

TEST(Gain, ConstantsHaveNoVariance) {
  const NormalMoments moments = MomentsOf(Typed("0.1 + 0*x"));
  EXPECT_NEAR(moments.variance, 0, 1e-30);
  EXPECT_NEAR(moments.mean, 0.1, 1e-16);
}

}  // namespace
}  // namespace activation
