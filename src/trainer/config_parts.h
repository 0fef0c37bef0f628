// Parts of a configuration that are read at its start and again when it is changed.
#pragma once

#include "trainer/config.h"
#include "trainer/config_fields.h"

namespace activation {

// What is left out has its default; `points` is null where a dataset is meant.
std::optional<Error> ReadData(const Settings& given, const Points* points, Config* config);
std::optional<Error> ReadFeatures(const Settings& given, Config* config);
// Hidden layers, then the output with its loss.
std::optional<Error> ReadHidden(const Settings& given, Config* config);
std::optional<Error> ReadOutput(const Settings& given, Config* config);

// "classification" or "regression".
std::string NameOf(Problem problem);

// How many of the points are for training.
double TrainingPoints(const DataConfig& data);

// The parameters given under "<path>activation.parameters.", in their order.
std::vector<std::pair<std::string, double>> GivenParameters(const Settings& given,
                                                            const std::string& path);
// A layer's activation from its spec; `path` is "layers[2]." or "output.".
std::optional<Error> ReadActivation(const Spec& spec, const std::string& path, LayerSpec* layer);

// The optimizer's own settings; during a run only those that need no new one.
std::optional<Error> ReadOptimizerSettings(const Settings& given, bool running, Config* config);

// Whether a batch fits the data, and a step what it may cost; too much of it is `field`'s fault.
std::optional<Error> CheckStep(const Settings& given, std::string_view field, const Config& config);

Error NeedsNewRun(const Settings& given, const std::string& path);

}  // namespace activation
