// Makes a row of a typed formula, so that nothing downstream knows the difference.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "formula/program.h"
#include "functions/row.h"

namespace activation {

// A row with everything that it points to. Nothing is known about a typed formula: row.facts is
// null, row.derivative empty and row.cost not worked out. Its parameters start at 1, take any
// finite value and can be learned, but for those that are fixed.
struct TypedRow {
  std::string text;
  Program program;
  std::vector<Parameter> parameters;
  Row row;
};

std::shared_ptr<const TypedRow> MakeTypedRow(std::string text, Program program,
                                             std::span<const std::string> fixed);

}  // namespace activation
