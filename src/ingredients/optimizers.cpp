#include "ingredients/optimizers.h"

#include <algorithm>
#include <limits>

#include "ingredients/find.h"
#include "numeric/elementary.h"
#include "numeric/pair.h"

namespace activation {
namespace {

constexpr double kLargest = std::numeric_limits<double>::max();
using Settings = OptimizerSettings;

double PowerOfBeta(double beta, std::int64_t t) { return Pow(beta, static_cast<double>(t)); }

// The mean gradient of two parameters, clipped and with decay.
struct Gradients {
  explicit Gradients(const OptimizerStep& step)
      : sum(step.gradient_sum),
        w(step.parameters),
        clips(step.clip != 1),
        count(step.count),
        clip(step.clip),
        decay(step.weight_decay) {}
  Pair At(std::size_t i) const {
    Pair g = Load<Pair>(sum + i) / count;
    if (clips) g = g * clip;
    return decay == 0 ? g : g + decay * Load<Pair>(w + i);
  }
  const double* sum;
  const double* w;
  bool clips;
  double count;
  double clip;
  double decay;
};

// Calls step(i) for i = 0, 2, 4 ...
template <class Step>
void ForPairs(std::size_t n, Step step) {
  for (std::size_t i = 0; i < n; i += 2) step(i);
}

// w - (lr / count) sum, in this order: the bits of TensorFlow Playground.
void Sgd(const Settings& settings, const OptimizerStep& step) {
  double* w = step.parameters;
  const double* sum = step.gradient_sum;
  const Pair rate = Splat<Pair>(settings.learning_rate / step.count * step.clip);
  if (step.weight_decay == 0) {
    const auto move = [=](std::size_t i) {
      Store(w + i, Load<Pair>(w + i) - rate * Load<Pair>(sum + i));
    };
    std::size_t i = 0;
    for (; i + 8 <= step.n; i += 8) {
      move(i);
      move(i + 2);
      move(i + 4);
      move(i + 6);
    }
    for (; i < step.n; i += 2) move(i);
    return;
  }
  const Gradients gradients(step);
  ForPairs(step.n, [&](std::size_t i) {
    Store(w + i, Load<Pair>(w + i) - settings.learning_rate * gradients.At(i));
  });
}

// Without momentum there is no dampening either.
template <bool kNesterov>
void Momentum(const Settings& settings, const OptimizerStep& step) {
  double* w = step.parameters;
  double* velocity = step.slots[0];
  const Gradients gradients(step);
  const double share = settings.momentum == 0 ? 1 : 1 - settings.dampening;
  ForPairs(step.n, [&](std::size_t i) {
    const Pair g = gradients.At(i);
    const Pair v = step.step == 1 ? g : settings.momentum * Load<Pair>(velocity + i) + share * g;
    Store(velocity + i, v);
    const Pair move = kNesterov ? g + settings.momentum * v : v;
    Store(w + i, Load<Pair>(w + i) - settings.learning_rate * move);
  });
}

// Slots: the mean square, the velocity, the mean.
void RmsProp(const Settings& settings, const OptimizerStep& step) {
  double* w = step.parameters;
  const Gradients gradients(step);
  const double alpha = settings.alpha;
  ForPairs(step.n, [&](std::size_t i) {
    const Pair g = gradients.At(i);
    const Pair square = alpha * Load<Pair>(step.slots[0] + i) + (1 - alpha) * (g * g);
    Store(step.slots[0] + i, square);
    Pair variance = square;
    if (settings.centered) {
      const Pair mean = alpha * Load<Pair>(step.slots[2] + i) + (1 - alpha) * g;
      Store(step.slots[2] + i, mean);
      variance = Max(square - mean * mean, Splat<Pair>(0));  // rounding may lead below
    }
    Pair move = g / (Sqrt(variance) + settings.epsilon);
    if (settings.momentum > 0) {
      move = settings.momentum * Load<Pair>(step.slots[1] + i) + move;
      Store(step.slots[1] + i, move);
    }
    Store(w + i, Load<Pair>(w + i) - settings.learning_rate * move);
  });
}

void StartAdagrad(const Settings& settings, double* const* slots, std::size_t n) {
  std::fill_n(slots[0], n, settings.initial_accumulator);
}

void Adagrad(const Settings& settings, const OptimizerStep& step) {
  double* w = step.parameters;
  double* sum = step.slots[0];
  const Gradients gradients(step);
  const double past = static_cast<double>(step.step - 1);
  const double rate = settings.learning_rate / (1 + past * settings.learning_rate_decay);
  ForPairs(step.n, [&](std::size_t i) {
    const Pair g = gradients.At(i);
    const Pair squares = Load<Pair>(sum + i) + g * g;
    Store(sum + i, squares);
    Store(w + i, Load<Pair>(w + i) - rate * (g / (Sqrt(squares) + settings.epsilon)));
  });
}

// Slots: the mean, the mean square, the largest mean square.
void AdamStep(const Settings& settings, const OptimizerStep& step) {
  double* w = step.parameters;
  const Gradients gradients(step);
  const double beta1 = settings.beta1, beta2 = settings.beta2;
  const double rate = settings.learning_rate / (1 - PowerOfBeta(beta1, step.step));
  const double root = Sqrt(1 - PowerOfBeta(beta2, step.step));
  ForPairs(step.n, [&](std::size_t i) {
    const Pair g = gradients.At(i);
    const Pair mean = beta1 * Load<Pair>(step.slots[0] + i) + (1 - beta1) * g;
    Pair square = beta2 * Load<Pair>(step.slots[1] + i) + (1 - beta2) * (g * g);
    Store(step.slots[0] + i, mean);
    Store(step.slots[1] + i, square);
    if (settings.amsgrad) {
      square = Max(Load<Pair>(step.slots[2] + i), square);
      Store(step.slots[2] + i, square);
    }
    Store(w + i, Load<Pair>(w + i) - rate * (mean / (Sqrt(square) / root + settings.epsilon)));
  });
}

void AdamW(const Settings& settings, const OptimizerStep& step) {
  if (step.weight_decay != 0) {
    const double left = 1 - settings.learning_rate * step.weight_decay;
    ForPairs(step.n, [&](std::size_t i) {
      Store(step.parameters + i, Load<Pair>(step.parameters + i) * left);
    });
  }
  OptimizerStep rest = step;
  rest.weight_decay = 0;
  AdamStep(settings, rest);
}

// ---- settings -----------------------------------------------------------------------------------

constexpr OptimizerSetting AtLeast0(std::string_view name, double Settings::*number,
                                    double initial) {
  return {.name = name, .number = number, .initial = initial, .high = kLargest};
}
constexpr OptimizerSetting Share(std::string_view name, double Settings::*number, double initial) {
  return {.name = name, .number = number, .initial = initial, .high = 1, .high_open = true};
}
constexpr OptimizerSetting Flag(std::string_view name, bool Settings::*flag) {
  return {.name = name, .flag = flag, .high = 1};
}
constexpr OptimizerSetting Epsilon(double initial) {
  return {.name = "epsilon",
          .number = &Settings::epsilon,
          .initial = initial,
          .high = kLargest,
          .low_open = true};
}

constexpr OptimizerSetting kRate = AtLeast0("learningRate", &Settings::learning_rate, 0.03);
constexpr OptimizerSetting kSlowRate = AtLeast0("learningRate", &Settings::learning_rate, 0.01);
constexpr OptimizerSetting kAdamRate = AtLeast0("learningRate", &Settings::learning_rate, 0.001);
constexpr OptimizerSetting kDecay = AtLeast0("weightDecay", &Settings::weight_decay, 0);
constexpr OptimizerSetting kBeta1 = Share("beta1", &Settings::beta1, 0.9);
constexpr OptimizerSetting kBeta2 = Share("beta2", &Settings::beta2, 0.999);
constexpr OptimizerSetting kMomentum = Share("momentum", &Settings::momentum, 0.9);

constexpr OptimizerSetting kSgd[] = {kRate, kDecay};
constexpr OptimizerSetting kNesterovSettings[] = {kRate, kMomentum, kDecay};
constexpr OptimizerSetting kMomentumSettings[] = {
    kRate, kMomentum, {.name = "dampening", .number = &Settings::dampening, .high = 1}, kDecay};
constexpr OptimizerSetting kRmsProp[] = {kSlowRate,
                                         Share("alpha", &Settings::alpha, 0.99),
                                         Epsilon(1e-8),
                                         Share("momentum", &Settings::momentum, 0),
                                         Flag("centered", &Settings::centered),
                                         kDecay};
constexpr OptimizerSetting kAdagrad[] = {
    kSlowRate,
    AtLeast0("learningRateDecay", &Settings::learning_rate_decay, 0),
    {.name = "initialAccumulator",
     .number = &Settings::initial_accumulator,
     .high = kLargest,
     .at_start = true},
    Epsilon(1e-10),
    kDecay};
constexpr OptimizerSetting kAdam[] = {
    kAdamRate, kBeta1, kBeta2, Epsilon(1e-8), Flag("amsgrad", &Settings::amsgrad), kDecay};
constexpr OptimizerSetting kAdamW[] = {kAdamRate,
                                       kBeta1,
                                       kBeta2,
                                       Epsilon(1e-8),
                                       Flag("amsgrad", &Settings::amsgrad),
                                       AtLeast0("weightDecay", &Settings::weight_decay, 0.01)};

}  // namespace

std::span<const OptimizerRow> Optimizers() {
  static constexpr OptimizerRow rows[] = {
      {"sgd", "SGD", "Robbins, Monro 1951", kSgd, 0, nullptr, Sgd},
      {"momentum", "Momentum", "Polyak 1964", kMomentumSettings, 1, nullptr, Momentum<false>},
      {"nesterov", "Nesterov", "Nesterov 1983; Sutskever et al. 2013", kNesterovSettings, 1,
       nullptr, Momentum<true>},
      {"rmsprop", "RMSProp", "Tieleman, Hinton 2012", kRmsProp, 3, nullptr, RmsProp},
      {"adagrad", "Adagrad", "Duchi, Hazan, Singer 2011", kAdagrad, 1, StartAdagrad, Adagrad},
      {"adam", "Adam", "Kingma, Ba 2015", kAdam, 3, nullptr, AdamStep},
      {"adamw", "AdamW", "Loshchilov, Hutter 2019", kAdamW, 3, nullptr, AdamW},
  };
  return rows;
}

const OptimizerRow* FindOptimizer(std::string_view id) { return FindRow(Optimizers(), id); }

}  // namespace activation
