#include "ingredients/initializers.h"

#include <algorithm>
#include <cmath>
#include <vector>

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

template <double (*variance)(int, int)>
void UniformOf(int fan_in, int fan_out, double gain, Arc4&, Pcg32& own, double* weights) {
  const double limit = gain * std::sqrt(3 * variance(fan_in, fan_out));
  for (int i = 0; i < Count(fan_in, fan_out); ++i) weights[i] = limit * (2 * own.Uniform() - 1);
}

template <double (*variance)(int, int)>
void NormalOf(int fan_in, int fan_out, double gain, Arc4&, Pcg32& own, double* weights) {
  const double deviation = gain * std::sqrt(variance(fan_in, fan_out));
  for (int i = 0; i < Count(fan_in, fan_out); ++i) weights[i] = deviation * own.Normal();
}

double Dot(const std::vector<double>& u, const std::vector<double>& v) {
  double sum = 0;
  for (std::size_t i = 0; i < u.size(); ++i) sum += u[i] * v[i];
  return sum;
}

// Rows, or columns where there are fewer of them, are orthogonal and of length `gain`: Gauss's,
// made so by Gram and Schmidt, twice, since once leaves what rounding left.
void Orthogonal(int fan_in, int fan_out, double gain, Arc4&, Pcg32& own, double* weights) {
  const bool by_rows = fan_out <= fan_in;
  const int count = std::min(fan_in, fan_out), length = std::max(fan_in, fan_out);
  std::vector<std::vector<double>> basis;
  while (static_cast<int>(basis.size()) < count) {
    std::vector<double> v(static_cast<std::size_t>(length));
    for (double& entry : v) entry = own.Normal();
    for (int pass = 0; pass < 2; ++pass) {
      for (const std::vector<double>& u : basis) {
        const double along = Dot(u, v);
        for (std::size_t i = 0; i < v.size(); ++i) v[i] -= along * u[i];
      }
      const double norm = std::sqrt(Dot(v, v));
      for (double& entry : v) entry /= norm;
    }
    basis.push_back(std::move(v));
  }
  for (int o = 0; o < fan_out; ++o) {
    for (int i = 0; i < fan_in; ++i) {
      const std::size_t row = static_cast<std::size_t>(by_rows ? o : i);
      const std::size_t column = static_cast<std::size_t>(by_rows ? i : o);
      weights[o * fan_in + i] = gain * basis[row][column];
    }
  }
}

constexpr double kSqrt2 = 1.4142135623730951;

}  // namespace

std::span<const InitializerRow> Initializers() {
  static constexpr InitializerRow rows[] = {
      {"tfp_uniform", "Uniform (-0.5, 0.5)", "TensorFlow Playground 2016", 1, 0.1, TfpUniform},
      {"zeros", "Zeros", "", 1, 0, Zeros},
      {"constant", "Constant", "", 1, 0, Constant},
      {"lecun_uniform", "LeCun, uniform", "LeCun et al. 1998", 1, 0, UniformOf<LeCun>},
      {"lecun_normal", "LeCun, normal", "LeCun et al. 1998", 1, 0, NormalOf<LeCun>},
      {"xavier_uniform", "Xavier, uniform", "Glorot, Bengio 2010", 1, 0, UniformOf<Xavier>},
      {"xavier_normal", "Xavier, normal", "Glorot, Bengio 2010", 1, 0, NormalOf<Xavier>},
      {"he_uniform", "He, uniform", "He et al. 2015", kSqrt2, 0, UniformOf<He>},
      {"he_normal", "He, normal", "He et al. 2015", kSqrt2, 0, NormalOf<He>},
      {"orthogonal", "Orthogonal", "Saxe, McClelland, Ganguli 2014", 1, 0, Orthogonal},
  };
  return rows;
}

const InitializerRow* FindInitializer(std::string_view id) {
  for (const InitializerRow& row : Initializers()) {
    if (row.id == id) return &row;
  }
  return nullptr;
}

}  // namespace activation
