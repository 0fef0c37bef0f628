// How steep an activation gets.
#pragma once

#include <string>
#include <vector>

#include "functions/function.h"

namespace activation {

// sup |f'| over the line: by search, so that it serves any parameters and typed formulas, too.
// Infinite where |f'| grows without end.
double SlopeBound(const Row& row, Parameters p);
inline double SlopeBound(const Function& function) {
  return SlopeBound(function.row(), function.parameters());
}

// SlopeBound, remembered: a frame asks for the same few again and again.
class SlopeBounds {
 public:
  double Of(const Row& row, Parameters p);

 private:
  // By its texts: the row of a typed formula may go, and another take its place in memory.
  struct Known {
    std::string id;
    std::string formula;
    std::vector<double> parameters;
    double bound;
  };
  std::vector<Known> known_;
};

}  // namespace activation
