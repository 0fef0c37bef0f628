// The perceptron criterion with a step as output is Rosenblatt's rule (1958): a sample whose
// decision is right changes nothing, any other moves the weights by its inputs towards its class.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "functions/function.h"
#include "ingredients/losses.h"
#include "numeric/rng.h"

namespace activation {
namespace {

using Vector3 = std::array<double, 3>;  // 1, x, y and their weights

double Dot(const Vector3& u, const Vector3& v) { return u[0] * v[0] + u[1] * v[1] + u[2] * v[2]; }

struct Sample {
  Vector3 inputs;
  double label;  // -1 or +1
};

constexpr Vector3 kTeacher = {0.2, 0.8, -0.6};  // its last two have length 1
constexpr double kMargin = 0.1;

// Points of a square on both sides of a line, none nearer to it than the margin.
std::vector<Sample> SeparableSamples(std::size_t count) {
  Pcg32 random("perceptron", "samples");
  std::vector<Sample> samples;
  while (samples.size() < count) {
    const double x = 4 * random.Uniform() - 2, y = 4 * random.Uniform() - 2;
    const double side = Dot(kTeacher, {1, x, y});
    if (std::fabs(side) >= kMargin) samples.push_back({{1, x, y}, side > 0 ? 1.0 : -1.0});
  }
  return samples;
}

// The step whose value at 0 is that of the class to which z = 0 belongs.
Function Step() {
  Function step;
  EXPECT_FALSE(Function::Resolve({"binary_step", "", {{"value_at_zero", 1}}}, &step));
  return step;
}

double PerceptronGradient(double z, double a, double label) {
  const double outputs[2][2] = {{z, 0}, {a, 0}}, target[2] = {label, 0};
  double gradient[2];
  FindLoss("perceptron")->gradients({1, 1, 1, outputs[0], outputs[1], target}, gradient);
  return gradient[0];
}

TEST(Perceptron, FollowsRosenblattsRuleStepByStep) {
  const std::vector<Sample> samples = SeparableSamples(60);
  const Function step = Step();
  Vector3 weights = {}, rosenblatts = {};  // from 0, where the first z is 0
  int corrections = 0, passes = 0;
  for (bool learns = true; learns; ++passes) {
    ASSERT_LT(passes, 10000);
    learns = false;
    for (const Sample& sample : samples) {
      const double z = Dot(weights, sample.inputs);
      double a;
      step.Evaluate({&z, 1}, &a, nullptr, nullptr);
      const double error = (sample.label > 0 ? 1 : 0) - a;
      const double gradient = PerceptronGradient(z, a, sample.label);
      ASSERT_EQ(-gradient, error) << "z = " << z;
      for (std::size_t i = 0; i < 3; ++i) {
        weights[i] -= gradient * sample.inputs[i];
        rosenblatts[i] += error * sample.inputs[i];
        ASSERT_EQ(weights[i], rosenblatts[i]);
      }
      corrections += error != 0;
      learns = learns || error != 0;
    }
  }
  // Novikoff's bound (1962), (R / margin)^2, for weights of any length.
  double radius = 0;
  for (const Sample& sample : samples) radius = std::max(radius, Dot(sample.inputs, sample.inputs));
  EXPECT_GT(corrections, 0);
  EXPECT_LE(corrections, radius * Dot(kTeacher, kTeacher) / (kMargin * kMargin));
}

}  // namespace
}  // namespace activation
