// The gradients of whole networks against central differences of their losses.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "functions/catalogue.h"
#include "functions/slope.h"
#include "network/network.h"
#include "network/samples.h"
#include "numeric/rng.h"
#include "runs.h"

namespace activation {
namespace {

class Checked {
 public:
  Checked(int inputs, std::vector<LayerSpec> layers, const LossRow& loss, int samples,
          const std::string& seed, double scale = 1)
      : network_(inputs, std::move(layers)), loss_(loss), parameters_(network_.size()) {
    Pcg32 random(seed, "gradient check");
    for (const Layer& layer : network_.layers()) {
      const double deviation = scale / std::sqrt(layer.inputs);
      for (int u = 0; u < layer.units(); ++u) {
        for (int i = 0; i < layer.inputs; ++i) {
          parameters_[layer.weights + static_cast<std::size_t>(u * layer.row + i)] =
              deviation * random.Normal();
        }
        parameters_[layer.biases + static_cast<std::size_t>(u)] = 0.3 * random.Normal();
      }
    }
    network_.SetLearned(parameters_.data());
    std::vector<double> X, Y;
    const int outputs = network_.outputs();
    for (int s = 0; s < samples; ++s) {
      for (int i = 0; i < inputs; ++i) X.push_back(random.Normal());
      const int one = static_cast<int>(random.Below(static_cast<std::uint32_t>(outputs)));
      for (int k = 0; k < outputs; ++k) Y.push_back(Target(k == one, &random));
    }
    samples_ = SampleSet(inputs, outputs, X, Y);
    pass_ = Pass(network_, std::min(samples, Pass::kMaxSamples));
  }

  // The largest error of any parameter's gradient, relative to the largest gradient, of those that
  // a kink or a jump does not spoil.
  void Check(double tolerance) {
    Doubles gradient(network_.size());
    std::vector<double> mismatches;
    double largest = 0;
    for (int first = 0; first < samples_.size(); first += pass_.capacity()) {
      const int n = std::min(samples_.size() - first, pass_.capacity());
      const Samples X = samples_.X().From(first, n);
      network_.Forward(parameters_.data(), X, &pass_);
      network_.Backward(parameters_.data(), samples_.Y(first), loss_, &pass_);
      network_.Gradients(parameters_.data(), X, pass_, gradient.data(), first > 0);
    }
    for (const double g : gradient) largest = std::max(largest, std::fabs(g));
    ASSERT_TRUE(std::isfinite(largest));
    int compared = 0;
    for (std::size_t i = 0; i < network_.size(); ++i) {
      if (IsPadding(i)) {
        EXPECT_EQ(gradient[i], 0) << "padding " << i;
        continue;
      }
      const double wide = Difference(i, 2e-5), narrow = Difference(i, 1e-5);
      // Two steps agree where the loss is smooth.
      if (std::fabs(wide - narrow) > tolerance / 4 * std::max(largest, 1e-3)) continue;
      ++compared;
      EXPECT_NEAR(gradient[i], narrow, tolerance * std::max(largest, 1e-3)) << "parameter " << i;
    }
    EXPECT_GE(compared, 1);
    share_ = static_cast<double>(compared) / static_cast<double>(Numbers());
  }
  double share() const { return share_; }
  const Network& network() const { return network_; }

 private:
  double Target(bool own, Pcg32* random) const {
    if (network_.outputs() == 1) own = random->Below(2) == 1;
    if (loss_.coding == Coding::kProbability) return own;
    return own ? 1 : -1;
  }
  std::size_t Numbers() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < network_.size(); ++i) count += !IsPadding(i);
    return count;
  }
  bool IsPadding(std::size_t i) const {
    for (const Layer& layer : network_.layers()) {
      const std::size_t row = static_cast<std::size_t>(layer.row);
      const std::size_t units = static_cast<std::size_t>(layer.units());
      if (i >= layer.weights && i < layer.weights + units * row) {
        return (i - layer.weights) % row >= static_cast<std::size_t>(layer.inputs);
      }
      if (i >= layer.biases && i < layer.biases + units) return false;
      const std::size_t sets = static_cast<std::size_t>(layer.sets());
      if (i >= layer.learned && i < layer.learned + sets * layer.learned_indices.size()) {
        return false;
      }
    }
    return true;
  }
  double Loss() {
    double sum = 0;
    for (int first = 0; first < samples_.size(); first += pass_.capacity()) {
      const int n = std::min(samples_.size() - first, pass_.capacity());
      network_.Predict(parameters_.data(), samples_.X().From(first, n), &pass_);
      const std::size_t last = network_.layers().size() - 1;
      std::vector<double> losses(static_cast<std::size_t>(n) + 1);
      loss_.values({.units = network_.outputs(),
                    .samples = n,
                    .stride = pass_.stride(last),
                    .z = pass_.Z(last),
                    .a = pass_.A(last),
                    .target = samples_.Y(first).from},
                   losses.data());
      for (int s = 0; s < n; ++s) sum += losses[static_cast<std::size_t>(s)];
    }
    return sum;
  }
  double Difference(std::size_t i, double step) {
    const double kept = parameters_[i];
    parameters_[i] = kept + step;
    const double above = Loss();
    parameters_[i] = kept - step;
    const double below = Loss();
    parameters_[i] = kept;
    return (above - below) / (2 * step);
  }

  Network network_;
  const LossRow& loss_;
  Doubles parameters_;
  SampleSet samples_;
  Pass pass_;
  double share_ = 0;
};

std::vector<LayerSpec> Outputs(const LossRow& loss, int units) {
  if (loss.output == "softmax") return {LayerSpec{.units = units}};
  const bool bounded = loss.output == "sigmoid";
  return {MakeLayer(units, bounded ? "sigmoid" : loss.from_logits ? "identity" : "tanh")};
}

// Functions that jump have no difference quotient that means anything, and no gradient either.
bool Jumps(const Row& row) {
  Function function;
  Function::Resolve({.id = std::string(row.id), .formula = {}, .parameters = {}}, &function);
  return function.facts().Continuity() < 0;
}

class EveryActivation : public testing::TestWithParam<std::size_t> {};

TEST_P(EveryActivation, WithEveryLoss) {
  const Row& row = Activations()[GetParam()];
  if (Jumps(row)) {
    // Its neighbours are covered; what passes through it is its slope, 0 but on ramps.
    const Function f = *MakeLayer(1, std::string(row.id)).activation;
    EXPECT_TRUE(std::isfinite(SlopeBound(f)));
    return;
  }
  for (const LossRow& loss : Losses()) {
    SCOPED_TRACE(std::string(row.id) + " with " + std::string(loss.id));
    for (const int outputs : {loss.output == "softmax" ? 2 : 1, 3}) {
      std::vector<LayerSpec> layers = {MakeLayer(3, std::string(row.id), Learn::kUnit),
                                       MakeLayer(2, std::string(row.id), Learn::kLayer)};
      for (LayerSpec& output : Outputs(loss, outputs)) layers.push_back(output);
      Checked checked(2, layers, loss, 5, std::string(row.id));
      checked.Check(2e-6);
      EXPECT_GE(checked.share(), 0.5);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryActivation,
                         testing::Range<std::size_t>(0, Activations().size()),
                         [](const auto& at) { return std::string(Activations()[at.param].id); });

TEST(NetworkGradient, AsOutputOfHalfSquaredError) {
  for (const Row& row : Activations()) {
    if (Jumps(row)) continue;
    SCOPED_TRACE(std::string(row.id));
    Checked checked(2, {MakeLayer(4, "tanh"), MakeLayer(2, std::string(row.id), Learn::kLayer)},
                    *FindLoss("half_squared"), 4, std::string(row.id));
    checked.Check(2e-6);
  }
}

TEST(NetworkGradient, SoftmaxWithEveryLossOfOutputs) {
  for (const LossRow& loss : Losses()) {
    if (loss.from_logits && loss.output != "softmax") continue;
    SCOPED_TRACE(std::string(loss.id));
    Checked checked(3, {MakeLayer(5, "silu"), LayerSpec{.units = 4}}, loss, 6, "softmax");
    checked.Check(2e-6);
  }
}

TEST(NetworkGradient, OfTypedFormulas) {
  const Spec formula{.id = {}, .formula = "x*sigmoid(beta*x) + a*sin(x)", .parameters = {}};
  for (const Learn learn : {Learn::kNone, Learn::kLayer, Learn::kUnit}) {
    Checked checked(2, {MakeLayer(3, formula, learn), MakeLayer(1, "tanh")},
                    *FindLoss("half_squared"), 5, "formula");
    checked.Check(1e-6);
    EXPECT_EQ(checked.share(), 1);
  }
}

TEST(NetworkGradient, OfFiftyLayers) {
  std::vector<LayerSpec> layers;
  for (int l = 0; l < 50; ++l) layers.push_back(MakeLayer(4, "tanh"));
  layers.push_back(MakeLayer(1, "identity"));
  Checked checked(2, layers, *FindLoss("half_squared"), 3, "deep", 1.3);
  checked.Check(1e-5);
}

TEST(NetworkGradient, OfSingleUnitsOneSampleAndManyBlocks) {
  const LossRow& loss = *FindLoss("half_squared");
  for (const int samples : {1, 2, 63, 64, 65, 130}) {
    SCOPED_TRACE(samples);
    Checked chain(1,
                  {MakeLayer(1, "tanh"), MakeLayer(1, "prelu", Learn::kUnit), MakeLayer(1, "tanh")},
                  loss, samples, "chain");
    chain.Check(1e-6);
    Checked none(7, {MakeLayer(1, "sigmoid")}, loss, samples, "no hidden layer");
    none.Check(1e-6);
  }
}

TEST(NetworkGradient, NothingPassesAStep) {
  std::vector<LayerSpec> layers = {MakeLayer(3, "tanh"), MakeLayer(3, "sign"),
                                   MakeLayer(1, "tanh")};
  const Network network(2, layers);
  Doubles parameters(network.size());
  Pcg32 random("step", "weights");
  for (const Layer& layer : network.layers()) {
    for (int u = 0; u < layer.units(); ++u) {
      for (int i = 0; i < layer.inputs; ++i) {
        parameters[layer.weights + static_cast<std::size_t>(u * layer.row + i)] = random.Normal();
      }
    }
  }
  const SampleSet samples(2, 1, std::vector<double>{0.3, -0.7}, std::vector<double>{1});
  Pass pass(network, 1);
  Doubles gradient(network.size());
  network.Forward(parameters.data(), samples.X(), &pass);
  network.Backward(parameters.data(), samples.Y(), *FindLoss("half_squared"), &pass);
  network.Gradients(parameters.data(), samples.X(), pass, gradient.data(), false);
  const Layer& last = network.layers()[2];
  for (std::size_t i = 0; i < network.weights_end(); ++i) {
    const bool of_output = i >= last.weights && i < last.weights + 3;
    EXPECT_EQ(gradient[i] != 0, of_output) << i;
  }
}

}  // namespace
}  // namespace activation
