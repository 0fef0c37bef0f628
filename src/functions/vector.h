// Functions of a whole vector of logits: softmax and its kin, in forms that neither overflow nor
// cancel, and beside them the naive softmax, which does. Sums run from first to last, so that their
// bits are the same everywhere.
//
// An entry of -inf is a probability of 0; +inf, NaN or nothing but -inf gives NaN.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace activation {

struct VectorRow {
  std::string_view id;     // lower_snake, stable for ever
  std::string_view name;   // as in the field
  bool temperature;        // the logits are divided by it first; ignored by the others
  std::string_view takes;  // how many inputs, in words
  // How many outputs n inputs give; 0 where it does not take that many.
  std::size_t (*output_size)(std::size_t n);
  // out = f(x).
  void (*evaluate)(std::span<const double> x, double temperature, std::span<double> out);
  // out = J v, the directional derivative along v, where v is as long as x.
  void (*jvp)(std::span<const double> x, std::span<const double> v, double temperature,
              std::span<double> out);
  // out = J^T u, what backpropagation needs, where u is as long as f(x) and out as x.
  void (*vjp)(std::span<const double> x, std::span<const double> u, double temperature,
              std::span<double> out);
};

std::span<const VectorRow> VectorFunctions();
// nullptr where there is none of that id.
const VectorRow* FindVectorFunction(std::string_view id);

// Every derivative of f at once: out[i * n + j] = df_i / dx_j, for n inputs.
void Jacobian(const VectorRow& row, std::span<const double> x, double temperature,
              std::span<double> out);

// The index of the largest entry, the first of equals; of the first NaN if there is one. x is not
// empty.
std::size_t ArgMax(std::span<const double> x);

// ---- losses of logits, with their gradients by the logits ---------------------------------------

// -log softmax(logits)[target]; gradient = softmax(logits) - one_hot(target), its target entry
// formed as minus the sum of the others, since p - 1 cancels where p is near 1.
double CrossEntropy(std::span<const double> logits, std::size_t target, std::span<double> gradient);

// -sum_i q_i log softmax(logits)_i for target probabilities q with sum 1, where 0 log 0 = 0;
// gradient = softmax(logits) - q.
double SoftCrossEntropy(std::span<const double> logits, std::span<const double> q,
                        std::span<double> gradient);

// t softplus(-z) + (1 - t) softplus(z) for one logit z and a target probability t;
// gradient = sigmoid(z) - t, as a difference of two terms that do not cancel where t is 0 or 1.
struct LossAndGradient {
  double loss;
  double gradient;
};
LossAndGradient BceWithLogits(double z, double t);

}  // namespace activation
