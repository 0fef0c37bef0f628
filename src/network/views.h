// The numbers of a network as Eigen matrices: views, which hold nothing and are valid as long as
// what they look at.
#pragma once

#include <Eigen/Core>

#include "network/network.h"
#include "network/pass.h"

namespace activation {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MatrixView = Eigen::Map<const RowMajor, Eigen::Unaligned, Eigen::OuterStride<>>;
using VectorView = Eigen::Map<const Eigen::VectorXd>;

// W of a layer, units x inputs; of its gradient, dW.
inline MatrixView WeightsOf(const Layer& layer, const double* parameters) {
  return {parameters + layer.weights, layer.units(), layer.inputs, Eigen::OuterStride<>(layer.row)};
}
// b, or db.
inline VectorView BiasesOf(const Layer& layer, const double* parameters) {
  return {parameters + layer.biases, layer.units()};
}
// Learned parameters, sets x parameters; or their gradients.
inline MatrixView LearnedOf(const Layer& layer, const double* parameters) {
  const Eigen::Index columns = static_cast<Eigen::Index>(layer.learned_indices.size());
  return {parameters + layer.learned, layer.sets(), columns, Eigen::OuterStride<>(columns)};
}
// One matrix of a pass, units x samples: ViewOf(layer, pass, pass.Z(l)).
inline MatrixView ViewOf(const Layer& layer, const Pass& pass, const double* matrix) {
  return {matrix, layer.units(), pass.samples, Eigen::OuterStride<>(pass.stride())};
}

}  // namespace activation
