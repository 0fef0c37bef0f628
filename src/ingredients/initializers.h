// The first weights.
#pragma once

#include <span>
#include <string_view>

#include "numeric/rng.h"

namespace activation {

struct InitializerRow {
  std::string_view id;  // lower_snake, stable for ever
  std::string_view name;
  std::string_view source;  // paper and year
  // The gain that it has built in: one computed from an activation is divided by it.
  double base_gain;
  double bias;
  // Fills weights[fan_out x fan_in], row-major. TensorFlow Playground's draws from the stream that
  // it shares with the data, all others from `own`.
  void (*fill)(int fan_in, int fan_out, double gain, Arc4& shared, Pcg32& own, double* weights);
};

std::span<const InitializerRow> Initializers();
// Null where there is none of that id.
const InitializerRow* FindInitializer(std::string_view id);

}  // namespace activation
