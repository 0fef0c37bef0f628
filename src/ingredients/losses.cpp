#include "ingredients/losses.h"

#include <cassert>
#include <cmath>

#include "functions/vector.h"
#include "ingredients/find.h"
#include "numeric/elementary.h"
#include "numeric/pair.h"

namespace activation {
namespace {

constexpr int kMaxOutputs = 64;  // as many as a layer has units

// ---- losses that are a sum over the outputs of a function of each -------------------------------

struct HalfSquared {
  static double Loss(double a, double t) { return 0.5 * (a - t) * (a - t); }
  static Pair Slope(Pair a, Pair t) { return a - t; }
};

Pair Sign(Pair x) {
  const Pair one = Splat<Pair>(1);
  return FromBits<Pair>((x > 0.0) & ToBits(one)) - FromBits<Pair>((x < 0.0) & ToBits(one));
}

struct AbsoluteError {
  static double Loss(double a, double t) { return std::fabs(a - t); }
  static Pair Slope(Pair a, Pair t) { return Sign(a - t); }
};

struct Huber {
  static double Loss(double a, double t) {
    const double error = std::fabs(a - t);
    return error <= 1 ? 0.5 * error * error : error - 0.5;
  }
  static Pair Slope(Pair a, Pair t) { return Min(Max(a - t, Splat<Pair>(-1)), Splat<Pair>(1)); }
};

// No slope at the kink, as in PyTorch.
struct Hinge {
  static double Loss(double a, double t) { return Max(1 - t * a, 0); }
  static Pair Slope(Pair a, Pair t) { return FromBits<Pair>((t * a < 1.0) & ToBits(-t)); }
};

// The class decides, where z >= 0 is the second: with a step as output, -Slope is Rosenblatt's
// t - a, in units of the difference between the classes.
struct Perceptron {
  static double Loss(double z, double t) { return Max(-t * z, 0); }
  static Pair Slope(Pair z, Pair t) {
    return FromBits<Pair>(((z >= 0.0) ^ (t > 0.0)) & ToBits(-t));
  }
};

template <class Each, bool kLogits>
void SumValues(const LossBlock& block, double* losses) {
  const double* output = kLogits ? block.z : block.a;
  for (int s = 0; s < block.samples; ++s) {
    double sum = 0;
    for (int k = 0; k < block.units; ++k) {
      sum += Each::Loss(output[k * block.stride + s], block.target[k * block.target_stride + s]);
    }
    losses[s] = sum;
  }
}

template <class Each, bool kLogits>
void EachGradient(const LossBlock& block, double* gradient) {
  const double* output = kLogits ? block.z : block.a;
  for (int k = 0; k < block.units; ++k) {
    const std::ptrdiff_t row = k * block.stride;
    const double* target = block.target + k * block.target_stride;
    for (int s = 0; s < block.samples; s += 2) {
      const Pair t = Load<Pair>(target + s);
      Store(gradient + row + s, Each::Slope(Load<Pair>(output + row + s), t));
    }
  }
}

template <class Each, bool kLogits = false>
constexpr LossRow Elementwise(LossRow row) {
  row.from_logits = kLogits;
  row.values = SumValues<Each, kLogits>;
  row.gradients = EachGradient<Each, kLogits>;
  return row;
}

// ---- cross-entropies from logits ----------------------------------------------------------------

void BceValues(const LossBlock& block, double* losses) {
  for (int s = 0; s < block.samples; ++s) {
    double sum = 0;
    for (int k = 0; k < block.units; ++k) {
      sum += BceWithLogits(block.z[k * block.stride + s], block.target[k * block.target_stride + s])
                 .loss;
    }
    losses[s] = sum / block.units;
  }
}

// The gradients of BceWithLogits, with one exponential for both sigmoids.
struct BinaryCrossEntropy {
  static Pair Slope(Pair z, Pair t) {
    const Pair one = Splat<Pair>(1);
    const Pair e = Exp(-Abs(z));
    const Pair sigmoid = Select(z < 0.0, e, one) / (one + e);
    const Pair rest = Select(z < 0.0, one, e) / (one + e);
    return (one - t) * sigmoid - t * rest;
  }
};

void BceGradients(const LossBlock& block, double* gradient) {
  EachGradient<BinaryCrossEntropy, true>(block, gradient);
  for (int k = 0; block.units > 1 && k < block.units; ++k) {
    for (int s = 0; s < block.samples; ++s) gradient[k * block.stride + s] /= block.units;
  }
}

double BceOutputGradient(double a, double t, int units) {
  const double missed = t == 0 ? 0 : t / a;
  const double wrong = t == 1 ? 0 : (1 - t) / (1 - a);
  return (wrong - missed) / units;
}

// One sample's logits and targets, the loss of it and its gradient.
struct CrossEntropyOfSample {
  CrossEntropyOfSample(const LossBlock& block, int s) {
    assert(block.units <= kMaxOutputs);
    const std::size_t units = static_cast<std::size_t>(block.units);
    double z[kMaxOutputs], q[kMaxOutputs];
    std::size_t target = units;
    for (std::size_t k = 0; k < units; ++k) {
      const std::ptrdiff_t output = static_cast<std::ptrdiff_t>(k);
      z[k] = block.z[output * block.stride + s];
      q[k] = block.target[output * block.target_stride + s];
      if (q[k] == 1) target = k;
    }
    loss = target < units ? CrossEntropy({z, units}, target, {gradient, units})
                          : SoftCrossEntropy({z, units}, {q, units}, {gradient, units});
  }
  double loss;
  double gradient[kMaxOutputs];
};

void SoftmaxValues(const LossBlock& block, double* losses) {
  for (int s = 0; s < block.samples; ++s) losses[s] = CrossEntropyOfSample(block, s).loss;
}

void SoftmaxGradients(const LossBlock& block, double* gradient) {
  for (int s = 0; s < block.samples; ++s) {
    const CrossEntropyOfSample sample(block, s);
    for (int k = 0; k < block.units; ++k) gradient[k * block.stride + s] = sample.gradient[k];
  }
}

double SoftmaxOutputGradient(double a, double t, int) { return t == 0 ? 0 : -t / a; }

}  // namespace

std::span<const LossRow> Losses() {
  static constexpr LossRow rows[] = {
      Elementwise<HalfSquared>({.id = "half_squared",
                                .name = "Half squared error",
                                .formula = "0.5*(a - t)^2",
                                .regression = true}),
      Elementwise<AbsoluteError>(
          {.id = "mae", .name = "Absolute error", .formula = "abs(a - t)", .regression = true}),
      Elementwise<Huber>({.id = "huber",
                          .name = "Huber",
                          .formula = "if(abs(a - t) <= 1, 0.5*(a - t)^2, abs(a - t) - 0.5)",
                          .regression = true}),
      {.id = "bce_logits",
       .name = "Binary cross-entropy",
       .formula = "t*softplus(-z) + (1 - t)*softplus(z)",
       .from_logits = true,
       .output = "sigmoid",
       .coding = Coding::kProbability,
       .values = BceValues,
       .gradients = BceGradients,
       .output_gradient = BceOutputGradient},
      {.id = "softmax_ce",
       .name = "Softmax cross-entropy",
       .formula = "-t*log(a)",
       .from_logits = true,
       .output = "softmax",
       .coding = Coding::kProbability,
       .values = SoftmaxValues,
       .gradients = SoftmaxGradients,
       .output_gradient = SoftmaxOutputGradient},
      Elementwise<Hinge>({.id = "hinge",
                          .name = "Hinge",
                          .formula = "max(0, 1 - t*a)",
                          .output = "identity",
                          .coding = Coding::kSigned}),
      Elementwise<Perceptron, true>({.id = "perceptron",
                                     .name = "Perceptron criterion",
                                     .formula = "max(0, -t*z)",
                                     .output = "binary_step",
                                     .coding = Coding::kSigned}),
  };
  return rows;
}

const LossRow* FindLoss(std::string_view id) { return FindRow(Losses(), id); }

}  // namespace activation
