#include "network/samples.h"

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
      stride_(Even(size_)),
      by_input_(Count(Even(inputs_)) * Count(static_cast<int>(stride_)) + kBeyond),
      by_sample_(Count(Even(inputs_)) * Count(static_cast<int>(stride_))),
      targets_(Count(outputs_) * Count(static_cast<int>(stride_)) + kBeyond) {}

SampleSet::SampleSet(const Points& points, std::span<const FeatureRow* const> features,
                     const TargetCode& code)
    : SampleSet(static_cast<int>(points.size()), static_cast<int>(features.size()), code.outputs) {
  classes_ = code.classes;
  labels_ = points.label;
  const std::size_t stride = Count(static_cast<int>(stride_));
  for (std::size_t i = 0; i < features.size(); ++i) {
    features[i]->compute(points.x.data(), points.y.data(), points.size(),
                         by_input_.data() + i * stride);
  }
  Transpose(inputs_, size_, by_input_.data(), stride_, by_sample_.data(), Even(inputs_));
  for (std::size_t k = 0; k < Count(outputs_); ++k) {
    double* target = targets_.data() + k * stride;
    for (std::size_t s = 0; s < labels_.size(); ++s) {
      if (classes_ == 0) {
        target[s] = labels_[s];
      } else {
        // One output of two classes stands for the second.
        const int own = outputs_ == 1 ? 1 : static_cast<int>(k);
        target[s] = ClassOf(labels_[s], classes_) == own ? code.high : code.low;
      }
    }
  }
}

SampleSet::SampleSet(int inputs, int outputs, std::span<const double> X, std::span<const double> Y)
    : SampleSet(static_cast<int>(X.size()) / inputs, inputs, outputs) {
  const std::size_t stride = Count(static_cast<int>(stride_));
  for (std::size_t s = 0; s < Count(size_); ++s) {
    for (std::size_t i = 0; i < Count(inputs); ++i) {
      by_input_[i * stride + s] = by_sample_[s * Count(Even(inputs)) + i] =
          X[s * Count(inputs) + i];
    }
    for (std::size_t k = 0; k < Count(outputs); ++k) {
      targets_[k * stride + s] = Y[s * Count(outputs) + k];
    }
  }
}

SampleSet::SampleSet(const SampleSet& other, std::span<const std::uint32_t> order)
    : SampleSet(other) {
  const std::size_t stride = Count(static_cast<int>(stride_));
  const std::size_t row = Count(Even(inputs_));
  for (std::size_t s = 0; s < order.size(); ++s) {
    const std::size_t from = order[s];
    for (std::size_t i = 0; i < Count(inputs_); ++i) {
      by_input_[i * stride + s] = other.by_input_[i * stride + from];
      by_sample_[s * row + i] = other.by_sample_[from * row + i];
    }
    for (std::size_t k = 0; k < Count(outputs_); ++k) {
      targets_[k * stride + s] = other.targets_[k * stride + from];
    }
    labels_[s] = other.labels_[from];
  }
}

Samples SampleSet::X() const {
  return {by_input_.data(), stride_, by_sample_.data(), Even(inputs_), size_};
}

int SampleSet::Class(int sample) const { return ClassOf(labels_[Count(sample)], classes_); }

}  // namespace activation
