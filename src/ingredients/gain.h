// What an activation makes of normally distributed numbers, and the gain this asks of weights.
#pragma once

#include "functions/function.h"

namespace activation {

// Of f(z) for z ~ N(0, 1): E f, Var f, E f^2.
struct NormalMoments {
  double mean;
  double variance;
  double square;
};
NormalMoments MomentsOf(const Function& function);

// The g for which weights of variance g^2 / fan_in keep the mean square of z from layer to layer:
// 1 / sqrt(E f^2), which He et al. (2015) work out for ReLU. NaN where there is none.
double ActivationGain(const NormalMoments& moments);
inline double ActivationGain(const Function& function) {
  return ActivationGain(MomentsOf(function));
}

}  // namespace activation
