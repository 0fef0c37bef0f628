// Rows with a variable number of parameters: the names in a spec decide how many there are.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "functions/row.h"

namespace activation {

// A row with parameters and texts of its own.
struct ExpandedRow {
  Row row;
  std::vector<std::string> names;
  std::vector<Parameter> parameters;
  std::string formula;
  std::string derivative;
};

// How many parameters of each series these names ask for; names of no series are ignored.
std::vector<int> SeriesCounts(const Variadic& variadic, std::span<const std::string> names);

// The row for these counts. Parameters that the row itself has keep their initial values.
std::shared_ptr<const ExpandedRow> Expand(const Row& row, std::span<const int> counts);

}  // namespace activation
