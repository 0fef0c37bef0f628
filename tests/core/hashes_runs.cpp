// What runs of 500 steps make of their weights: every optimizer, and whatever else draws, learns or
// goes deep.

#include <cstdio>
#include <cstdlib>
#include <string>

#include "hashes.h"
#include "runs.h"
#include "trainer/trainer.h"

namespace activation {
namespace {

constexpr int kSteps = 500;

void Print(const std::string& name, const Config& config) {
  Trainer trainer(config);
  trainer.Step(kSteps);
  std::printf("run/%s %016llx\n", name.c_str(), static_cast<unsigned long long>(trainer.Hash()));
  // However the steps are called for, the bits are the same.
  Trainer slow(config);
  for (int i = 0; i < kSteps; ++i) slow.Step(1);
  if (slow.Hash() != trainer.Hash()) {
    std::printf("run/%s: single steps differ\n", name.c_str());
    std::exit(1);
  }
}

Config Deep(const std::string& id, int layers, int units) {
  std::vector<LayerSpec> hidden;
  for (int l = 0; l < layers; ++l) hidden.push_back(MakeLayer(units, id));
  Config config = MakeConfig("spiral", hidden);
  config.initializer = FindInitializer("he_normal");
  config.gain_from_activation = true;
  return config;
}

Config Classes(std::string_view dataset, int classes) {
  Config config = MakeConfig(dataset, {MakeLayer(8, "elu"), MakeLayer(5, "silu")});
  config.data.choice.classes = config.data.classes = classes;
  config.layers.back() = LayerSpec{.units = classes};
  config.loss = FindLoss("softmax_ce");
  return config;
}

}  // namespace

void PrintRunHashes() {
  for (const OptimizerRow& optimizer : Optimizers()) {
    Config config = MakeConfig("spiral", {MakeLayer(6, "tanh"), MakeLayer(3, "gelu")});
    UseOptimizer(optimizer.id, &config);
    config.optimizer_settings.weight_decay = 0.001;
    Print("optimizer/" + std::string(optimizer.id), config);
  }
  for (const DatasetRow& dataset : Datasets()) {
    Config config = MakeConfig(dataset.id, {MakeLayer(4, "sigmoid")});
    config.problem = dataset.problem;
    config.data.choice.noise = dataset.noise_high / 2;
    if (dataset.fitted) config.data.scale = Scale::kFit;
    const int classes = dataset.max_classes;
    config.data.choice.classes = config.data.classes = classes;
    if (classes > 2) config.layers.back().units = classes;
    config.features.assign({&Features()[0], &Features()[1], &Features()[2], &Features()[3],
                            &Features()[4], &Features()[5], &Features()[6]});
    Print("dataset/" + std::string(dataset.id), config);
  }
  for (const InitializerRow& initializer : Initializers()) {
    Config config = MakeConfig("moons", {MakeLayer(5, "tanh"), MakeLayer(7, "softplus")});
    config.initializer = &initializer;
    config.gain = 0.75;
    Print("initializer/" + std::string(initializer.id), config);
  }
  for (const LossRow& loss : Losses()) {
    Config config = MakeConfig("circle", {MakeLayer(6, "mish")});
    config.loss = &loss;
    if (!loss.output.empty() && loss.output != "softmax") {
      config.layers.back() = MakeLayer(1, std::string(loss.output));
    }
    if (loss.output == "softmax") config.layers.back() = LayerSpec{.units = 2};
    Print("loss/" + std::string(loss.id), config);
  }
  Print("prelu", MakeConfig("spiral", {MakeLayer(5, "prelu", Learn::kUnit),
                                       MakeLayer(4, "prelu", Learn::kLayer)}));
  Print("rrelu", MakeConfig("spiral", {MakeLayer(5, "rrelu_train"), MakeLayer(4, "rrelu_train")}));
  Print("srelu", MakeConfig("xor", {MakeLayer(5, "srelu", Learn::kUnit)}));
  Print("apl", MakeConfig("xor", {MakeLayer(5, "apl", Learn::kUnit)}));
  const Spec formula{.id = {}, .formula = "x*sigmoid(beta*x) + a*sin(x)", .parameters = {}};
  Print("formula", MakeConfig("circle", {MakeLayer(5, formula, Learn::kUnit)}));
  Print("three classes", Classes("blobs", 3));
  Print("five spirals", Classes("spirals", 5));
  Print("twenty layers", Deep("relu", 20, 8));
  Print("wide", Deep("tanh", 3, 64));
  Config odd = MakeConfig("gauss", {MakeLayer(7, "selu"), MakeLayer(3, "swish", Learn::kLayer)});
  odd.batch_size = 7;
  odd.shuffle = true;
  odd.clip_norm = 0.05;
  odd.regularizer = FindRegularizer("l1");
  odd.regularization_rate = 0.03;
  Print("odd batches", odd);
}

}  // namespace activation
