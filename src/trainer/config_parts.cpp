#include "trainer/config_parts.h"

#include <algorithm>
#include <cmath>

#include "formula/decimal.h"
#include "functions/kernel.h"

namespace activation {

std::string NameOf(Problem problem) {
  return std::string(FieldOf("problem").choices()[static_cast<std::size_t>(problem)]);
}

double TrainingPoints(const DataConfig& data) {
  const double points =
      data.dataset != nullptr ? data.dataset->points : static_cast<double>(data.points.size());
  return std::floor(points * data.train_share / 100);
}

std::vector<std::pair<std::string, double>> GivenParameters(const Settings& given,
                                                            const std::string& path) {
  const std::string prefix = path + "activation.parameters.";
  std::vector<std::pair<std::string, double>> parameters;
  for (const Setting& setting : given.all()) {
    if (!setting.path.starts_with(prefix)) continue;
    parameters.emplace_back(setting.path.substr(prefix.size()), setting.number);
  }
  return parameters;
}

std::optional<Error> ReadActivation(const Spec& spec, const std::string& path, LayerSpec* layer) {
  Function function;
  std::optional<Error> error = Function::Resolve(spec, &function);
  const std::size_t count = error ? 0 : function.row().parameters.size();
  if (count > kMaxParameters) {
    error = Error{.code = "out_of_range",
                  .field = "formula",
                  .value = spec.formula,
                  .message = "A formula may have at most " + std::to_string(kMaxParameters) +
                             " parameters, not " + std::to_string(count) + "."};
  }
  if (error) {
    error->field = path + "activation." + error->field;
    return error;
  }
  layer->activation = std::move(function);
  return std::nullopt;
}

std::optional<Error> ReadOptimizerSettings(const Settings& given, bool running, Config* config) {
  constexpr std::string_view kPrefix = "optimizer.";
  const OptimizerRow& row = *config->optimizer;
  for (const Setting& setting : given.all()) {
    if (FieldOf(setting.path).kind != Kind::kNamed) continue;
    const std::string_view name = std::string_view(setting.path).substr(kPrefix.size());
    const OptimizerSetting* own = nullptr;
    std::vector<std::string_view> names;
    for (const OptimizerSetting& candidate : row.settings) {
      names.push_back(candidate.name);
      if (candidate.name == name) own = &candidate;
    }
    if (own == nullptr) {
      return given.Refuse("unknown_field", setting.path,
                          Quoted(row.id) + " has no setting " + Quoted(name) + "; it has " +
                              Listed(names, " and ") + ".");
    }
    if (running && (own->flag != nullptr || own->at_start)) return NeedsNewRun(given, setting.path);
    const Field field{.path = setting.path,
                      .kind = own->flag != nullptr ? Kind::kTruth : Kind::kNumber,
                      .range = {own->low, own->high, own->low_open, own->high_open}};
    if (auto error = CheckValue(setting, field)) return error;
    const double value = NumberOf(setting, field);
    if (own->flag != nullptr) {
      config->optimizer_settings.*own->flag = value != 0;
    } else {
      config->optimizer_settings.*own->number = value;
    }
  }
  return std::nullopt;
}

std::optional<Error> CheckStep(const Settings& given, std::string_view field,
                               const Config& config) {
  const double samples = TrainingPoints(config.data);
  if (config.batch_size > samples && config.leftovers != Leftovers::kCarry) {
    return given.Refuse("too_large", "batchSize",
                        "'batchSize' must be at most " + FormatDecimal(samples) +
                            ", as many as there are points for training, unless leftovers are "
                            "carried.");
  }
  const Network network(static_cast<int>(config.features.size()), config.layers);
  const double batch = std::min(samples, static_cast<double>(config.batch_size));
  const double cost = batch * static_cast<double>(network.multiply_adds());
  if (cost <= kMaxStepCost) return std::nullopt;
  return given.Refuse("too_costly", field,
                      "One step would take " + FormatDecimal(cost) + " multiply-adds, and " +
                          FormatDecimal(kMaxStepCost) +
                          " is the limit: fewer or smaller layers, or smaller batches.");
}

Error NeedsNewRun(const Settings& given, const std::string& path) {
  return given.Refuse("needs_new_run", path,
                      Quoted(path) + " cannot change during a run; it needs a new one.");
}

}  // namespace activation
