#include "ingredients/initializers.h"

#include <algorithm>
#include <cmath>

#include "ingredients/find.h"

namespace activation {
namespace {

int Count(int fan_in, int fan_out) { return fan_in * fan_out; }

void TfpUniform(int fan_in, int fan_out, double gain, Arc4& shared, Pcg32&, double* weights) {
  for (int i = 0; i < Count(fan_in, fan_out); ++i) weights[i] = gain * (shared.Uniform() - 0.5);
}

void Zeros(int fan_in, int fan_out, double, Arc4&, Pcg32&, double* weights) {
  std::fill_n(weights, Count(fan_in, fan_out), 0.0);
}

void Constant(int fan_in, int fan_out, double gain, Arc4&, Pcg32&, double* weights) {
  std::fill_n(weights, Count(fan_in, fan_out), gain);
}

// The variance of a weight, but for the gain.
double LeCun(int fan_in, int) { return 1.0 / fan_in; }
double Xavier(int fan_in, int fan_out) { return 2.0 / (fan_in + fan_out); }
double He(int fan_in, int) { return 2.0 / fan_in; }

enum class Shape { kUniform, kNormal };

void Draw(Shape shape, double variance, int count, double gain, Pcg32& own, double* weights) {
  const bool uniform = shape == Shape::kUniform;  // between -limit and limit: limit^2 / 3
  const double scale = gain * std::sqrt(uniform ? 3 * variance : variance);
  for (int i = 0; i < count; ++i) {
    weights[i] = scale * (uniform ? 2 * own.Uniform() - 1 : own.Normal());
  }
}

template <double (*variance)(int, int), Shape shape>
void Scaled(int fan_in, int fan_out, double gain, Arc4&, Pcg32& own, double* weights) {
  Draw(shape, variance(fan_in, fan_out), Count(fan_in, fan_out), gain, own, weights);
}

// Rows, or columns where there are fewer of them, are orthogonal and of length `gain`: Gauss's,
// made so by Gram and Schmidt, twice, since once leaves what rounding left.
void Orthogonal(int fan_in, int fan_out, double gain, Arc4&, Pcg32& own, double* weights) {
  const bool by_rows = fan_out <= fan_in;
  const int count = by_rows ? fan_out : fan_in, length = by_rows ? fan_in : fan_out;
  const int next_vector = by_rows ? fan_in : 1, next_entry = by_rows ? 1 : fan_in;
  const auto dot = [=](const double* u, const double* v) {
    double sum = 0;
    for (int k = 0; k < length; ++k) sum += u[k * next_entry] * v[k * next_entry];
    return sum;
  };
  for (int i = 0; i < count; ++i) {
    double* v = weights + i * next_vector;
    for (int k = 0; k < length; ++k) v[k * next_entry] = own.Normal();
    for (int pass = 0; pass < 2; ++pass) {
      for (const double* u = weights; u != v; u += next_vector) {
        const double along = dot(u, v);
        for (int k = 0; k < length; ++k) v[k * next_entry] -= along * u[k * next_entry];
      }
      const double norm = std::sqrt(dot(v, v));
      for (int k = 0; k < length; ++k) v[k * next_entry] /= norm;
    }
  }
  for (int i = 0; i < Count(fan_in, fan_out); ++i) weights[i] *= gain;
}

constexpr double kSqrt2 = 1.4142135623730951;

}  // namespace

std::span<const InitializerRow> Initializers() {
  static constexpr InitializerRow rows[] = {
      {"tfp_uniform", "Uniform (-0.5, 0.5)", "TensorFlow Playground 2016", 1, 0.1, TfpUniform},
      {"zeros", "Zeros", "", 1, 0, Zeros},
      {"constant", "Constant", "", 1, 0, Constant},
      {"lecun_uniform", "LeCun, uniform", "LeCun et al. 1998", 1, 0,
       Scaled<LeCun, Shape::kUniform>},
      {"lecun_normal", "LeCun, normal", "LeCun et al. 1998", 1, 0, Scaled<LeCun, Shape::kNormal>},
      {"xavier_uniform", "Xavier, uniform", "Glorot, Bengio 2010", 1, 0,
       Scaled<Xavier, Shape::kUniform>},
      {"xavier_normal", "Xavier, normal", "Glorot, Bengio 2010", 1, 0,
       Scaled<Xavier, Shape::kNormal>},
      {"he_uniform", "He, uniform", "He et al. 2015", kSqrt2, 0, Scaled<He, Shape::kUniform>},
      {"he_normal", "He, normal", "He et al. 2015", kSqrt2, 0, Scaled<He, Shape::kNormal>},
      {"orthogonal", "Orthogonal", "Saxe, McClelland, Ganguli 2014", 1, 0, Orthogonal},
  };
  return rows;
}

const InitializerRow* FindInitializer(std::string_view id) { return FindRow(Initializers(), id); }

}  // namespace activation
