// The catalogue as a whole: ids, names, parameters, and finding an activation by what somebody
// typed.
#include "functions/catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "functions/variadic.h"

namespace activation {
namespace {

TEST(CatalogueTest, IdsAreUniqueAndInLowerSnake) {
  std::set<std::string_view> ids;
  for (const Row& row : Activations()) {
    EXPECT_TRUE(ids.insert(row.id).second) << row.id;
    EXPECT_EQ(FindActivation(row.id), &row);
    for (const char c : row.id) {
      EXPECT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') << row.id;
    }
  }
  EXPECT_EQ(FindActivation("Relu"), nullptr);
  EXPECT_EQ(FindActivation(""), nullptr);
}

TEST(CatalogueTest, FamiliesStandTogether) {
  const std::span<const Row> rows = Activations();
  EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end(),
                             [](const Row& a, const Row& b) { return a.family < b.family; }));
}

TEST(CatalogueTest, EveryRowIsComplete) {
  for (const Row& row : Activations()) {
    EXPECT_FALSE(row.name.empty()) << row.id;
    EXPECT_FALSE(row.formula.empty()) << row.id;
    EXPECT_FALSE(row.derivative.empty()) << row.id;
    EXPECT_NE(row.facts, nullptr) << row.id;
    EXPECT_NE(row.evaluate, nullptr) << row.id;
    EXPECT_NE(row.gradients, nullptr) << row.id;
    EXPECT_EQ(row.program, nullptr) << row.id;
    EXPECT_EQ(row.source.year == 0, row.source.authors.empty()) << row.id;
    // What a rational function of ten coefficients takes as values is not worked out.
    if (row.id == "pau") continue;
    std::vector<double> initial;
    for (const Parameter& parameter : row.parameters) initial.push_back(parameter.initial);
    const Facts facts = row.facts(row, initial);
    EXPECT_FALSE(facts.range.empty()) << row.id;
    EXPECT_NE(facts.monotonicity, Monotonicity::kUnknown) << row.id;
  }
}

TEST(CatalogueTest, TextsOfVariadicRowsAreThoseOfTheirOwnParameters) {
  for (const Row& row : Activations()) {
    if (row.variadic == nullptr) continue;
    std::vector<std::string> names;
    for (const Parameter& parameter : row.parameters) names.emplace_back(parameter.name);
    const auto expanded = Expand(row, SeriesCounts(*row.variadic, names));
    EXPECT_EQ(row.formula, expanded->row.formula);
    EXPECT_EQ(row.derivative, expanded->row.derivative);
  }
}

TEST(CatalogueTest, ParametersStartWithinTheirSliderAndSlidersWithinWhatIsAccepted) {
  for (const Row& row : Activations()) {
    std::set<std::string_view> names;
    for (const Parameter& p : row.parameters) {
      EXPECT_TRUE(names.insert(p.name).second) << row.id << " " << p.name;
      EXPECT_LE(p.slider_low, p.initial) << row.id << " " << p.name;
      EXPECT_LE(p.initial, p.slider_high) << row.id << " " << p.name;
      EXPECT_LE(p.slider_high, p.high) << row.id << " " << p.name;
      if (p.low_open) {
        EXPECT_LT(p.low, p.slider_low) << row.id << " " << p.name;
      } else {
        EXPECT_LE(p.low, p.slider_low) << row.id << " " << p.name;
      }
    }
    for (const Ordering& ordering : row.orderings) {
      const int count = static_cast<int>(row.parameters.size());
      EXPECT_TRUE(0 <= ordering.lower && ordering.lower < count) << row.id;
      EXPECT_TRUE(0 <= ordering.upper && ordering.upper < count) << row.id;
    }
  }
}

TEST(CatalogueTest, EveryRowIsNearestToItsOwnIdNameAndAliases) {
  for (const Row& row : Activations()) {
    for (const std::string_view text : {row.id, row.name}) {
      const auto nearest = NearestActivations(text);
      EXPECT_NE(std::find(nearest.begin(), nearest.end(), row.id), nearest.end()) << text;
    }
    std::string_view rest = row.aliases;
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      const auto nearest = NearestActivations(rest.substr(0, comma));
      EXPECT_NE(std::find(nearest.begin(), nearest.end(), row.id), nearest.end())
          << row.id << ": " << rest.substr(0, comma);
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
}

TEST(CatalogueTest, NamesOfTheFieldFindTheirActivation) {
  const std::pair<const char*, const char*> expected[] = {
      {"logistic", "sigmoid"},      {"Swish-1", "silu"},
      {"Leaky-ReLU", "leaky_relu"}, {"GeLU", "gelu"},
      {"hardswish", "hard_swish"},  {"linear", "identity"},
      {"heaviside", "binary_step"}, {"siren", "sine"},
      {"softplu", "softplus"},
  };
  for (const auto& [text, id] : expected) {
    const auto nearest = NearestActivations(text);
    ASSERT_FALSE(nearest.empty()) << text;
    EXPECT_EQ(nearest[0], id) << text;
  }
}

TEST(CatalogueTest, NothingIsNearNonsense) {
  EXPECT_TRUE(NearestActivations("").empty());
  EXPECT_TRUE(NearestActivations("zzzzzzzzzzzz").empty());
  EXPECT_TRUE(NearestActivations(std::string(10000, 'a')).empty());
}

}  // namespace
}  // namespace activation
