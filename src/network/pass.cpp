#include "network/pass.h"

#include <algorithm>
#include <cassert>

#include "network/dense.h"

namespace activation {

Pass::Pass(std::span<const int> units, int capacity)
    : capacity_(capacity), stride_(Even(capacity)) {
  assert(capacity > 0 && capacity <= kMaxSamples);
  // An even number of rows, as transposing takes them by twos; the one beyond an odd number stays
  // 0.
  std::size_t size = 0, largest = 0;
  for (const int n : units) {
    const std::size_t matrix =
        static_cast<std::size_t>(Even(n)) * static_cast<std::size_t>(stride_);
    for (std::size_t k = 0; k < kMatrices; ++k, size += matrix) offsets_.push_back(size);
    largest = std::max(largest, matrix);
  }
  scratch_ = size;
  memory_ = Doubles(size + largest);
}

}  // namespace activation
