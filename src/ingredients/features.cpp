#include "ingredients/features.h"

#include "numeric/elementary.h"

namespace activation {
namespace {

template <double (*feature)(double, double)>
void Each(const double* x, const double* y, std::size_t n, double* out) {
  for (std::size_t i = 0; i < n; ++i) out[i] = feature(x[i], y[i]);
}

double X(double x, double) { return x; }
double Y(double, double y) { return y; }
double XSquared(double x, double) { return x * x; }
double YSquared(double, double y) { return y * y; }
double XTimesY(double x, double y) { return x * y; }
double SinX(double x, double) { return Sin(x); }
double SinY(double, double y) { return Sin(y); }

}  // namespace

std::span<const FeatureRow> Features() {
  static constexpr FeatureRow rows[] = {
      {"x", "x", Each<X>},
      {"y", "y", Each<Y>},
      {"x_squared", "x\xC2\xB2", Each<XSquared>},
      {"y_squared", "y\xC2\xB2", Each<YSquared>},
      {"x_times_y", "xy", Each<XTimesY>},
      {"sin_x", "sin x", Each<SinX>},
      {"sin_y", "sin y", Each<SinY>},
  };
  return rows;
}

const FeatureRow* FindFeature(std::string_view id) {
  for (const FeatureRow& row : Features()) {
    if (row.id == id) return &row;
  }
  return nullptr;
}

}  // namespace activation
