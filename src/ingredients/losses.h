// What a network is trained to make small: a loss of each sample's outputs and targets, with its
// gradient.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace activation {

// Samples x outputs, sample after sample: value (s, k) is at [s * stride + k], of z, a and target
// alike. There is room for an even number of values in all.
struct LossBlock {
  int units;
  int samples;
  std::ptrdiff_t stride;
  const double* z;
  const double* a;
  const double* target;
};

// The numbers that stand for "not of this class" and "of this class".
enum class Coding {
  kByOutput,     // 0 and 1 where the output cannot be negative, else -1 and +1
  kSigned,       // -1 and +1
  kProbability,  // 0 and 1
};

struct LossRow {
  std::string_view id;  // lower_snake, stable for ever
  std::string_view name;
  std::string_view formula;  // of one output, for readers
  bool from_logits = false;  // a function of z, not of a
  // The output activation that it implies; empty: that of the problem.
  std::string_view output = {};
  Coding coding = Coding::kByOutput;
  bool classification = true;
  bool regression = false;
  // The loss of each sample.
  void (*values)(const LossBlock& block, double* losses) = nullptr;
  // Each sample's own gradient, not averaged, by a or, from logits, by z; laid out as they are.
  void (*gradients)(const LossBlock& block, double* gradient) = nullptr;
  // dL/da where the output is the implied one; null: the loss does not look at a.
  double (*output_gradient)(double a, double target, int units) = nullptr;
};

std::span<const LossRow> Losses();
// Null where there is none of that id.
const LossRow* FindLoss(std::string_view id);

}  // namespace activation
