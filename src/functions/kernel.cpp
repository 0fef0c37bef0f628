#include "functions/kernel.h"

namespace activation {

void EvaluateOne(const Row& row, const Parameters& p, double z, double* f, double* df,
                 double* d2f) {
  double jet[3][kLanes];
  row.evaluate(row, p, InEveryLane(z), jet[0], jet[1], jet[2]);
  *f = jet[0][0];
  if (df != nullptr) *df = jet[1][0];
  if (d2f != nullptr) *d2f = jet[2][0];
}

void PutNans(std::span<const double> z, double* f, double* df, double* d2f) {
  for (std::size_t i = 0; i < z.size(); ++i) {
    if (z[i] == z[i]) continue;
    f[i] = z[i];
    if (df != nullptr) df[i] = z[i];
    if (d2f != nullptr) d2f[i] = z[i];
  }
}

}  // namespace activation
