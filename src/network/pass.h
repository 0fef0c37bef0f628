// The matrices of one pass of some samples through a network, samples x units, sample after sample.
#pragma once

#include <cstddef>
#include <vector>

#include "network/dense.h"
#include "numeric/doubles.h"

namespace activation {

// From one sample's row of `units` numbers to the next: padded, as columns go in pairs; a single
// column is without gaps.
constexpr std::ptrdiff_t StrideOf(int units) { return units == 1 ? 1 : Even(units); }

class Network;

class Pass {
 public:
  // More would leave the nearest cache.
  static constexpr int kMaxSamples = 64;

  Pass() = default;
  // Room for `capacity` samples, at most kMaxSamples.
  Pass(const Network& network, int capacity);

  int capacity() const { return capacity_; }
  // From one sample's row of a layer to the next.
  std::ptrdiff_t stride(std::size_t layer) const { return layers_[layer].stride; }
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
  // Room for the weights into any one layer, transposed: inputs x units, rows of its stride.
  double* transposed() { return memory_.data() + transposed_; }

 private:
  struct Place {
    std::size_t first;  // of its matrices
    std::size_t size;   // of each
    std::ptrdiff_t stride;
  };

  double* At(std::size_t layer, std::size_t matrix) {
    return memory_.data() + layers_[layer].first + matrix * layers_[layer].size;
  }
  const double* At(std::size_t layer, std::size_t matrix) const {
    return memory_.data() + layers_[layer].first + matrix * layers_[layer].size;
  }

  int capacity_ = 0;
  std::vector<Place> layers_;
  std::size_t transposed_ = 0;
  Doubles memory_;
};

}  // namespace activation
