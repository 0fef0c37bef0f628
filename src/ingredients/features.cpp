#include "ingredients/features.h"

#include "ingredients/find.h"
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

void Sines(const double* from, std::size_t n, double* out) {
  std::size_t i = 0;
  for (; i + 2 <= n; i += 2) Store(out + i, Sin(Load<Pair>(from + i)));
  if (i < n) out[i] = Sin(from[i]);
}

void SinX(const double* x, const double*, std::size_t n, double* out) { Sines(x, n, out); }
void SinY(const double*, const double* y, std::size_t n, double* out) { Sines(y, n, out); }

}  // namespace

std::span<const FeatureRow> Features() {
  static constexpr FeatureRow rows[] = {
      {"x", "x", Each<X>},
      {"y", "y", Each<Y>},
      {"x_squared", "x\xC2\xB2", Each<XSquared>},
      {"y_squared", "y\xC2\xB2", Each<YSquared>},
      {"x_times_y", "xy", Each<XTimesY>},
      {"sin_x", "sin x", SinX},
      {"sin_y", "sin y", SinY},
  };
  return rows;
}

const FeatureRow* FindFeature(std::string_view id) { return FindRow(Features(), id); }

}  // namespace activation
