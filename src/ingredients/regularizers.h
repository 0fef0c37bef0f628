// TensorFlow Playground's regularization: a step of its own after the optimizer's, of weights
// alone.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace activation {

struct RegularizerRow {
  std::string_view id;  // lower_snake, stable for ever
  std::string_view name;
  // w -= amount * R'(before), where `before` is w before the optimizer's step and `amount` the
  // learning rate times the regularization rate. Null: nothing to do. dead[i] is 1 from where L1
  // carries weight i through 0: it is 0 then, for good. n is even.
  void (*apply)(double* weights, const double* before, double* dead, std::size_t n, double amount);
};

std::span<const RegularizerRow> Regularizers();
// Null where there is none of that id.
const RegularizerRow* FindRegularizer(std::string_view id);

}  // namespace activation
