// The search for the first value of a step that is no finite number.
#pragma once

#include <cmath>
#include <optional>
#include <string_view>

#include "network/network.h"
#include "network/pass.h"
#include "numeric/doubles.h"

namespace activation {

class Examiner {
 public:
  struct Finding {
    std::size_t layer;
    std::string_view quantity;
    double value;
  };
  const std::optional<Finding>& found() const { return found_; }

  // What a pass forward and backward made, in the order in which it was made.
  void LookAt(const Network& network, const Pass& pass, const Doubles& gradient) {
    const std::size_t count = network.layers().size();
    for (std::size_t l = 0; l < count; ++l) {
      Look(network, pass, l, "Z", pass.Z(l));
      Look(network, pass, l, "A", pass.A(l));
    }
    for (std::size_t l = count; l-- > 0;) {
      Look(network, pass, l, "dA", pass.dA(l));
      Look(network, pass, l, "dZ", pass.dZ(l));
    }
    LookAt(network, gradient.data(), "dW", "db");
  }
  void LookAt(const Network& network, const Doubles& parameters) {
    LookAt(network, parameters.data(), "W", "b");
  }

 private:
  void LookAt(const Network& network, const double* numbers, std::string_view weights,
              std::string_view biases) {
    for (std::size_t l = 0; l < network.layers().size(); ++l) {
      const Layer& layer = network.layers()[l];
      const std::size_t units = static_cast<std::size_t>(layer.units());
      Look(l, weights, numbers + layer.weights, units * static_cast<std::size_t>(layer.row));
      Look(l, biases, numbers + layer.biases, units);
      Look(l, "learned", numbers + layer.learned,
           static_cast<std::size_t>(layer.sets()) * layer.learned_indices.size());
    }
  }
  void Look(const Network& network, const Pass& pass, std::size_t l, std::string_view quantity,
            const double* matrix) {
    const std::size_t units = static_cast<std::size_t>(network.layers()[l].units());
    for (int s = 0; s < pass.samples; ++s) {
      Look(l, quantity, matrix + s * pass.stride(l), units);
    }
  }
  void Look(std::size_t layer, std::string_view quantity, const double* values, std::size_t n) {
    for (std::size_t i = 0; i < n && !found_; ++i) {
      if (!std::isfinite(values[i])) found_ = Finding{layer, quantity, values[i]};
    }
  }

  std::optional<Finding> found_;
};

}  // namespace activation
