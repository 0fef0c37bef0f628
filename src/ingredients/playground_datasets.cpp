#include "ingredients/playground_datasets.h"

#include <cmath>

#include "numeric/elementary.h"

namespace activation {
namespace {

constexpr double kPi = 3.14159265358979323846;

// Sums and products in that playground's order: its bits depend on it.
double Between(Arc4& random, double low, double high) {
  return random.Uniform() * (high - low) + low;
}

// d3's linear scale from [low, high] to [a, b], rounded as d3 rounds.
double Scale(double value, double low, double high, double a, double b) {
  const double t = (value - low) / (high - low);
  return a * (1 - t) + b * t;
}

// Marsaglia's polar method; of its two numbers the second is thrown away.
double Normal(Arc4& random, double mean, double variance) {
  double v1, s;
  do {
    v1 = 2 * random.Uniform() - 1;
    const double v2 = 2 * random.Uniform() - 1;
    s = v1 * v1 + v2 * v2;
  } while (s > 1);
  return mean + std::sqrt(variance) * (std::sqrt(-2 * Log(s) / s) * v1);
}

// Noise moves the point that is labelled, not the one that is shown.
struct Jitter {
  Jitter(Arc4& random, double reach, double noise) {
    x = Between(random, -reach, reach) * noise;
    y = Between(random, -reach, reach) * noise;
  }
  double x;
  double y;
};

}  // namespace

void DrawCircle(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out) {
  constexpr double kRadius = 5;
  const auto draw = [&](double low, double high) {
    for (int i = 0; i < row.points / 2; ++i) {
      const double radius = Between(random, low, high);
      const double angle = Between(random, 0, 2 * kPi);
      const double x = radius * Sin(angle), y = radius * Cos(angle);
      const Jitter jitter(random, kRadius, choice.noise / 100);
      const double dx = x + jitter.x, dy = y + jitter.y;
      out->Add(x, y, std::sqrt(dx * dx + dy * dy) < kRadius * 0.5 ? 1 : -1);
    }
  };
  draw(0, kRadius * 0.5);
  draw(kRadius * 0.7, kRadius);
}

void DrawXor(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out) {
  constexpr double kGap = 0.3;
  const auto apart = [](double at) { return at + (at > 0 ? kGap : -kGap); };
  for (int i = 0; i < row.points; ++i) {
    const double x = apart(Between(random, -5, 5));
    const double y = apart(Between(random, -5, 5));
    const Jitter jitter(random, 5, choice.noise / 100);
    out->Add(x, y, (x + jitter.x) * (y + jitter.y) >= 0 ? 1 : -1);
  }
}

void DrawGauss(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out) {
  const double variance = Scale(choice.noise / 100, 0, 0.5, 0.5, 4);
  for (const double sign : {1.0, -1.0}) {
    for (int i = 0; i < row.points / 2; ++i) {
      const double x = Normal(random, 2 * sign, variance);
      const double y = Normal(random, 2 * sign, variance);
      out->Add(x, y, sign);
    }
  }
}

void DrawSpiral(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out) {
  const int n = row.points / 2;
  const auto arm = [&](double turned, double label) {
    for (int i = 0; i < n; ++i) {
      const double radius = static_cast<double>(i) / n * 5;
      const double angle = 1.75 * i / n * 2 * kPi + turned;
      const Jitter jitter(random, 1, choice.noise / 100);
      out->Add(radius * Sin(angle) + jitter.x, radius * Cos(angle) + jitter.y, label);
    }
  };
  arm(0, 1);
  arm(kPi, -1);
}

void DrawPlane(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out) {
  for (int i = 0; i < row.points; ++i) {
    const double x = Between(random, -6, 6);
    const double y = Between(random, -6, 6);
    const Jitter jitter(random, 6, choice.noise / 100);
    out->Add(x, y, Scale(x + jitter.x + (y + jitter.y), -10, 10, -1, 1));
  }
}

void DrawHills(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out) {
  struct Hill {
    double x;
    double y;
    double sign;
  };
  constexpr Hill kHills[] = {{-4, 2.5, 1},   {0, 2.5, -1}, {4, 2.5, 1},
                             {-4, -2.5, -1}, {0, -2.5, 1}, {4, -2.5, -1}};
  for (int i = 0; i < row.points; ++i) {
    const double x = Between(random, -6, 6);
    const double y = Between(random, -6, 6);
    const Jitter jitter(random, 6, choice.noise / 100);
    double label = 0;
    for (const Hill& hill : kHills) {
      const double dx = x + jitter.x - hill.x, dy = y + jitter.y - hill.y;
      const double distance = std::sqrt(dx * dx + dy * dy);
      const double height = hill.sign * (distance < 2 ? 1 - distance / 2 : 0);
      if (std::fabs(height) > std::fabs(label)) label = height;
    }
    out->Add(x, y, label);
  }
}

}  // namespace activation
