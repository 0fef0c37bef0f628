// An activation is a row: everything the product knows of one function, in one place.
//
// Tests, bindings, menus, sliders, cards and URLs iterate over rows; none of them names an
// activation. f' and f'' are functions of the pre-activation z, never of f(z).
#pragma once

#include <optional>
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
  double initial = 0;
  // What is accepted: low <= value <= high, or low < value if low_open.
  double low = -kInfinity;
  double high = kInfinity;
  bool low_open = false;
  // The span of its slider, within what is accepted.
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

// A run of parameters of a row that may have more or fewer of them: a0, a1, a2 ...
struct Series {
  char letter;
  int first;  // the lowest number
  int min_count;
  int max_count;
  Parameter like;  // name unused; `initial` is that of parameters beyond the row's own
};

// How many parameters a row has depends on the names in the spec.
struct Variadic {
  std::span<const Series> series;
  bool interleaved;  // a0 b0 a1 b1 ..., as many of each; else a0 a1 ... b1 b2 ...
  // The texts of f and f' for these counts, one for each series.
  std::string (*formula)(std::span<const int> counts);
  std::string (*derivative)(std::span<const int> counts);
};

// f(x) = x g(x) with a bounded gate g: smooth, or piecewise.
enum class Gate { kNone, kSoft, kHard };

enum class Family {
  kBasic,
  kSigmoidal,
  kRectifiers,
  kSmoothRectifiers,
  kGated,
  kShrinkers,
  kWaves,
  kFlexible,
};

// What one value of f costs, from a comparison to two transcendental functions.
enum class Cost { kCompare, kMultiply, kDivide, kTranscendental, kMore };

// How to write it in each framework, with that framework's own defaults; empty where it lacks it.
struct Frameworks {
  std::string_view pytorch = {};
  std::string_view keras = {};
  std::string_view jax = {};
};

struct Source {
  std::string_view authors = {};
  int year = 0;
  std::string_view paper = {};  // title, venue or arXiv number
};

// f, f' and f'' at every z; each output has room for z.size() values and does not overlap z. f' and
// f'' are left out where their place is null. Spans by reference: by value they are copied through
// memory, at the price of a dozen numbers.
using EvaluateFunction = void (*)(const Row& row, const Parameters& parameters,
                                  const std::span<const double>& z, double* f, double* df,
                                  double* d2f);
// gradients[k * z.size() + i] is the derivative of f by parameter k at z[i].
using GradientsFunction = void (*)(const Row& row, const Parameters& parameters,
                                   const std::span<const double>& z, double* gradients);

// A parameter that is drawn for every element while a network trains, evenly between two others;
// their mean stands for it in prediction.
struct Drawn {
  int parameter;
  int lower;
  int upper;
};

struct Row {
  std::string_view id;            // lower_snake, stable for ever
  std::string_view name;          // as in the field
  std::string_view aliases = {};  // other names, separated by commas, for searching
  Family family = Family::kBasic;
  Gate gate = Gate::kNone;
  Cost cost = Cost::kCompare;
  // f and f' in the formula language (formula/parser.h), in forms without cancellation.
  std::string_view formula = {};
  std::string_view derivative = {};
  // The usual text of f, where the stable one is hard to read; else empty.
  std::string_view textbook = {};
  std::span<const Parameter> parameters = {};
  std::span<const Ordering> orderings = {};
  const Variadic* variadic = nullptr;
  std::optional<Drawn> drawn = {};
  Source source = {};
  Frameworks frameworks = {};
  Facts (*facts)(const Row& row, Parameters parameters) = nullptr;
  EvaluateFunction evaluate = nullptr;
  GradientsFunction gradients = nullptr;
  const Program* program = nullptr;  // only of a row made from a typed formula
};

}  // namespace activation
