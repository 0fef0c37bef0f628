#include "functions/kernel.h"

namespace activation {

void PutNans(std::span<const double> z, double* f, double* df, double* d2f) {
  for (std::size_t i = 0; i < z.size(); ++i) {
    if (z[i] == z[i]) continue;
    f[i] = z[i];
    if (df != nullptr) df[i] = z[i];
    if (d2f != nullptr) d2f[i] = z[i];
  }
}

}  // namespace activation
