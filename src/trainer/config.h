// What a run is made from: plain data, and how it is filled in from named settings.
//
// A setting is a path and a value ("layers[1].units", 4): callers need no structs, and every wrong
// one is refused under the name that the caller gave it. config_table.cpp lists the paths.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "functions/function.h"
#include "ingredients/datasets.h"
#include "ingredients/features.h"
#include "ingredients/initializers.h"
#include "ingredients/losses.h"
#include "ingredients/optimizers.h"
#include "ingredients/points.h"
#include "ingredients/regularizers.h"
#include "network/network.h"

namespace activation {

// A named value; truths are the numbers 0 and 1.
struct Setting {
  std::string path;
  bool is_text = false;
  double number = 0;
  std::string text = {};
};

// What is done with the samples of an epoch that fill no batch: their gradients are carried into
// the next epoch's first batch (as TensorFlow Playground does), make a smaller batch, or are
// dropped.
enum class Leftovers { kCarry, kUse, kDrop };
enum class Order { kShuffled, kGiven };
enum class Scale { kNone, kFit };

struct DataConfig {
  const DatasetRow* dataset = nullptr;  // null: the caller's points
  DatasetChoice choice = {};
  double train_share = 50;  // percent
  Points points = {};
  int classes = 2;
  Order order = Order::kShuffled;
  Scale scale = Scale::kNone;
};

struct Config {
  std::string seed = "0.50000";
  Problem problem = Problem::kClassification;
  DataConfig data = {};
  std::vector<const FeatureRow*> features = {};
  std::vector<LayerSpec> layers = {};  // the hidden ones, then the output
  const InitializerRow* initializer = nullptr;
  double gain = 1;
  bool gain_from_activation = false;
  const LossRow* loss = nullptr;
  const OptimizerRow* optimizer = nullptr;
  OptimizerSettings optimizer_settings = {};
  Decay decay = Decay::kWeights;
  const RegularizerRow* regularizer = nullptr;
  double regularization_rate = 0;
  std::optional<double> clip_norm = {};
  int batch_size = 10;
  Leftovers leftovers = Leftovers::kUse;
  bool shuffle = false;
};

// A step may cost so many multiply-adds.
inline constexpr double kMaxStepCost = 2e7;
inline constexpr int kMaxHiddenLayers = 50;
inline constexpr std::size_t kMaxPoints = 5000;

// Fills in `out` from the settings, what they leave out from the defaults; returns what is wrong
// otherwise. Points come apart from the settings, since they are many.
std::optional<Error> ReadConfig(std::span<const Setting> settings, const Points* points,
                                Config* out);

// Changes what may change during a run; nothing is changed if anything is wrong.
std::optional<Error> ChangeConfig(std::span<const Setting> settings, Config* config);
// What a label of so many classes, or with 0 a value, has to be; empty if it is that.
std::string LabelWanted(double label, int classes);

}  // namespace activation
