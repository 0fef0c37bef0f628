// The parameter values on which the rows are tried: the initial ones, the ends of every slider,
// some drawn between them, and other numbers of parameters for rows that take any number of them.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "formula/decimal.h"
#include "functions/catalogue.h"
#include "functions/function.h"
#include "functions/variadic.h"
#include "numeric/rng.h"

namespace activation {

inline std::string Describe(const Function& function) {
  std::string text(function.row().id);
  for (std::size_t k = 0; k < function.parameters().size(); ++k) {
    text += (k == 0 ? "(" : ", ") + std::string(function.row().parameters[k].name) + "=" +
            FormatDecimal(function.parameters()[k]);
  }
  return function.parameters().empty() ? text : text + ")";
}

// The function with these values, put into the order that the row asks for.
inline Function WithValues(const Row& row, std::vector<double> values) {
  for (const Ordering& ordering : row.orderings) {
    double& lower = values[static_cast<std::size_t>(ordering.lower)];
    double& upper = values[static_cast<std::size_t>(ordering.upper)];
    if (lower > upper) std::swap(lower, upper);
    if (lower == upper && ordering.strict) upper += 1;
  }
  Spec spec{std::string(row.id), "", {}};
  for (std::size_t k = 0; k < values.size(); ++k) {
    spec.parameters.emplace_back(row.parameters[k].name, values[k]);
  }
  Function function;
  if (const auto error = Function::Resolve(spec, &function)) {
    std::printf("%s: %s\n", spec.id.c_str(), error->message.c_str());
    std::abort();
  }
  return function;
}

inline std::vector<double> InitialValues(const Row& row) {
  std::vector<double> values;
  for (const Parameter& parameter : row.parameters) values.push_back(parameter.initial);
  return values;
}

inline std::vector<double> DrawnValues(const Row& row, Pcg32& random) {
  std::vector<double> values;
  for (const Parameter& parameter : row.parameters) {
    const double span = parameter.slider_high - parameter.slider_low;
    values.push_back(parameter.slider_low + span * random.Uniform());
  }
  return values;
}

inline std::vector<Function> Settings(const Row& row) {
  constexpr int kDrawn = 3;
  std::vector<Function> settings = {WithValues(row, InitialValues(row))};
  if (row.parameters.empty()) return settings;
  Pcg32 random("settings", row.id);
  for (std::size_t k = 0; k < row.parameters.size(); ++k) {
    for (const double end : {row.parameters[k].slider_low, row.parameters[k].slider_high}) {
      std::vector<double> values = InitialValues(row);
      values[k] = end;
      settings.push_back(WithValues(row, values));
    }
  }
  for (int i = 0; i < kDrawn; ++i) settings.push_back(WithValues(row, DrawnValues(row, random)));
  if (row.variadic == nullptr) return settings;
  for (const bool most : {false, true}) {
    std::vector<int> counts;
    for (const Series& series : row.variadic->series) {
      counts.push_back(most ? series.max_count : series.min_count);
    }
    const auto expanded = Expand(row, counts);
    settings.push_back(WithValues(expanded->row, DrawnValues(expanded->row, random)));
  }
  return settings;
}

}  // namespace activation
