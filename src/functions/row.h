// An activation is a row: everything the product knows of one function, in one place.
//
// Tests, bindings, menus, sliders, cards and URLs iterate over rows; none of them names an activation.
// f' and f'' are functions of the pre-activation z, never of f(z).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "functions/facts.h"

namespace activation {

class Program;  // a compiled formula; formula/program.h
struct Row;

// The values of a row's parameters, in the row's order.
using Parameters = std::span<const double>;

struct Parameter {
  std::string_view name;
  double initial;
  // What is accepted: low <= value <= high, or low < value if low_open.
  double low = -kInfinity;
  double high = kInfinity;
  bool low_open = false;
  // The span of its slider; a subset of what is accepted.
  double slider_low = 0;
  double slider_high = 1;
  bool learnable = false;
};

// parameters[lower] <= parameters[upper], or < if strict.
struct Ordering {
  int lower;
  int upper;
  bool strict;
};

enum class Family { kSteps, kSigmoidal, kRectifiers, kSmoothRectifiers, kGated, kShrinkers, kWaves, kFlexible };

// 0 compare or move, 1 multiply, add or absolute value, 2 divide or square root, 3 one transcendental, 4 more.
using Cost = int;

// How the function is written in each framework, non-default arguments included; empty where it lacks it.
struct Frameworks {
  std::string_view pytorch;
  std::string_view keras;
  std::string_view jax;
};

struct Source {
  std::string_view authors;
  int year = 0;
  std::string_view paper;  // arXiv number, title or venue
};

// f, f' and f'' at z[0..n); each output has room for n values and may not overlap z.
using EvaluateFunction = void (*)(const Row& row, Parameters parameters, std::span<const double> z, double* f,
                                  double* df, double* d2f);
// The derivative of f by every parameter at z[0..n): gradients[k * n + i] is that by parameter k at z[i].
using GradientsFunction = void (*)(const Row& row, Parameters parameters, std::span<const double> z, double* gradients);

struct Row {
  std::string_view id;    // lower_snake, stable for ever
  std::string_view name;  // as in the field
  std::string_view aliases;  // other names, separated by commas, for searching
  Family family;
  Gate gate = Gate::kNone;
  Cost cost = 0;
  // f and f' in the formula language (formula/parser.h). A row of the `variadic` kind writes them for a given
  // number of parameters.
  std::string (*formula)(int parameter_count);
  std::string (*derivative)(int parameter_count);
  std::span<const Parameter> parameters;
  std::span<const Ordering> orderings;
  Facts (*facts)(Parameters parameters);
  EvaluateFunction evaluate;
  GradientsFunction gradients;
  Source source;
  Frameworks frameworks;
  const Program* program = nullptr;  // only of a row made from a typed formula
};

}  // namespace activation
