#include "network/samples.h"

#include <algorithm>

#include "network/dense.h"

namespace activation {
namespace {

// A block that starts at an odd sample and takes an odd number of them reads a pair at its end.
constexpr std::size_t kBeyond = 2;

std::size_t Count(int n) { return static_cast<std::size_t>(n); }

int ClassOf(double label, int classes) {
  return classes == 2 ? label > 0 : static_cast<int>(label);
}

}  // namespace

SampleSet::SampleSet(int size, int inputs, int outputs)
    : size_(size),
      inputs_(inputs),
      outputs_(outputs),
      row_(Even(inputs)),
      target_row_(StrideOf(outputs)),
      X_(Count(size_) * static_cast<std::size_t>(row_)),
      Y_(Count(size_) * static_cast<std::size_t>(target_row_) + kBeyond) {}

SampleSet::SampleSet(const Points& points, std::span<const FeatureRow* const> features,
                     const TargetCode& code)
    : SampleSet(static_cast<int>(points.size()), static_cast<int>(features.size()), code.outputs) {
  classes_ = code.classes;
  labels_ = points.label;
  std::vector<double> feature(points.size());
  for (std::size_t i = 0; i < features.size(); ++i) {
    features[i]->compute(points.x.data(), points.y.data(), points.size(), feature.data());
    for (std::size_t s = 0; s < points.size(); ++s) {
      X_[s * static_cast<std::size_t>(row_) + i] = feature[s];
    }
  }
  for (std::size_t s = 0; s < labels_.size(); ++s) {
    double* target = Y_.data() + static_cast<std::ptrdiff_t>(s) * target_row_;
    for (int k = 0; k < outputs_; ++k) {
      if (classes_ == 0) {
        target[k] = labels_[s];
      } else {
        // One output of two classes stands for the second.
        const int own = outputs_ == 1 ? 1 : k;
        target[k] = ClassOf(labels_[s], classes_) == own ? code.high : code.low;
      }
    }
  }
}

SampleSet::SampleSet(int inputs, int outputs, std::span<const double> X, std::span<const double> Y)
    : SampleSet(static_cast<int>(X.size()) / inputs, inputs, outputs) {
  for (std::ptrdiff_t s = 0; s < size_; ++s) {
    std::copy_n(X.data() + s * inputs, inputs, X_.data() + s * row_);
    std::copy_n(Y.data() + s * outputs, outputs, Y_.data() + s * target_row_);
  }
}

SampleSet::SampleSet(const SampleSet& other, std::span<const std::uint32_t> order)
    : SampleSet(other) {
  for (std::size_t s = 0; s < order.size(); ++s) {
    const std::ptrdiff_t from = static_cast<std::ptrdiff_t>(order[s]);
    const std::ptrdiff_t to = static_cast<std::ptrdiff_t>(s);
    std::copy_n(other.X_.data() + from * row_, row_, X_.data() + to * row_);
    std::copy_n(other.Y_.data() + from * target_row_, target_row_, Y_.data() + to * target_row_);
    if (!labels_.empty()) labels_[s] = other.labels_[order[s]];
  }
}

int SampleSet::Class(int sample) const { return ClassOf(labels_[Count(sample)], classes_); }

}  // namespace activation
