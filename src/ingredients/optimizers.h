// How gradients become steps, with the semantics of PyTorch's torch.optim 2.x.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace activation {

// What PyTorch's weight_decay is added to.
enum class Decay { kWeights, kAll };

struct OptimizerSettings {
  double learning_rate = 0.03;
  double momentum = 0;
  double dampening = 0;
  double alpha = 0.99;
  double epsilon = 1e-8;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double learning_rate_decay = 0;
  double initial_accumulator = 0;
  double weight_decay = 0;
  bool centered = false;
  bool amsgrad = false;
};

// One setting of one optimizer, a number or a truth (null: the other), with its own default.
struct OptimizerSetting {
  std::string_view name;  // as in a configuration
  double OptimizerSettings::*number = nullptr;
  bool OptimizerSettings::*flag = nullptr;
  double initial = 0;
  // What is accepted: low <= value <= high, or < where an end is open.
  double low = 0;
  double high = 0;
  bool low_open = false;
  bool high_open = false;
  bool at_start = false;  // only the first step looks at it
};

inline constexpr int kMaxSlots = 3;

// One step of n parameters; n is even, and what pads a row is 0 and stays 0.
struct OptimizerStep {
  double* parameters;
  const double* gradient_sum;  // over the samples of a batch
  double count;                // of these samples
  double clip;                 // the gradient is shortened by it; 1: as it is
  double weight_decay;         // 0 for what does not decay
  std::size_t n;
  std::int64_t step;  // 1 is the first
  double* slots[kMaxSlots];
};

struct OptimizerRow {
  std::string_view id;  // lower_snake, stable for ever
  std::string_view name;
  std::string_view source;  // paper and year
  std::span<const OptimizerSetting> settings;
  int slots;  // numbers that it keeps for each parameter
  // Before the first step, on slots that are 0; null: they stay so.
  void (*start)(const OptimizerSettings& settings, double* const* slots, std::size_t n);
  void (*apply)(const OptimizerSettings& settings, const OptimizerStep& step);
};

std::span<const OptimizerRow> Optimizers();
// Null where there is none of that id.
const OptimizerRow* FindOptimizer(std::string_view id);

}  // namespace activation
