// Configurations for tests, made without the reader of settings.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "trainer/trainer.h"

namespace activation {

inline LayerSpec MakeLayer(int units, const Spec& spec, Learn learn = Learn::kNone) {
  LayerSpec layer{.units = units, .activation = Function(), .learn = learn};
  [[maybe_unused]] const auto error = Function::Resolve(spec, &*layer.activation);
  return layer;
}
inline LayerSpec MakeLayer(int units, std::string id, Learn learn = Learn::kNone) {
  return MakeLayer(units, Spec{.id = std::move(id), .formula = {}, .parameters = {}}, learn);
}

inline void UseOptimizer(std::string_view id, Config* config) {
  config->optimizer = FindOptimizer(id);
  for (const OptimizerSetting& setting : config->optimizer->settings) {
    if (setting.number) config->optimizer_settings.*setting.number = setting.initial;
    if (setting.flag) config->optimizer_settings.*setting.flag = setting.initial != 0;
  }
}

// x and y of a dataset through hidden layers to one tanh, half squared error, SGD, batches of 10.
inline Config MakeConfig(std::string_view dataset, std::vector<LayerSpec> hidden) {
  Config config;
  config.seed = "0.17539";
  config.data.dataset = FindDataset(dataset);
  config.features = {FindFeature("x"), FindFeature("y")};
  config.layers = std::move(hidden);
  config.layers.push_back(MakeLayer(1, "tanh"));
  config.initializer = FindInitializer("tfp_uniform");
  config.loss = FindLoss("half_squared");
  UseOptimizer("sgd", &config);
  config.regularizer = FindRegularizer("none");
  config.leftovers = Leftovers::kCarry;
  return config;
}

}  // namespace activation
