#include "ingredients/regularizers.h"

#include "ingredients/find.h"

namespace activation {
namespace {

void L1(double* weights, const double* before, double* dead, std::size_t n, double amount) {
  for (std::size_t i = 0; i < n; ++i) {
    const double sign = before[i] > 0 ? 1 : before[i] < 0 ? -1 : 0;
    const double pulled = weights[i] - amount * sign;
    if (weights[i] * pulled < 0) dead[i] = 1;
    weights[i] = dead[i] == 1 ? 0 : pulled;
  }
}

void L2(double* weights, const double* before, double*, std::size_t n, double amount) {
  for (std::size_t i = 0; i < n; ++i) weights[i] -= amount * before[i];
}

}  // namespace

std::span<const RegularizerRow> Regularizers() {
  static constexpr RegularizerRow rows[] = {
      {"none", "None", nullptr}, {"l1", "L1", L1}, {"l2", "L2", L2}};
  return rows;
}

const RegularizerRow* FindRegularizer(std::string_view id) { return FindRow(Regularizers(), id); }

}  // namespace activation
