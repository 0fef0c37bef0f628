#include "functions/function.h"

#include <cmath>

#include "formula/decimal.h"
#include "formula/typed_row.h"
#include "functions/catalogue.h"
#include "functions/variadic.h"

namespace activation {
namespace {

std::string Field(std::string_view parameter) { return "parameters." + std::string(parameter); }

Error UnknownActivation(const std::string& id) {
  Error error{.code = "unknown_activation",
              .field = "id",
              .value = id,
              .suggestions = NearestActivations(id)};
  error.message = "There is no activation '" + id + "'";
  std::string_view before = "; did you mean ";
  for (const std::string_view near : error.suggestions) {
    error.message += std::string(before) + "'" + std::string(near) + "'";
    before = " or ";
  }
  error.message += error.suggestions.empty() ? "; the catalogue lists what there is." : "?";
  return error;
}

Error UnknownParameter(const Row& row, const std::string& name) {
  const std::string owner = row.id.empty() ? "The formula" : "'" + std::string(row.id) + "'";
  std::string message = owner + " has no parameter '" + name + "'";
  std::string_view before = "; it has ";
  for (const Parameter& parameter : row.parameters) {
    message += std::string(before) + std::string(parameter.name);
    before = ", ";
  }
  message += row.parameters.empty() ? "; it has none." : ".";
  return {.code = "unknown_parameter", .field = Field(name), .value = name, .message = message};
}

// What is accepted, as in "at least 0" or "above -1 and at most 2".
std::string Accepted(const Parameter& parameter) {
  std::string text;
  if (parameter.low > -kInfinity) {
    text += (parameter.low_open ? "above " : "at least ") + FormatDecimal(parameter.low);
  }
  if (parameter.high < kInfinity) {
    text += (text.empty() ? "at most " : " and at most ") + FormatDecimal(parameter.high);
  }
  return text;
}

std::optional<Error> CheckValue(const Parameter& parameter, double value) {
  const std::string name(parameter.name);
  Error error{.field = Field(name), .value = FormatDecimal(value)};
  if (!std::isfinite(value)) {
    error.code = "not_finite";
    error.message = "'" + name + "' must be a finite number.";
    return error;
  }
  const bool too_low = parameter.low_open ? value <= parameter.low : value < parameter.low;
  if (!too_low && value <= parameter.high) return std::nullopt;
  error.code = "out_of_range";
  error.message = "'" + name + "' must be " + Accepted(parameter) + ".";
  return error;
}

std::optional<Error> CheckOrderings(const Row& row, Parameters values) {
  for (const Ordering& ordering : row.orderings) {
    const std::size_t lower = static_cast<std::size_t>(ordering.lower);
    const std::size_t upper = static_cast<std::size_t>(ordering.upper);
    const bool in_order =
        ordering.strict ? values[lower] < values[upper] : values[lower] <= values[upper];
    if (in_order) continue;
    const std::string lower_name(row.parameters[lower].name);
    const std::string upper_name(row.parameters[upper].name);
    return Error{.code = "out_of_order",
                 .field = Field(lower_name),
                 .value = FormatDecimal(values[lower]),
                 .message = "'" + lower_name + "' must be " +
                            (ordering.strict ? "less than '" : "at most '") + upper_name +
                            "', which is " + FormatDecimal(values[upper]) + "."};
  }
  return std::nullopt;
}

std::size_t IndexOf(const Row& row, std::string_view name) {
  std::size_t index = 0;
  while (index < row.parameters.size() && row.parameters[index].name != name) ++index;
  return index;
}

// A spec that names some parameters of a variadic row must name all that come before them.
std::optional<Error> CheckComplete(const Row& row, const Spec& spec) {
  for (const Parameter& parameter : row.parameters) {
    bool given = false;
    for (const auto& [name, value] : spec.parameters) given = given || name == parameter.name;
    if (given) continue;
    return Error{.code = "missing_parameter",
                 .field = Field(parameter.name),
                 .value = "",
                 .message = "'" + std::string(row.id) + "' needs '" + std::string(parameter.name) +
                            "' too, as other parameters are given."};
  }
  return std::nullopt;
}

Error BadFormula(const std::string& text, const FormulaError& error) {
  return {.code = error.code,
          .field = "formula",
          .value = text,
          .message = error.message,
          .offset = error.offset,
          .length = error.length};
}

}  // namespace

std::optional<Error> Function::Resolve(const Spec& spec, Function* out) {
  const Row* row = nullptr;
  std::shared_ptr<const void> owned;
  bool expanded = false;
  if (spec.id.empty()) {
    Program program;
    if (const auto error = CompileFormula(spec.formula, &program)) {
      return BadFormula(spec.formula, *error);
    }
    const auto typed = MakeTypedRow(spec.formula, std::move(program), spec.fixed);
    for (const std::string& name : spec.fixed) {
      if (IndexOf(typed->row, name) < typed->parameters.size()) continue;
      Error error = UnknownParameter(typed->row, name);
      error.field = "fixed";
      return error;
    }
    row = &typed->row;
    owned = typed;
  } else {
    row = FindActivation(spec.id);
    if (row == nullptr) return UnknownActivation(spec.id);
    expanded = row->variadic != nullptr && !spec.parameters.empty();
  }
  if (expanded) {
    std::vector<std::string> names;
    for (const auto& [name, value] : spec.parameters) names.push_back(name);
    const auto own = Expand(*row, SeriesCounts(*row->variadic, names));
    row = &own->row;
    owned = own;
  }

  std::vector<double> values;
  for (const Parameter& parameter : row->parameters) values.push_back(parameter.initial);
  for (const auto& [name, value] : spec.parameters) {
    const std::size_t index = IndexOf(*row, name);
    if (index == row->parameters.size()) return UnknownParameter(*row, name);
    if (auto error = CheckValue(row->parameters[index], value)) return error;
    values[index] = value;
  }
  if (expanded) {
    if (auto error = CheckComplete(*row, spec)) return error;
  }
  if (auto error = CheckOrderings(*row, values)) return error;

  out->row_ = row;
  out->owned_ = std::move(owned);
  out->parameters_ = std::move(values);
  return std::nullopt;
}

}  // namespace activation
