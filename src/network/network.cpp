#include "network/network.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "functions/kernel.h"
#include "network/dense.h"
#include "numeric/pair.h"

namespace activation {
namespace {

std::size_t Count(int n) { return static_cast<std::size_t>(n); }

// Entries of a layer's matrices that are computed with, padding included.
std::size_t Entries(const Pass& pass, std::size_t layer) {
  return Count(Even(pass.samples * static_cast<int>(pass.stride(layer))));
}

// One unit's numbers of all samples.
void TakeColumn(const double* matrix, std::ptrdiff_t stride, int samples, double* column) {
  for (int s = 0; s < samples; ++s) column[s] = matrix[s * stride];
}
void PutColumn(const double* column, int samples, double* matrix, std::ptrdiff_t stride) {
  for (int s = 0; s < samples; ++s) matrix[s * stride] = column[s];
}

}  // namespace

Network::Network(int inputs, std::vector<LayerSpec> specs) {
  assert(!specs.empty());
  for (LayerSpec& spec : specs) {
    Layer layer{.spec = std::move(spec), .inputs = inputs, .row = Even(inputs)};
    inputs = layer.units();
    if (layer.spec.activation && layer.spec.learn != Learn::kNone) {
      const std::span<const Parameter> all = layer.spec.activation->row().parameters;
      for (std::size_t k = 0; k < all.size(); ++k) {
        if (all[k].learnable) layer.learned_indices.push_back(k);
      }
    }
    layers_.push_back(std::move(layer));
  }
  for (Layer& layer : layers_) {
    layer.weights = size_;
    size_ += Count(layer.units()) * static_cast<std::size_t>(layer.row);
  }
  weights_end_ = size_;
  for (Layer& layer : layers_) {
    layer.biases = size_;
    size_ += Count(Even(layer.units()));
  }
  biases_end_ = size_;
  for (Layer& layer : layers_) {
    layer.learned = size_;
    size_ += Count(layer.sets()) * layer.learned_indices.size();
  }
  size_ += size_ & 1;
}

std::int64_t Network::multiply_adds() const {
  std::int64_t sum = 0;
  for (const Layer& layer : layers_) {
    const bool first = &layer == layers_.data();
    sum += std::int64_t{layer.units()} * layer.inputs * (first ? 2 : 3);
  }
  return sum;
}

void Network::ActivationParameters(const double* parameters, std::size_t l, int set,
                                   double* values) const {
  const Layer& layer = layers_[l];
  const Function& f = *layer.spec.activation;
  std::copy(f.parameters().begin(), f.parameters().end(), values);
  const double* learned = parameters + layer.learned + Count(set) * layer.learned_indices.size();
  for (const std::size_t k : layer.learned_indices) values[k] = *learned++;
  if (const auto& drawn = f.row().drawn) {
    values[drawn->parameter] = (values[drawn->lower] + values[drawn->upper]) / 2;
  }
}

void Network::SetLearned(double* parameters) const {
  for (const Layer& layer : layers_) {
    double* learned = parameters + layer.learned;
    for (int set = 0; set < layer.sets(); ++set) {
      for (const std::size_t k : layer.learned_indices) {
        *learned++ = layer.spec.activation->parameters()[k];
      }
    }
  }
}

void Network::Activate(const double* parameters, std::size_t l, bool slope, Pass* pass,
                       Pcg32* slopes) const {
  const Layer& layer = layers_[l];
  const std::size_t n = Entries(*pass, l);
  const double* Z = pass->Z(l);
  double* A = pass->A(l);
  double* S = slope ? pass->slope(l) : nullptr;
  if (layer.is_softmax()) {
    const std::size_t stride = Count(static_cast<int>(pass->stride(l)));
    for (std::size_t s = 0; s < Count(pass->samples); ++s) {
      softmax_->evaluate({Z + s * stride, Count(layer.units())}, 1,
                         {A + s * stride, Count(layer.units())});
    }
    return;
  }
  const Function& function = *layer.spec.activation;
  const Row& row = function.row();
  if (layer.learned_indices.empty() && !row.drawn) {
    function.Evaluate({Z, n}, A, S, nullptr);
    return;
  }
  double values[kMaxParameters];
  const Parameters given(values, row.parameters.size());
  ActivationParameters(parameters, l, 0, values);
  if (layer.sets() == 1 && (slopes == nullptr || !row.drawn)) {
    row.evaluate(row, given, {Z, n}, A, S, nullptr);
    return;
  }
  double z[Pass::kMaxSamples], a[Pass::kMaxSamples], of_z[Pass::kMaxSamples];
  const std::ptrdiff_t stride = pass->stride(l);
  for (int u = 0; u < layer.units(); ++u) {
    ActivationParameters(parameters, l, layer.sets() > 1 ? u : 0, values);
    TakeColumn(Z + u, stride, pass->samples, z);
    if (slopes != nullptr && row.drawn) {
      const double low = values[row.drawn->lower];
      const double width = values[row.drawn->upper] - low;
      for (int s = 0; s < pass->samples; ++s) {
        values[row.drawn->parameter] = low + width * slopes->Uniform();
        row.evaluate(row, given, {z + s, 1}, a + s, of_z + s, nullptr);
      }
    } else {
      row.evaluate(row, given, {z, Count(pass->samples)}, a, S ? of_z : nullptr, nullptr);
    }
    PutColumn(a, pass->samples, A + u, stride);
    if (S) PutColumn(of_z, pass->samples, S + u, stride);
  }
}

void Network::Propagate(const double* parameters, const Samples& X, bool slope, Pass* pass,
                        Pcg32* slopes) const {
  assert(X.count <= pass->capacity());
  pass->samples = X.count;
  LeftFactor inputs{X.from, X.row, 1};
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const Layer& layer = layers_[l];
    const double* W = parameters + layer.weights;
    const std::ptrdiff_t stride = pass->stride(l);
    if (layer.units() > 1) {
      Transpose(layer.units(), layer.inputs, W, layer.row, pass->transposed(), stride);
      W = pass->transposed();
    }
    Product(X.count, layer.inputs, layer.units(), inputs, {W, stride}, {pass->Z(l), stride},
            parameters + layer.biases);
    Activate(parameters, l, slope, pass, slopes);
    inputs = {pass->A(l), stride, 1};
  }
}

void Network::Forward(const double* parameters, const Samples& X, Pass* pass, Pcg32* slopes) const {
  Propagate(parameters, X, true, pass, slopes);
}

void Network::Predict(const double* parameters, const Samples& X, Pass* pass) const {
  Propagate(parameters, X, false, pass, nullptr);
}

// dZ from dA.
void Network::ThroughActivation(std::size_t l, Pass* pass) const {
  const Layer& layer = layers_[l];
  const double* dA = pass->dA(l);
  double* dZ = pass->dZ(l);
  if (!layer.is_softmax()) {
    Multiply(Entries(*pass, l), dA, pass->slope(l), dZ);
    return;
  }
  const std::size_t stride = Count(static_cast<int>(pass->stride(l)));
  const std::size_t units = Count(layer.units());
  for (std::size_t s = 0; s < Count(pass->samples); ++s) {
    const std::size_t at = s * stride;
    softmax_->vjp({pass->Z(l) + at, units}, {dA + at, units}, 1, {dZ + at, units});
  }
}

void Network::OutputGradients(const Targets& targets, const LossRow& loss, Pass* pass) const {
  const std::size_t last = layers_.size() - 1;
  const Layer& layer = layers_[last];
  const LossBlock block{.units = layer.units(),
                        .samples = pass->samples,
                        .stride = pass->stride(last),
                        .z = pass->Z(last),
                        .a = pass->A(last),
                        .target = targets.from};
  if (!loss.from_logits) {
    loss.gradients(block, pass->dA(last));
    ThroughActivation(last, pass);
    return;
  }
  loss.gradients(block, pass->dZ(last));
  const bool implied = layer.is_softmax() || layer.spec.activation->row().id == loss.output;
  for (int s = 0; s < pass->samples; ++s) {
    for (int u = 0; u < layer.units(); ++u) {
      const std::ptrdiff_t at = s * block.stride + u;
      pass->dA(last)[at] = implied && loss.output_gradient != nullptr
                               ? loss.output_gradient(block.a[at], targets.from[at], layer.units())
                               : pass->dZ(last)[at];
    }
  }
}

// Softmax is of the last layer at most.
void Network::Backward(const double* parameters, const Targets& targets, const LossRow& loss,
                       Pass* pass) const {
  OutputGradients(targets, loss, pass);
  for (std::size_t l = layers_.size() - 1; l > 0; --l) {
    const Layer& layer = layers_[l];
    ProductAndMultiple(pass->samples, layer.units(), layer.inputs,
                       {pass->dZ(l), pass->stride(l), 1}, {parameters + layer.weights, layer.row},
                       {pass->dA(l - 1), pass->stride(l - 1)}, pass->slope(l - 1), pass->dZ(l - 1));
  }
}

void Network::Gradients(const double* parameters, const Samples& X, const Pass& pass,
                        double* gradient, bool add) const {
  RightFactor inputs{X.from, X.row};
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const Layer& layer = layers_[l];
    const double* dZ = pass.dZ(l);
    double* dW = gradient + layer.weights;
    ProductAndTotals(layer.units(), pass.samples, layer.inputs, {dZ, 1, pass.stride(l)}, inputs,
                     {dW, layer.row}, gradient + layer.biases, add);
    if (layer.inputs < layer.row) {
      for (int u = 0; u < layer.units(); ++u) dW[u * layer.row + layer.inputs] = 0;
    }
    if (!layer.learned_indices.empty()) LearnedGradients(parameters, l, pass, gradient, add);
    inputs = {pass.A(l), pass.stride(l)};
  }
}

void Network::LearnedGradients(const double* parameters, std::size_t l, const Pass& pass,
                               double* gradient, bool add) const {
  const Layer& layer = layers_[l];
  const Row& row = layer.spec.activation->row();
  const std::size_t samples = Count(pass.samples);
  const std::size_t learned = layer.learned_indices.size();
  double values[kMaxParameters];
  double slopes[kMaxParameters * Pass::kMaxSamples];
  double z[Pass::kMaxSamples];
  const std::ptrdiff_t stride = pass.stride(l);
  double* sums = gradient + layer.learned;
  if (!add) std::fill_n(sums, Count(layer.sets()) * learned, 0.0);
  for (int u = 0; u < layer.units(); ++u) {
    const int set = layer.sets() > 1 ? u : 0;
    ActivationParameters(parameters, l, set, values);
    TakeColumn(pass.Z(l) + u, stride, pass.samples, z);
    row.gradients(row, {values, row.parameters.size()}, {z, samples}, slopes);
    for (std::size_t k = 0; k < learned; ++k) {
      double* sum = sums + Count(set) * learned + k;
      const double* slope = slopes + layer.learned_indices[k] * samples;
      const double* dA = pass.dA(l) + u;
      for (std::size_t s = 0; s < samples; ++s, dA += stride) *sum += *dA * slope[s];
    }
  }
}

}  // namespace activation
