// The names of the formula language: its functions and constants, in one table, and what to say to
// someone who uses another spelling.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "formula/program.h"

namespace activation {

struct FormulaFunction {
  std::string_view name;
  Op op;
  int arguments;
};

std::span<const FormulaFunction> FormulaFunctions();
// nullptr where there is none of that name.
const FormulaFunction* FindFormulaFunction(std::string_view name);
const FormulaFunction* FindFormulaFunction(Op op);

// What is meant by a name that is none of a function: the function of a usual alias (`ln`) or of a
// slip of the keyboard, or how to write what the language has no name for (`relu`). Empty where
// nothing is near.
std::string_view NearestFormulaFunction(std::string_view name);

// How to spell a character that is not of the language (`x` with a dot, a full-width bracket);
// empty where there is no advice.
std::string_view SpellingOf(std::string_view character);

}  // namespace activation
