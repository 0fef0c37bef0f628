// Points as the matrices that a network takes: their features, and the targets of a loss.
#pragma once

#include <span>
#include <vector>

#include "ingredients/features.h"
#include "ingredients/points.h"
#include "network/network.h"
#include "numeric/doubles.h"

namespace activation {

// The number that stands for a label at each output.
struct TargetCode {
  int outputs = 1;
  // k classes of labels 0 ... k - 1, or two of labels -1 and +1; 0: the label is itself the target.
  int classes = 2;
  double low = -1;  // of the classes that it is not
  double high = 1;  // of the class that it is
};

class SampleSet {
 public:
  SampleSet() = default;
  SampleSet(const Points& points, std::span<const FeatureRow* const> features,
            const TargetCode& code);
  // From numbers as they are: inputs and targets, sample after sample.
  SampleSet(int inputs, int outputs, std::span<const double> X, std::span<const double> Y);
  // With samples order[0], order[1], ... of another.
  SampleSet(const SampleSet& other, std::span<const std::uint32_t> order);

  int size() const { return size_; }
  int inputs() const { return inputs_; }
  // All samples; a part of them is Samples::From.
  Samples X() const { return {X_.data(), row_, size_}; }
  Targets Y(std::ptrdiff_t first = 0) const { return {Y_.data() + first * target_row_}; }
  std::span<const double> labels() const { return labels_; }
  // The class of a sample: 0 ... k - 1, where -1 and +1 are 0 and 1.
  int Class(int sample) const;

 private:
  SampleSet(int size, int inputs, int outputs);

  int size_ = 0;
  int inputs_ = 0;
  int outputs_ = 0;
  int classes_ = 0;
  std::ptrdiff_t row_ = 0;
  std::ptrdiff_t target_row_ = 0;
  Doubles X_;  // samples x inputs, rows of an even number
  Doubles Y_;  // samples x outputs, laid out as the last layer of a Pass
  std::vector<double> labels_;
};

}  // namespace activation
