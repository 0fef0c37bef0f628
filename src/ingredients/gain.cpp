#include "ingredients/gain.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "functions/kernel.h"  // kMaxParameters
#include "numeric/elementary.h"

namespace activation {
namespace {

// Beyond it the density is below 1e-55.
constexpr double kEnd = 16;
// A panel is halved until that changes its integral by no more than this share of the whole.
constexpr double kTolerance = 1e-13;
// Where that never comes to pass: at a jump that no fact tells of, or for want of time.
constexpr double kNarrowest = 0x1p-44;
constexpr std::size_t kMostPanels = 1024;
// An integral is taken for infinite if such a share of it is at the ends, or if a panel as narrow
// as this turns out to hold more than all of them seemed to.
constexpr double kTail = 1e-6;
constexpr double kNarrow = 0x1p-20;

// Gauss and Legendre's sixteen points on (-1, 1), those above 0.
constexpr std::size_t kHalf = 8;
constexpr double kNodes[kHalf] = {0.09501250983763744, 0.28160355077925891, 0.45801677765722739,
                                  0.61787624440264375, 0.75540440835500303, 0.86563120238783174,
                                  0.94457502307323258, 0.98940093499164993};
constexpr double kWeights[kHalf] = {0.1894506104550685,   0.18260341504492359, 0.16915651939500254,
                                    0.14959598881657673,  0.12462897125553387, 0.095158511682492785,
                                    0.062253523938647893, 0.027152459411754095};

struct Panel {
  double low;
  double high;
  double integral;
  double size;  // that of the absolute value
};

// (f - shift) or its square, under the normal density.
struct Integrand {
  const Row& row;
  Parameters parameters;
  bool squared;
  double shift;

  Panel Over(double low, double high) const {
    const double middle = (low + high) / 2, half = (high - low) / 2;
    double z[2 * kHalf], f[2 * kHalf];
    for (std::size_t k = 0; k < kHalf; ++k) {
      z[2 * k] = middle - half * kNodes[k];
      z[2 * k + 1] = middle + half * kNodes[k];
    }
    row.evaluate(row, parameters, {z, 2 * kHalf}, f, nullptr, nullptr);
    constexpr double kDensityAt0 = 0.39894228040143268;
    Panel panel{low, high, 0, 0};
    for (std::size_t i = 0; i < 2 * kHalf; ++i) {
      const double g = f[i] - shift;
      const double weight = half * kDensityAt0 * kWeights[i / 2] * Exp(-0.5 * z[i] * z[i]);
      const double part = weight * (squared ? g * g : g);
      panel.integral += part;
      panel.size += std::fabs(part);
    }
    return panel;
  }
};

// Where the panel ends that begins there: at the next integer, or at a known kink before it.
double EndOfPanel(double low, const Facts& facts) {
  double high = std::floor(low) + 1;
  for (const Kink& kink : facts.kinks) {
    if (kink.at > low) high = std::min(high, kink.at);
  }
  return high;
}

// Infinite where it does not converge.
double Integral(const Integrand& integrand) {
  const Row& row = integrand.row;
  const Facts facts = row.facts != nullptr ? row.facts(row, integrand.parameters) : Facts{};
  std::vector<Panel> panels(kMostPanels);
  std::size_t count = 0;
  double size = 0;
  for (double low = -kEnd; low < kEnd; low = panels[count++].high) {
    panels[count] = integrand.Over(low, EndOfPanel(low, facts));
    size += panels[count].size;
  }
  if (std::max(panels[0].size, panels[count - 1].size) > kTail * size) return kInfinity;
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) {  // those added on the way, too
    const Panel whole = panels[i];
    const double middle = (whole.low + whole.high) / 2;
    const Panel left = integrand.Over(whole.low, middle);
    const Panel right = integrand.Over(middle, whole.high);
    const double halves = left.integral + right.integral;
    const double error = std::fabs(halves - whole.integral);
    const double width = whole.high - whole.low;
    if (width < kNarrow && left.size + right.size > size) return kInfinity;
    if (error > kTolerance * size && width > kNarrowest && count + 2 <= kMostPanels) {
      panels[count++] = left;
      panels[count++] = right;
    } else {
      sum += halves;
    }
  }
  return sum;
}

NormalMoments MomentsFor(const Row& row, Parameters parameters) {
  const double mean = Integral({row, parameters, false, 0});
  const double variance = Integral({row, parameters, true, mean});
  return {mean, variance, variance + mean * mean};
}

}  // namespace

// A drawn parameter is averaged over by Gauss's two points, exact where f is linear in it.
NormalMoments MomentsOf(const Function& function) {
  const Row& row = function.row();
  if (!row.drawn) return MomentsFor(row, function.parameters());
  double values[kMaxParameters];
  std::copy(function.parameters().begin(), function.parameters().end(), values);
  const Parameters parameters(values, function.parameters().size());
  const double low = values[row.drawn->lower], high = values[row.drawn->upper];
  const double middle = (low + high) / 2, offset = (high - low) / 2 / std::sqrt(3.0);
  values[row.drawn->parameter] = middle - offset;
  const NormalMoments below = MomentsFor(row, parameters);
  values[row.drawn->parameter] = middle + offset;
  const NormalMoments above = MomentsFor(row, parameters);
  const double mean = (below.mean + above.mean) / 2, square = (below.square + above.square) / 2;
  return {mean, square - mean * mean, square};
}

double ActivationGain(const NormalMoments& moments) {
  const double square = moments.square;
  return square > 0 && std::isfinite(square) ? 1 / std::sqrt(square) : kNoSlope;
}

}  // namespace activation
