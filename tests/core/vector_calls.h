// Calls of the vector functions by id, for tests.
#pragma once

#include <vector>

#include "functions/vector.h"

namespace activation {

using Vector = std::vector<double>;

inline Vector Evaluate(const char* id, const Vector& x, double temperature = 1) {
  const VectorRow& row = *FindVectorFunction(id);
  Vector out(row.output_size(x.size()));
  row.evaluate(x, temperature, out);
  return out;
}
inline Vector Jvp(const char* id, const Vector& x, const Vector& v, double temperature = 1) {
  const VectorRow& row = *FindVectorFunction(id);
  Vector out(row.output_size(x.size()));
  row.jvp(x, v, temperature, out);
  return out;
}
inline Vector Vjp(const char* id, const Vector& x, const Vector& u, double temperature = 1) {
  Vector out(x.size());
  FindVectorFunction(id)->vjp(x, u, temperature, out);
  return out;
}

}  // namespace activation
