// The matrices of one pass of some samples through a network, units x samples, unit after unit.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "numeric/doubles.h"

namespace activation {

class Pass {
 public:
  // More would leave the nearest cache.
  static constexpr int kMaxSamples = 64;

  Pass() = default;
  // Room for `capacity` samples, at most kMaxSamples, in layers of so many units.
  Pass(std::span<const int> units, int capacity);

  int capacity() const { return capacity_; }
  // From one unit's row to the next.
  std::ptrdiff_t stride() const { return stride_; }
  int samples = 0;

  double* Z(std::size_t layer) { return At(layer, 0); }
  double* A(std::size_t layer) { return At(layer, 1); }
  // f'(Z).
  double* slope(std::size_t layer) { return At(layer, 2); }
  double* dA(std::size_t layer) { return At(layer, 3); }
  double* dZ(std::size_t layer) { return At(layer, 4); }
  const double* Z(std::size_t layer) const { return At(layer, 0); }
  const double* A(std::size_t layer) const { return At(layer, 1); }
  const double* slope(std::size_t layer) const { return At(layer, 2); }
  const double* dA(std::size_t layer) const { return At(layer, 3); }
  const double* dZ(std::size_t layer) const { return At(layer, 4); }
  // Room for one layer's matrix, transposed or not.
  double* scratch() { return memory_.data() + scratch_; }

 private:
  double* At(std::size_t layer, std::size_t matrix) {
    return memory_.data() + offsets_[kMatrices * layer + matrix];
  }
  const double* At(std::size_t layer, std::size_t matrix) const {
    return memory_.data() + offsets_[kMatrices * layer + matrix];
  }

  static constexpr std::size_t kMatrices = 5;

  int capacity_ = 0;
  std::ptrdiff_t stride_ = 0;
  std::vector<std::size_t> offsets_;  // of matrix after matrix, layer after layer
  std::size_t scratch_ = 0;
  Doubles memory_;
};

}  // namespace activation
