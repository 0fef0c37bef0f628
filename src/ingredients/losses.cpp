#include "ingredients/losses.h"

#include <algorithm>
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
  for (int s = 0; s < block.samples; ++s) {
    const double* output = (kLogits ? block.z : block.a) + s * block.stride;
    const double* target = block.target + s * block.stride;
    double sum = 0;
    for (int k = 0; k < block.units; ++k) sum += Each::Loss(output[k], target[k]);
    losses[s] = sum;
  }
}

// Of the padding, too.
template <class Each, bool kLogits>
void EachGradient(const LossBlock& block, double* gradient) {
  const double* output = kLogits ? block.z : block.a;
  for (std::ptrdiff_t i = 0; i < block.samples * block.stride; i += 2) {
    Store(gradient + i, Each::Slope(Load<Pair>(output + i), Load<Pair>(block.target + i)));
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
    const std::ptrdiff_t at = s * block.stride;
    double sum = 0;
    for (int k = 0; k < block.units; ++k) {
      sum += BceWithLogits(block.z[at + k], block.target[at + k]).loss;
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
  if (block.units == 1) return;
  for (std::ptrdiff_t i = 0; i < block.samples * block.stride; ++i) gradient[i] /= block.units;
}

double BceOutputGradient(double a, double t, int units) {
  const double missed = t == 0 ? 0 : t / a;
  const double wrong = t == 1 ? 0 : (1 - t) / (1 - a);
  return (wrong - missed) / units;
}

// The loss of one sample, and its gradient.
double CrossEntropyOf(const LossBlock& block, int s, double* gradient) {
  const std::size_t units = static_cast<std::size_t>(block.units);
  const double* z = block.z + s * block.stride;
  const double* q = block.target + s * block.stride;
  const std::size_t target = static_cast<std::size_t>(std::find(q, q + units, 1.0) - q);
  return target < units ? CrossEntropy({z, units}, target, {gradient, units})
                        : SoftCrossEntropy({z, units}, {q, units}, {gradient, units});
}

void SoftmaxValues(const LossBlock& block, double* losses) {
  assert(block.units <= kMaxOutputs);
  double gradient[kMaxOutputs];
  for (int s = 0; s < block.samples; ++s) losses[s] = CrossEntropyOf(block, s, gradient);
}

void SoftmaxGradients(const LossBlock& block, double* gradient) {
  for (int s = 0; s < block.samples; ++s) {
    CrossEntropyOf(block, s, gradient + s * block.stride);
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
