#include "functions/variadic.h"

#include <algorithm>

namespace activation {
namespace {

// The number in a name such as a3; -1 if it is no name of the series.
int NumberIn(const Series& series, std::string_view name) {
  const bool one_digit = name.size() == 2 && name[1] >= '0' && name[1] <= '9';
  if (!one_digit || name[0] != series.letter) return -1;
  const int number = name[1] - '0';
  return number >= series.first ? number : -1;
}

}  // namespace

std::vector<int> SeriesCounts(const Variadic& variadic, std::span<const std::string> names) {
  std::vector<int> counts;
  for (const Series& series : variadic.series) {
    int count = series.min_count;
    for (const std::string& name : names) {
      const int number = NumberIn(series, name);
      if (number - series.first < series.max_count) {
        count = std::max(count, number - series.first + 1);
      }
    }
    counts.push_back(count);
  }
  if (variadic.interleaved) {
    std::fill(counts.begin(), counts.end(), *std::max_element(counts.begin(), counts.end()));
  }
  return counts;
}

std::shared_ptr<const ExpandedRow> Expand(const Row& row, std::span<const int> counts) {
  const Variadic& variadic = *row.variadic;
  auto expanded = std::make_shared<ExpandedRow>();
  std::vector<const Series*> kinds;
  const auto add = [&](std::size_t s, int i) {
    const Series& series = variadic.series[s];
    expanded->names.push_back(series.letter + std::to_string(series.first + i));
    kinds.push_back(&series);
  };
  if (variadic.interleaved) {
    for (int i = 0; i < counts[0]; ++i) {
      for (std::size_t s = 0; s < counts.size(); ++s) add(s, i);
    }
  } else {
    for (std::size_t s = 0; s < counts.size(); ++s) {
      for (int i = 0; i < counts[s]; ++i) add(s, i);
    }
  }
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    Parameter parameter = kinds[k]->like;
    parameter.name = expanded->names[k];
    for (const Parameter& own : row.parameters) {
      if (own.name == parameter.name) parameter.initial = own.initial;
    }
    expanded->parameters.push_back(parameter);
  }
  expanded->formula = variadic.formula(counts);
  expanded->derivative = variadic.derivative(counts);
  expanded->row = row;
  expanded->row.parameters = expanded->parameters;
  expanded->row.formula = expanded->formula;
  expanded->row.derivative = expanded->derivative;
  return expanded;
}

}  // namespace activation
