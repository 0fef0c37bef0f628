#include "network/pass.h"

#include <algorithm>
#include <cassert>

#include "network/network.h"

namespace activation {

Pass::Pass(const Network& network, int capacity) : capacity_(capacity) {
  assert(capacity > 0 && capacity <= kMaxSamples);
  constexpr std::size_t kMatrices = 5;
  // The last row of a single column is written with the entry beyond it.
  constexpr int kBeyond = 1;
  std::size_t size = 0, largest = 0;
  for (const Layer& layer : network.layers()) {
    const std::ptrdiff_t stride = StrideOf(layer.units());
    const auto entries = [stride](int rows) {
      return static_cast<std::size_t>(Even(rows * static_cast<int>(stride) + kBeyond));
    };
    layers_.push_back({.first = size, .size = entries(capacity), .stride = stride});
    size += kMatrices * layers_.back().size;
    largest = std::max(largest, entries(layer.inputs));
  }
  transposed_ = size;
  memory_ = Doubles(size + largest);
}

}  // namespace activation
