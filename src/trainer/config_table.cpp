#include <limits>

#include "trainer/config_fields.h"

namespace activation {
namespace {

using Names = std::vector<std::string_view>;

template <class Row, std::span<const Row> (*rows)()>
Names Ids() {
  Names ids;
  for (const Row& row : rows()) ids.push_back(row.id);
  return ids;
}

constexpr Range kAtLeast0 = {.low = 0};
constexpr Range kAbove0 = {.low = 0, .low_open = true};
constexpr Range From(double low, double high) { return {.low = low, .high = high}; }

// A number's default where that is its word.
constexpr double kWord = std::numeric_limits<double>::quiet_NaN();

Names Problems() { return {"classification", "regression"}; }
Names Orders() { return {"shuffled", "given"}; }
Names Scales() { return {"none", "fit"}; }
Names Learns() { return {"none", "layer", "unit"}; }
Names Decays() { return {"weights", "all"}; }
Names LeftoverRules() { return {"carry", "use", "drop"}; }

using enum Kind;

constexpr Field kFields[] = {
    {.path = "seed", .kind = kText, .range = From(1, 256)},
    {.path = "problem", .kind = kChoice, .choices = Problems},
    {.path = "data.id", .kind = kChoice, .choices = Ids<DatasetRow, Datasets>},
    {.path = "data.noise", .range = kAtLeast0},
    {.path = "data.trainShare", .range = {.low = 0, .high = 100, .low_open = true}, .initial = 50},
    {.path = "data.classes", .kind = kWhole, .range = From(2, kMaxUnits)},
    {.path = "data.measurements.length", .kind = kWhole, .range = From(2, 2)},
    {.path = "data.measurements[#]", .kind = kWhole, .range = From(0, 3)},
    {.path = "data.order", .kind = kChoice, .choices = Orders},
    {.path = "data.scale", .kind = kChoice, .choices = Scales},
    {.path = "features.length", .kind = kWhole, .range = From(1, 7)},
    {.path = "features[#]", .kind = kChoice, .choices = Ids<FeatureRow, Features>},
    {.path = "layers.length", .kind = kWhole, .range = From(0, kMaxHiddenLayers)},
    {.path = "layers[#].units", .kind = kWhole, .range = From(1, kMaxUnits)},
    {.path = "layers[#].activation.id", .kind = kText, .range = {.low = 1}},
    {.path = "layers[#].activation.formula", .kind = kText},
    {.path = "layers[#].activation.fixed", .kind = kText, .range = {.low = 1}},
    {.path = "layers[#].activation.parameters.*", .changeable = true},
    {.path = "layers[#].learn", .kind = kChoice, .choices = Learns},
    {.path = "output.activation.id", .kind = kText, .range = {.low = 1}},
    {.path = "output.activation.formula", .kind = kText},
    {.path = "output.activation.fixed", .kind = kText, .range = {.low = 1}},
    {.path = "output.activation.parameters.*", .changeable = true},
    {.path = "output.learn", .kind = kChoice, .choices = Learns},
    {.path = "initializer.id", .kind = kChoice, .choices = Ids<InitializerRow, Initializers>},
    {.path = "initializer.gain", .word = "activation", .initial = 1},
    {.path = "loss.id", .kind = kChoice, .choices = Ids<LossRow, Losses>},
    {.path = "optimizer.id", .kind = kChoice, .choices = Ids<OptimizerRow, Optimizers>},
    {.path = "optimizer.decay", .kind = kChoice, .choices = Decays},
    {.path = "optimizer.*", .kind = kNamed, .changeable = true},
    {.path = "regularization.id", .kind = kChoice, .choices = Ids<RegularizerRow, Regularizers>},
    {.path = "regularization.rate", .range = kAtLeast0, .changeable = true},
    {.path = "clipNorm", .range = kAbove0, .word = "none", .initial = kWord, .changeable = true},
    {.path = "batchSize", .kind = kWhole, .range = From(1, 1e6), .initial = 10, .changeable = true},
    {.path = "leftovers", .kind = kChoice, .choices = LeftoverRules, .initial = 1},
    {.path = "shuffle", .kind = kTruth},
};

}  // namespace

std::span<const Field> Fields() { return kFields; }

}  // namespace activation
