// How settings become a configuration, and how one is changed: each setting is checked by itself
// first, then part by part how they fit together.
#include "trainer/config.h"

#include <cmath>

#include "trainer/config_fields.h"
#include "trainer/config_parts.h"

namespace activation {
namespace {

std::optional<double> ClipNorm(const Settings& given) {
  const double norm = given.Number("clipNorm");
  return std::isnan(norm) ? std::nullopt : std::optional(norm);
}

std::optional<Error> ReadTraining(const Settings& given, Config* config) {
  config->initializer = &Initializers()[given.Index("initializer.id")];
  const double gain = given.Number("initializer.gain");
  config->gain_from_activation = std::isnan(gain);
  config->gain = config->gain_from_activation ? 1 : gain;
  config->optimizer = &Optimizers()[given.Index("optimizer.id")];
  for (const OptimizerSetting& setting : config->optimizer->settings) {
    if (setting.number != nullptr) config->optimizer_settings.*setting.number = setting.initial;
  }
  if (auto error = ReadOptimizerSettings(given, false, config)) return error;
  config->decay = static_cast<Decay>(given.Index("optimizer.decay"));
  config->regularizer = &Regularizers()[given.Index("regularization.id")];
  config->regularization_rate = given.Number("regularization.rate");
  config->clip_norm = ClipNorm(given);
  config->batch_size = static_cast<int>(given.Number("batchSize"));
  config->leftovers = static_cast<Leftovers>(given.Index("leftovers"));
  config->shuffle = given.Truth("shuffle");
  if (const Setting* seed = given.Find("seed")) config->seed = seed->text;
  return CheckStep(given, "layers", *config);
}

// A list of layers may be there for the sake of its items, if it is as long as it was.
std::optional<Error> CheckChange(const Settings& given, const Setting& setting,
                                 const Config& config) {
  const int hidden = static_cast<int>(config.layers.size()) - 1;
  const bool length = setting.path == "layers.length" && setting.number == hidden;
  if (!length && !FieldOf(setting.path).changeable) return NeedsNewRun(given, setting.path);
  if (given.Count("layers") <= hidden || !setting.path.starts_with("layers")) return std::nullopt;
  return given.Refuse(
      "needs_new_run", setting.path,
      "There are " + std::to_string(hidden) + " hidden layers; more or fewer need a new run.");
}

// Parameters of an activation, beside those that it keeps.
std::optional<Error> ChangeActivation(const Settings& given, const std::string& path,
                                      LayerSpec* layer) {
  const auto parameters = GivenParameters(given, path);
  if (parameters.empty()) return std::nullopt;
  Spec spec;
  std::vector<std::string_view> names;
  if (layer->activation) {
    const Row& row = layer->activation->row();
    spec.id = row.id;
    if (row.id.empty()) spec.formula = row.formula;
    for (std::size_t k = 0; k < row.parameters.size(); ++k) {
      names.push_back(row.parameters[k].name);
      spec.parameters.emplace_back(names[k], layer->activation->parameters()[k]);
      if (row.id.empty() && !row.parameters[k].learnable) spec.fixed.emplace_back(names[k]);
    }
  }
  for (const auto& [name, value] : parameters) {
    std::size_t k = 0;
    while (k < names.size() && names[k] != name) ++k;
    if (k == names.size()) {
      return given.Refuse("unknown_parameter", path + "activation.parameters." + name,
                          "This activation has no parameter " + Quoted(name) + "; it has " +
                              (names.empty() ? "none" : Listed(names, " and ")) + ".");
    }
    spec.parameters[k].second = value;
  }
  return ReadActivation(spec, path, layer);
}

}  // namespace

std::optional<Error> ReadConfig(std::span<const Setting> settings, const Points* points,
                                Config* out) {
  for (const Setting& setting : settings) {
    if (auto error = CheckSetting(setting)) return error;
  }
  const Settings given(settings);
  Config config;
  if (auto error = ReadData(given, points, &config)) return error;
  if (auto error = ReadFeatures(given, &config)) return error;
  if (auto error = ReadHidden(given, &config)) return error;
  if (auto error = ReadOutput(given, &config)) return error;
  if (auto error = ReadTraining(given, &config)) return error;
  *out = std::move(config);
  return std::nullopt;
}

std::optional<Error> ChangeConfig(std::span<const Setting> settings, Config* config) {
  const Settings given(settings);
  for (const Setting& setting : settings) {
    if (auto error = CheckSetting(setting)) return error;
    if (auto error = CheckChange(given, setting, *config)) return error;
  }
  Config changed = *config;
  if (auto error = ReadOptimizerSettings(given, true, &changed)) return error;
  for (std::size_t l = 0; l < changed.layers.size(); ++l) {
    const std::string path = l + 1 < changed.layers.size() ? LayerPath(l) : "output.";
    if (auto error = ChangeActivation(given, path, &changed.layers[l])) return error;
  }
  if (given.Has("regularization.rate")) {
    changed.regularization_rate = given.Number("regularization.rate");
  }
  if (given.Has("clipNorm")) changed.clip_norm = ClipNorm(given);
  if (given.Has("batchSize")) {
    changed.batch_size = static_cast<int>(given.Number("batchSize"));
    if (auto error = CheckStep(given, "batchSize", changed)) return error;
  }
  *config = std::move(changed);
  return std::nullopt;
}

}  // namespace activation
