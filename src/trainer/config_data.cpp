// The part of a configuration that says what is learned: data, problem, features.
#include <cmath>

#include "formula/decimal.h"
#include "trainer/config_fields.h"
#include "trainer/config_parts.h"

namespace activation {
namespace {

Error BadPoint(std::string_view axis, std::size_t i, double value, const std::string& accepted) {
  const std::string field = "data.points." + std::string(axis) + "[" + std::to_string(i) + "]";
  return {.code = std::isfinite(value) ? "out_of_range" : "not_finite",
          .field = field,
          .value = FormatDecimal(value),
          .message = Quoted(field) + " must be " + accepted + "."};
}

std::optional<Error> CheckCount(const Points& points) {
  const std::size_t n = points.x.size();
  if (n < 1 || n > kMaxPoints) {
    return Error{.code = "out_of_range",
                 .field = "data.points.x",
                 .value = std::to_string(n),
                 .message = "There must be 1 to " + std::to_string(kMaxPoints) + " points, not " +
                            std::to_string(n) + "."};
  }
  for (const auto& [axis, values] :
       {std::pair("data.points.y", &points.y), std::pair("data.points.label", &points.label)}) {
    if (values->size() == n) continue;
    return Error{.code = "wrong_length",
                 .field = axis,
                 .value = std::to_string(values->size()),
                 .message = Quoted(axis) + " must be as long as 'data.points.x', " +
                            std::to_string(n) + "."};
  }
  return std::nullopt;
}

std::optional<Error> CheckPoints(const Points& points, int classes) {
  if (auto error = CheckCount(points)) return error;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!std::isfinite(points.x[i])) return BadPoint("x", i, points.x[i], "a finite number");
    if (!std::isfinite(points.y[i])) return BadPoint("y", i, points.y[i], "a finite number");
    const std::string wanted = LabelWanted(points.label[i], classes);
    if (!wanted.empty()) return BadPoint("label", i, points.label[i], wanted);
  }
  return std::nullopt;
}

// The dataset, and the problem where only the dataset says it.
std::optional<Error> ReadDataset(const Settings& given, Config* config) {
  config->problem = static_cast<Problem>(given.Index("problem"));
  const std::span<const DatasetRow> rows = Datasets();
  if (given.Has("data.id")) {
    config->data.dataset = &rows[given.Index("data.id")];
    if (!given.Has("problem")) config->problem = config->data.dataset->problem;
  } else {
    config->data.dataset = rows.data();
    while (config->data.dataset->problem != config->problem) ++config->data.dataset;
  }
  if (config->data.dataset->problem == config->problem) return std::nullopt;
  std::vector<std::string_view> fitting;
  for (const DatasetRow& row : rows) {
    if (row.problem == config->problem) fitting.push_back(row.id);
  }
  return given.Refuse("wrong_problem", "data.id",
                      Quoted(config->data.dataset->id) + " is data for " +
                          NameOf(config->data.dataset->problem) + "; for " +
                          NameOf(config->problem) + " there are " + Listed(fitting, " and ") + ".");
}

std::optional<Error> ReadClasses(const Settings& given, Config* config) {
  DataConfig& data = config->data;
  const DatasetRow* dataset = data.dataset;
  const bool has_classes = given.Has("data.classes");
  if (config->problem == Problem::kRegression) {
    data.classes = 0;
    if (!has_classes) return std::nullopt;
    return given.Refuse("not_accepted", "data.classes", "Regression has values, not classes.");
  }
  data.classes = dataset != nullptr ? dataset->min_classes : 2;
  if (has_classes) data.classes = static_cast<int>(given.Number("data.classes"));
  data.choice.classes = data.classes;
  if (dataset == nullptr) return std::nullopt;
  if (data.classes >= dataset->min_classes && data.classes <= dataset->max_classes) {
    return std::nullopt;
  }
  std::string accepted = std::to_string(dataset->min_classes);
  if (dataset->max_classes > dataset->min_classes) {
    accepted += " to " + std::to_string(dataset->max_classes);
  }
  return given.Refuse("out_of_range", "data.classes",
                      Quoted(dataset->id) + " has " + accepted + " classes.");
}

// Which of its measurements real data shows.
std::optional<Error> ReadMeasurements(const Settings& given, DataConfig* data) {
  constexpr std::string_view kList = "data.measurements";
  const int count = given.Count(kList);
  if (count == 0) return std::nullopt;
  std::array<int, 2> which = {};
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const std::string path = std::string(kList) + "[" + std::to_string(axis) + "]";
    if (data->dataset == nullptr || !data->dataset->fitted) {
      return given.Refuse("not_accepted", path,
                          "Only measured data has measurements to choose from.");
    }
    if (!given.Has(path)) {
      return given.Refuse("missing", path, Quoted(path) + " is missing: there must be two.");
    }
    which[axis] = static_cast<int>(given.Number(path));
    if (axis == 1 && which[0] == which[1]) {
      return given.Refuse("repeated", path, Quoted(path) + " must differ from the first.");
    }
  }
  data->choice.measurements = which;
  return std::nullopt;
}

}  // namespace

std::string LabelWanted(double label, int classes) {
  if (classes == 0) return std::isfinite(label) ? "" : "a finite number";
  if (classes == 2) return label == -1 || label == 1 ? "" : "-1 or 1";
  const bool is_class = label >= 0 && label < classes && label == std::floor(label);
  return is_class ? "" : "a whole number from 0 to " + std::to_string(classes - 1);
}

std::optional<Error> ReadData(const Settings& given, const Points* points, Config* config) {
  DataConfig& data = config->data;
  if (points != nullptr && given.Has("data.id")) {
    return given.Refuse("not_accepted", "data.id",
                        "Data are a dataset by its 'data.id' or 'data.points', not both.");
  }
  if (points != nullptr) {
    config->problem = static_cast<Problem>(given.Index("problem"));
  } else if (auto error = ReadDataset(given, config)) {
    return error;
  }
  if (auto error = ReadClasses(given, config)) return error;
  if (points != nullptr) {
    if (auto error = CheckPoints(*points, data.classes)) return error;
    data.points = *points;
  }
  data.choice.noise = given.Number("data.noise");
  const bool measured = data.dataset == nullptr || data.dataset->noise_high == 0;
  if (measured && data.choice.noise != 0) {
    return given.Refuse("not_accepted", "data.noise",
                        "Points that are given or measured have no noise: 0.");
  }
  if (auto error = ReadMeasurements(given, &data)) return error;
  data.train_share = given.Number("data.trainShare");
  if (TrainingPoints(data) < 1) {
    return given.Refuse("out_of_range", "data.trainShare",
                        "'data.trainShare' must leave at least one point for training.");
  }
  data.order = static_cast<Order>(given.Index("data.order"));
  data.scale = static_cast<Scale>(given.Index("data.scale"));
  const bool fitted = data.dataset != nullptr && data.dataset->fitted;
  if (fitted && !given.Has("data.scale")) data.scale = Scale::kFit;
  return std::nullopt;
}

std::optional<Error> ReadFeatures(const Settings& given, Config* config) {
  const std::size_t count = static_cast<std::size_t>(given.Count("features"));
  for (std::size_t i = 0; i < count; ++i) {
    const std::string path = "features[" + std::to_string(i) + "]";
    if (!given.Has(path)) {
      return given.Refuse("missing", path,
                          Quoted(path) + " is missing: the list goes on after it.");
    }
    const FeatureRow* feature = &Features()[given.Index(path)];
    for (const FeatureRow* other : config->features) {
      if (other == feature) {
        return given.Refuse("repeated", path, "Every feature may be there once.");
      }
    }
    config->features.push_back(feature);
  }
  if (count == 0) config->features = {&Features()[0], &Features()[1]};
  return std::nullopt;
}

}  // namespace activation
