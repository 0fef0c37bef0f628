#include "network/statistics.h"

#include <algorithm>
#include <cmath>

#include "functions/kernel.h"

namespace activation {
namespace {

constexpr double kSaturated = 0.05;

}  // namespace

void Moments::Add(const double* matrix, int rows, int columns, std::ptrdiff_t stride) {
  const double count = static_cast<double>(rows) * columns;
  if (count == 0) return;
  double sum = 0;
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < columns; ++j) sum += matrix[i * stride + j];
  }
  const double mean = sum / count;
  double squares = 0;
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < columns; ++j) {
      const double deviation = matrix[i * stride + j] - mean;
      squares += deviation * deviation;
    }
  }
  if (!std::isfinite(squares)) mean_ = squares_ = kNoSlope;
  const double all = count_ + count;
  const double apart = mean - mean_;
  mean_ += apart * (count / all);
  squares_ += squares + apart * apart * (count_ * count / all);
  count_ = all;
}

void AddToHistogram(const Axis& axis, const double* numbers, const double* weights, int n,
                    std::ptrdiff_t step, double* counts) {
  const double scale = axis.bins / (axis.high - axis.low);
  const double last = axis.bins + 1;
  for (std::ptrdiff_t i = 0; i < n * step; i += step) {
    const double at = (numbers[i] - axis.low) * scale + 1;
    const double weight = weights != nullptr ? std::fabs(weights[i]) : 1;
    if (at != at || !std::isfinite(weight)) continue;
    counts[static_cast<int>(std::min(std::max(at, 0.0), last))] += weight;
  }
}

Statistics::Statistics(const Network& network)
    : layers_(network.layers().size()), thresholds_(network.layers().size()) {
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const Layer& layer = network.layers()[l];
    layers_[l].alive.resize(static_cast<std::size_t>(layer.units()), layer.is_softmax());
    layers_[l].saturates = !layer.is_softmax();
  }
}

bool Statistics::FindBound(const Network& network, const double* parameters, SlopeBounds* bounds) {
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const Layer& layer = network.layers()[l];
    const int set = static_cast<int>(thresholds_[l].size());
    if (layer.is_softmax() || set == layer.sets()) continue;
    const Row& row = layer.spec.activation->row();
    double values[kMaxParameters];
    network.ActivationParameters(parameters, l, set, values);
    const double bound = bounds->Of(row, {values, row.parameters.size()});
    layers_[l].saturates = layers_[l].saturates && bound > 0 && std::isfinite(bound);
    thresholds_[l].push_back(kSaturated * bound);
    return true;
  }
  return false;
}

void Statistics::Add(const Network& network, const Pass& pass) {
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const Layer& layer = network.layers()[l];
    const std::ptrdiff_t stride = pass.stride(l);
    LayerStatistics& of = layers_[l];
    of.z.Add(pass.Z(l), pass.samples, layer.units(), stride);
    of.a.Add(pass.A(l), pass.samples, layer.units(), stride);
    of.dz.Add(pass.dZ(l), pass.samples, layer.units(), stride);
    of.da.Add(pass.dA(l), pass.samples, layer.units(), stride);
    of.entries += static_cast<double>(layer.units()) * pass.samples;
    double thresholds[kMaxUnits];
    for (int u = 0; u < layer.units() && !layer.is_softmax(); ++u) {
      thresholds[u] = thresholds_[l][layer.sets() > 1 ? static_cast<std::size_t>(u) : 0];
    }
    int zeros = 0, saturated = 0;
    for (int s = 0; s < pass.samples; ++s) {
      const double* a = pass.A(l) + s * stride;
      for (int u = 0; u < layer.units(); ++u) zeros += a[u] == 0;
      if (layer.is_softmax()) continue;
      const double* slope = pass.slope(l) + s * stride;
      for (int u = 0; u < layer.units(); ++u) {
        saturated += std::fabs(slope[u]) < thresholds[u];
        if (slope[u] != 0) of.alive[static_cast<std::size_t>(u)] = 1;
      }
    }
    of.zeros += zeros;
    of.saturated += saturated;
  }
}

}  // namespace activation
