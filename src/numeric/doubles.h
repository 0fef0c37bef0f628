// An array of doubles that begins on a 16-byte boundary, wherever the allocator puts it: a Pair
// that straddles two cache lines is loaded twice.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace activation {

class Doubles {
 public:
  Doubles() = default;
  // Zeros.
  explicit Doubles(std::size_t size) : size_(size), pairs_((size + 1) / 2) {}

  double* data() { return reinterpret_cast<double*>(pairs_.data()); }
  const double* data() const { return reinterpret_cast<const double*>(pairs_.data()); }
  std::size_t size() const { return size_; }
  double& operator[](std::size_t i) { return data()[i]; }
  double operator[](std::size_t i) const { return data()[i]; }
  double* begin() { return data(); }
  double* end() { return data() + size_; }
  const double* begin() const { return data(); }
  const double* end() const { return data() + size_; }
  bool empty() const { return size_ == 0; }

 private:
  struct alignas(16) TwoDoubles {
    double values[2] = {0, 0};
  };
  std::size_t size_ = 0;
  std::vector<TwoDoubles> pairs_;
};

}  // namespace activation
