// What a training set does to each layer: moments, saturation, dead units, histograms.
//
// Blocks of samples are added one after another, each after a pass forward and backward; the
// results are the same as if all samples were looked at together.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "functions/slope.h"
#include "network/network.h"
#include "network/pass.h"

namespace activation {

// Mean and population variance of numbers that come in blocks (Chan, Golub, LeVeque 1979).
class Moments {
 public:
  // A matrix of rows x columns; NaN where an entry is not finite.
  void Add(const double* matrix, int rows, int columns, std::ptrdiff_t stride);
  double mean() const { return mean_; }
  double variance() const { return count_ > 0 ? squares_ / count_ : 0; }

 private:
  double count_ = 0;
  double mean_ = 0;
  double squares_ = 0;  // of deviations from the mean
};

// Bins of equal width from low to high.
struct Axis {
  double low = -1;
  double high = 1;
  int bins = 1;
};

// Adds each of n numbers, `step` apart, to the bin that it is in, or its weight's magnitude.
// counts[0] is for what is below the axis, counts[bins + 1] for what is not below its end; NaN is
// in none, nor is what weighs no finite number.
void AddToHistogram(const Axis& axis, const double* numbers, const double* weights, int n,
                    std::ptrdiff_t step, double* counts);

struct LayerStatistics {
  Moments z, a, dz, da;
  double entries = 0;
  double zeros = 0;           // entries of A that are 0
  double saturated = 0;       // entries with |f'(z)| < 0.05 sup |f'|
  bool saturates = true;      // false where sup |f'| is 0 or infinite, and of softmax
  std::vector<double> alive;  // 1 of each unit with f'(z) != 0 for some sample
};

class Statistics {
 public:
  Statistics() = default;
  explicit Statistics(const Network& network);

  // Finds sup |f'| for one more set of an activation's parameters; false once all are found, which
  // is before the first Add.
  bool FindBound(const Network& network, const double* parameters, SlopeBounds* bounds);

  // After Forward and Backward.
  void Add(const Network& network, const Pass& pass);
  std::span<const LayerStatistics> layers() const { return layers_; }

 private:
  std::vector<LayerStatistics> layers_;
  std::vector<std::vector<double>> thresholds_;  // 0.05 sup |f'|, for each set of parameters
};

}  // namespace activation
