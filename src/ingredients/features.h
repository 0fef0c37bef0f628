// What a network sees of a point: TensorFlow Playground's seven features, in its order.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace activation {

struct FeatureRow {
  std::string_view id;  // lower_snake, stable for ever
  std::string_view name;
  // Of n points, whose coordinates are x[i] and y[i].
  void (*compute)(const double* x, const double* y, std::size_t n, double* out);
};

std::span<const FeatureRow> Features();
// Null where there is none of that id.
const FeatureRow* FindFeature(std::string_view id);

}  // namespace activation
