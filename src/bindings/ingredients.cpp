#include "bindings/ingredients.h"

#include "ingredients/datasets.h"
#include "ingredients/features.h"
#include "ingredients/initializers.h"
#include "ingredients/losses.h"
#include "ingredients/optimizers.h"
#include "ingredients/regularizers.h"

namespace activation {
namespace {

template <class Row>
val Named(const Row& row) {
  val out = val::object();
  Set(out, "id", Text(row.id));
  Set(out, "name", Text(row.name));
  return out;
}

val DatasetValue(const DatasetRow& row) {
  val out = Named(row);
  Set(out, "problem", val(row.problem == Problem::kRegression ? "regression" : "classification"));
  Set(out, "points", Number(row.points));
  Set(out, "minClasses", Number(row.min_classes));
  Set(out, "maxClasses", Number(row.max_classes));
  Set(out, "noiseHigh", Number(row.noise_high));
  Set(out, "source", Text(row.source));
  return out;
}

val LossValue(const LossRow& row) {
  val out = Named(row);
  Set(out, "formula", Text(row.formula));
  Set(out, "fromLogits", Truth(row.from_logits));
  Set(out, "output", Text(row.output));
  Set(out, "classification", Truth(row.classification));
  Set(out, "regression", Truth(row.regression));
  return out;
}

val OptimizerValue(const OptimizerRow& row) {
  val out = Named(row);
  Set(out, "source", Text(row.source));
  Set(out, "settings", List(row.settings, [](const OptimizerSetting& setting) {
        val entry = val::object();
        Set(entry, "name", Text(setting.name));
        Set(entry, "initial", Number(setting.initial));
        Set(entry, "low", Number(setting.low));
        Set(entry, "high", Number(setting.high));
        Set(entry, "lowOpen", Truth(setting.low_open));
        Set(entry, "highOpen", Truth(setting.high_open));
        Set(entry, "flag", Truth(setting.flag != nullptr));
        return entry;
      }));
  return out;
}

val InitializerValue(const InitializerRow& row) {
  val out = Named(row);
  Set(out, "source", Text(row.source));
  return out;
}

}  // namespace

void AddIngredients(val& catalogue) {
  Set(catalogue, "datasets", List(Datasets(), DatasetValue));
  Set(catalogue, "features", List(Features(), Named<FeatureRow>));
  Set(catalogue, "losses", List(Losses(), LossValue));
  Set(catalogue, "optimizers", List(Optimizers(), OptimizerValue));
  Set(catalogue, "regularizers", List(Regularizers(), Named<RegularizerRow>));
  Set(catalogue, "initializers", List(Initializers(), InitializerValue));
}

}  // namespace activation
