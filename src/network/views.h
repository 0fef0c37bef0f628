// The numbers of a network as Eigen matrices: views, which hold nothing and are valid as long as
// what they look at.
#pragma once

#include <Eigen/Core>

#include "network/network.h"
#include "network/pass.h"

namespace activation {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MatrixView = Eigen::Map<const RowMajor, Eigen::Unaligned, Eigen::OuterStride<>>;
using PassView = Eigen::Map<const Eigen::MatrixXd, Eigen::Unaligned, Eigen::OuterStride<>>;
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
// One matrix of layer l of a pass, units x samples: ViewOf(network, pass, l, pass.Z(l)).
inline PassView ViewOf(const Network& network, const Pass& pass, std::size_t l,
                       const double* matrix) {
  return {matrix, network.layers()[l].units(), pass.samples, Eigen::OuterStride<>(pass.stride(l))};
}

}  // namespace activation
