#include "ingredients/points.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace activation {
namespace {

constexpr double kReach = 5;

void Fit(const std::vector<double>& values, double* scale, double* offset) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  if (low == values.end()) return;
  // Halves first: the sum of two large numbers may overflow.
  const double middle = *low / 2 + *high / 2, half = *high / 2 - *low / 2;
  // Infinite where all are equal, or nearly so among numbers near 0.
  *scale = std::isfinite(kReach / half) ? kReach / half : 1;
  *offset = -*scale * middle;
}

void Move(std::vector<double>* values, double scale, double offset) {
  for (double& value : *values) value = scale * value + offset;
}

Points Part(const Points& points, std::size_t begin, std::size_t end) {
  const auto part = [=](const std::vector<double>& from) {
    return std::vector<double>(from.begin() + static_cast<std::ptrdiff_t>(begin),
                               from.begin() + static_cast<std::ptrdiff_t>(end));
  };
  return {part(points.x), part(points.y), part(points.label)};
}

}  // namespace

void ShufflePoints(Points* points, Arc4& random) {
  for (std::size_t left = points->size(); left > 0;) {
    const std::size_t k = static_cast<std::size_t>(random.Uniform() * static_cast<double>(left));
    --left;
    for (std::vector<double>* values : {&points->x, &points->y, &points->label}) {
      std::swap((*values)[left], (*values)[k]);
    }
  }
}

Split SplitPoints(const Points& points, double train_share) {
  assert(train_share >= 0 && train_share <= 100);
  const double count = std::floor(static_cast<double>(points.size()) * train_share / 100);
  const std::size_t cut = static_cast<std::size_t>(count);
  return {Part(points, 0, cut), Part(points, cut, points.size())};
}

Transform FitToDomain(const Points& points) {
  Transform transform;
  Fit(points.x, &transform.x_scale, &transform.x_offset);
  Fit(points.y, &transform.y_scale, &transform.y_offset);
  return transform;
}

void Apply(const Transform& transform, Points* points) {
  Move(&points->x, transform.x_scale, transform.x_offset);
  Move(&points->y, transform.y_scale, transform.y_offset);
}

}  // namespace activation
