// How steep an activation gets.
#pragma once

#include "functions/function.h"

namespace activation {

// sup |f'| over the line: by search, so that it serves any parameters and typed formulas, too.
// Infinite where |f'| grows without end.
double SlopeBound(const Row& row, Parameters p);
inline double SlopeBound(const Function& function) {
  return SlopeBound(function.row(), function.parameters());
}

}  // namespace activation
