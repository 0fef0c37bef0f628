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

// Calls act(offset, size) for the entries of all samples in a matrix of `units` rows: once for the
// whole where the rows are full, else row by row.
template <class Act>
void ForRows(int units, const Pass& pass, Act act) {
  const std::size_t stride = Count(static_cast<int>(pass.stride()));
  const std::size_t used = Count(Even(pass.samples));
  if (used == stride) {
    act(std::size_t{0}, Count(units) * stride);
  } else {
    for (std::size_t u = 0; u < Count(units); ++u) act(u * stride, used);
  }
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
  const std::size_t stride = Count(static_cast<int>(pass->stride()));
  const double* Z = pass->Z(l);
  double* A = pass->A(l);
  double* S = slope ? pass->slope(l) : nullptr;
  if (layer.is_softmax()) {
    double z[kMaxUnits], a[kMaxUnits];
    for (std::size_t s = 0; s < Count(pass->samples); ++s) {
      for (std::size_t u = 0; u < Count(layer.units()); ++u) z[u] = Z[u * stride + s];
      softmax_->evaluate({z, Count(layer.units())}, 1, {a, Count(layer.units())});
      for (std::size_t u = 0; u < Count(layer.units()); ++u) A[u * stride + s] = a[u];
    }
    return;
  }
  const Function& function = *layer.spec.activation;
  const Row& row = function.row();
  if (layer.learned_indices.empty() && !row.drawn) {
    ForRows(layer.units(), *pass, [&](std::size_t at, std::size_t n) {
      function.Evaluate({Z + at, n}, A + at, S ? S + at : nullptr, nullptr);
    });
    return;
  }
  double values[kMaxParameters];
  const Parameters given(values, row.parameters.size());
  ActivationParameters(parameters, l, 0, values);
  if (slopes != nullptr && row.drawn) {
    const double low = values[row.drawn->lower];
    const double width = values[row.drawn->upper] - low;
    for (std::size_t u = 0; u < Count(layer.units()); ++u) {
      for (std::size_t i = u * stride; i < u * stride + Count(pass->samples); ++i) {
        values[row.drawn->parameter] = low + width * slopes->Uniform();
        row.evaluate(row, given, {Z + i, 1}, A + i, S + i, nullptr);
      }
    }
  } else if (layer.sets() == 1) {
    ForRows(layer.units(), *pass, [&](std::size_t at, std::size_t n) {
      row.evaluate(row, given, {Z + at, n}, A + at, S ? S + at : nullptr, nullptr);
    });
  } else {
    for (std::size_t u = 0; u < Count(layer.units()); ++u) {
      ActivationParameters(parameters, l, static_cast<int>(u), values);
      const std::size_t at = u * stride;
      row.evaluate(row, given, {Z + at, Count(Even(pass->samples))}, A + at, S ? S + at : nullptr,
                   nullptr);
    }
  }
}

void Network::Propagate(const double* parameters, const Samples& X, bool slope, Pass* pass,
                        Pcg32* slopes) const {
  assert(X.count <= pass->capacity());
  pass->samples = X.count;
  RightFactor inputs{X.by_input, X.input_stride};
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const Layer& layer = layers_[l];
    Product(layer.units(), layer.inputs, X.count, {parameters + layer.weights, layer.row, 1},
            inputs, pass->Z(l), pass->stride(), {parameters + layer.biases, 1});
    Activate(parameters, l, slope, pass, slopes);
    inputs = {pass->A(l), pass->stride()};
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
  if (layer.is_softmax()) {
    const std::size_t stride = Count(static_cast<int>(pass->stride()));
    const std::size_t units = Count(layer.units());
    double z[kMaxUnits], da[kMaxUnits], dz[kMaxUnits];
    for (std::size_t s = 0; s < Count(pass->samples); ++s) {
      for (std::size_t u = 0; u < units; ++u) {
        z[u] = pass->Z(l)[u * stride + s];
        da[u] = dA[u * stride + s];
      }
      softmax_->vjp({z, units}, {da, units}, 1, {dz, units});
      for (std::size_t u = 0; u < units; ++u) dZ[u * stride + s] = dz[u];
    }
    return;
  }
  const double* slope = pass->slope(l);
  ForRows(layer.units(), *pass,
          [=](std::size_t at, std::size_t n) { Multiply(n, dA + at, slope + at, dZ + at); });
}

void Network::OutputGradients(const Targets& targets, const LossRow& loss, Pass* pass) const {
  const std::size_t last = layers_.size() - 1;
  const Layer& layer = layers_[last];
  const LossBlock block{.units = layer.units(),
                        .samples = pass->samples,
                        .z = pass->Z(last),
                        .a = pass->A(last),
                        .stride = pass->stride(),
                        .target = targets.from,
                        .target_stride = targets.stride};
  if (!loss.from_logits) {
    loss.gradients(block, pass->dA(last));
    ThroughActivation(last, pass);
    return;
  }
  loss.gradients(block, pass->dZ(last));
  const bool implied = layer.is_softmax() || layer.spec.activation->row().id == loss.output;
  for (int u = 0; u < layer.units(); ++u) {
    for (int s = 0; s < pass->samples; ++s) {
      const std::ptrdiff_t at = u * pass->stride() + s;
      pass->dA(last)[at] =
          implied && loss.output_gradient != nullptr
              ? loss.output_gradient(block.a[at], targets.from[u * targets.stride + s],
                                     layer.units())
              : pass->dZ(last)[at];
    }
  }
}

void Network::Backward(const double* parameters, const Targets& targets, const LossRow& loss,
                       Pass* pass) const {
  OutputGradients(targets, loss, pass);
  for (std::size_t l = layers_.size() - 1; l > 0; --l) {
    const Layer& layer = layers_[l];
    Product(layer.inputs, layer.units(), pass->samples, {parameters + layer.weights, 1, layer.row},
            {pass->dZ(l), pass->stride()}, pass->dA(l - 1), pass->stride(), kFromZero);
    ThroughActivation(l - 1, pass);
  }
}

void Network::Gradients(const double* parameters, const Samples& X, Pass* pass, double* gradient,
                        bool add) const {
  const std::ptrdiff_t stride = pass->stride();
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const Layer& layer = layers_[l];
    RightFactor inputs{X.by_sample, X.sample_stride};
    if (l > 0) {
      inputs = {pass->scratch(), Even(layer.inputs)};
      Transpose(layer.inputs, pass->samples, pass->A(l - 1), stride, pass->scratch(), inputs.row);
    }
    const double* dZ = pass->dZ(l);
    Product(layer.units(), pass->samples, layer.inputs, {dZ, stride, 1}, inputs,
            gradient + layer.weights, layer.row, add ? kFromItself : kFromZero);
    SumRows(layer.units(), pass->samples, dZ, stride, gradient + layer.biases, add);
    if (!layer.learned_indices.empty()) LearnedGradients(parameters, l, *pass, gradient, add);
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
  double* sums = gradient + layer.learned;
  if (!add) std::fill_n(sums, Count(layer.sets()) * learned, 0.0);
  for (int u = 0; u < layer.units(); ++u) {
    const int set = layer.spec.learn == Learn::kUnit ? u : 0;
    ActivationParameters(parameters, l, set, values);
    const std::ptrdiff_t at = u * pass.stride();
    row.gradients(row, {values, row.parameters.size()}, {pass.Z(l) + at, samples}, slopes);
    for (std::size_t k = 0; k < learned; ++k) {
      double* sum = sums + Count(set) * learned + k;
      const double* slope = slopes + layer.learned_indices[k] * samples;
      for (std::size_t s = 0; s < samples; ++s)
        *sum += pass.dA(l)[at + static_cast<std::ptrdiff_t>(s)] * slope[s];
    }
  }
}

}  // namespace activation
