// Layers of units, forward and backward: Z = W A_prev + b, A = f(Z), and the gradients of a loss.
// In memory each sample is a row, Z = A_prev W^T + b.
//
// A network is a shape: it holds neither weights nor samples. The numbers that training changes
// stand in one vector (weights, then biases, then learned activation parameters), so that
// optimizers and snapshots need not know of layers; the matrices of one pass stand in a Pass.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "functions/function.h"
#include "functions/vector.h"
#include "ingredients/losses.h"
#include "network/pass.h"
#include "numeric/rng.h"

namespace activation {

inline constexpr int kMaxUnits = 64;

// Whether a layer's activation has parameters that are trained: one set for the layer, or one for
// each unit.
enum class Learn { kNone, kLayer, kUnit };

struct LayerSpec {
  int units = 1;
  // Null: softmax over the layer's units.
  std::optional<Function> activation = {};
  Learn learn = Learn::kNone;
};

struct Layer {
  LayerSpec spec;
  int inputs = 0;
  // Offsets into the parameters. Row o of W (units x inputs) begins at weights + o * row.
  std::ptrdiff_t row = 0;
  std::size_t weights = 0;
  std::size_t biases = 0;
  std::size_t learned = 0;
  // Indices of the learned parameters in the activation's own order; the values of set g (one for
  // the layer, or one for each unit) are at learned + g * learned_indices.size().
  std::vector<std::size_t> learned_indices = {};

  int units() const { return spec.units; }
  bool is_softmax() const { return !spec.activation; }
  int sets() const { return spec.learn == Learn::kUnit ? spec.units : 1; }
};

// Samples as rows of inputs.
struct Samples {
  const double* from;
  std::ptrdiff_t row;
  int count;

  Samples From(std::ptrdiff_t first, int n) const { return {from + first * row, row, n}; }
};

// Targets as the loss takes them, laid out as the last layer of a Pass.
struct Targets {
  const double* from;
};

class Network {
 public:
  Network() = default;
  // At least one layer; the last is the output.
  Network(int inputs, std::vector<LayerSpec> layers);

  int inputs() const { return layers_.front().inputs; }
  int outputs() const { return layers_.back().units(); }
  std::span<const Layer> layers() const { return layers_; }

  // How many numbers a vector of parameters or gradients has; padding included, which is 0.
  std::size_t size() const { return size_; }
  // [0, weights_end) are weights, [weights_end, biases_end) biases, the rest learned parameters.
  std::size_t weights_end() const { return weights_end_; }
  std::size_t biases_end() const { return biases_end_; }
  // Of one sample forward and backward.
  std::int64_t multiply_adds() const;

  // The parameters of a layer's activation in its own order, for one set.
  void ActivationParameters(const double* parameters, std::size_t layer, int set,
                            double* values) const;
  // Fills in the learned parameters with what the layers' activations were given.
  void SetLearned(double* parameters) const;

  // Z, f' and A of every layer. With `slopes`, drawn parameters are drawn from it, layer by layer,
  // unit by unit; without, their mean stands for them.
  void Forward(const double* parameters, const Samples& X, Pass* pass,
               Pcg32* slopes = nullptr) const;
  // The same without f': for surfaces and losses.
  void Predict(const double* parameters, const Samples& X, Pass* pass) const;
  // dA and dZ of every layer, each sample's own; after Forward.
  void Backward(const double* parameters, const Targets& targets, const LossRow& loss,
                Pass* pass) const;
  // dW, db and the gradients of learned parameters, summed over the samples from the first to the
  // last; after Backward. With `add`, goes on from the sums that `gradient` holds.
  void Gradients(const double* parameters, const Samples& X, const Pass& pass, double* gradient,
                 bool add) const;

 private:
  void Propagate(const double* parameters, const Samples& X, bool slope, Pass* pass,
                 Pcg32* slopes) const;
  void Activate(const double* parameters, std::size_t layer, bool slope, Pass* pass,
                Pcg32* slopes) const;
  void OutputGradients(const Targets& targets, const LossRow& loss, Pass* pass) const;
  void ThroughActivation(std::size_t layer, Pass* pass) const;
  void LearnedGradients(const double* parameters, std::size_t layer, const Pass& pass,
                        double* gradient, bool add) const;

  std::vector<Layer> layers_;
  const VectorRow* softmax_ = FindVectorFunction("softmax");
  std::size_t size_ = 0;
  std::size_t weights_end_ = 0;
  std::size_t biases_end_ = 0;
};

}  // namespace activation
