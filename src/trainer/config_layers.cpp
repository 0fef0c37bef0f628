// The part of a configuration that says what learns: hidden layers, the output and the loss.
#include "trainer/config_fields.h"
#include "trainer/config_parts.h"

namespace activation {
namespace {

constexpr std::string_view kSoftmax = "softmax";
constexpr std::string_view kIdentity = "identity";
constexpr std::string_view kTanh = "tanh";

// The names between commas; spaces around them do not count.
std::vector<std::string> AtCommas(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == ',') {
      parts.emplace_back();
    } else if (c != ' ') {
      parts.back() += c;
    }
  }
  return parts;
}

// What a layer computes with; what is left out of its activation is `initial`.
std::optional<Error> ReadLayer(const Settings& given, const std::string& path,
                               std::string_view initial, LayerSpec* layer) {
  const std::string id_path = path + "activation.id", formula_path = path + "activation.formula";
  const Setting* id = given.Find(id_path);
  const Setting* formula = given.Find(formula_path);
  if (id != nullptr && formula != nullptr) {
    return given.Refuse("not_accepted", formula_path,
                        "An activation is named by its id or given by its formula, not both.");
  }
  Spec spec{.id = {}, .formula = {}, .parameters = GivenParameters(given, path)};
  const std::string fixed_path = path + "activation.fixed";
  const Setting* fixed = given.Find(fixed_path);
  if (fixed != nullptr && formula == nullptr) {
    return given.Refuse("not_accepted", fixed_path,
                        "Only parameters of a formula are fixed by their names.");
  }
  if (fixed != nullptr) spec.fixed = AtCommas(fixed->text);
  if (formula != nullptr) {
    spec.formula = formula->text;
  } else {
    spec.id = id != nullptr ? id->text : std::string(initial);
  }
  layer->learn = static_cast<Learn>(given.Index(path + "learn"));
  bool can_learn = false;
  if (spec.id == kSoftmax) {
    layer->activation.reset();
    if (!spec.parameters.empty()) {
      return given.Refuse("unknown_parameter",
                          path + "activation.parameters." + spec.parameters[0].first,
                          "'softmax' has no parameters.");
    }
  } else {
    if (auto error = ReadActivation(spec, path, layer)) return error;
    for (const Parameter& parameter : layer->activation->row().parameters) {
      can_learn = can_learn || parameter.learnable;
    }
  }
  if (layer->learn == Learn::kNone || can_learn) return std::nullopt;
  return given.Refuse("not_accepted", path + "learn",
                      "This activation has no parameter to learn: 'none' is accepted.");
}

std::optional<Error> CheckLoss(const Settings& given, const Config& config,
                               const LayerSpec& output) {
  const LossRow& loss = *config.loss;
  const bool regression = config.problem == Problem::kRegression;
  const std::string id(loss.id);
  if (regression ? !loss.regression : !loss.classification) {
    std::vector<std::string_view> fitting;
    for (const LossRow& row : Losses()) {
      if (regression ? row.regression : row.classification) fitting.push_back(row.id);
    }
    return given.Refuse("wrong_problem", "loss.id",
                        Quoted(id) + " is not for " + NameOf(config.problem) + "; there are " +
                            Listed(fitting, " and ") + ".");
  }
  const bool softmax = !output.activation;
  if (softmax && regression) {
    return given.Refuse("wrong_problem", "output.activation.id",
                        "'softmax' gives probabilities of classes: it is for classification.");
  }
  if (softmax && loss.coding == Coding::kSigned) {
    return given.Refuse("not_accepted", "output.activation.id",
                        Quoted(id) + " takes any activation but 'softmax'.");
  }
  // Such a loss takes the place of the activation that it implies.
  if (loss.from_logits && loss.output_gradient != nullptr) {
    const std::string_view own = softmax ? kSoftmax : output.activation->row().id;
    if (own != loss.output && own != kIdentity) {
      const bool typed = given.Has("output.activation.formula");
      return given.Refuse("not_accepted",
                          typed ? "output.activation.formula" : "output.activation.id",
                          Quoted(id) + " takes z, before the activation: the output must be " +
                              Quoted(loss.output) + " or 'identity'.");
    }
  }
  if (loss.from_logits && output.learn != Learn::kNone) {
    return given.Refuse("not_accepted", "output.learn",
                        Quoted(id) +
                            " takes z, before the activation, which learns nothing: "
                            "'none' is accepted.");
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> ReadHidden(const Settings& given, Config* config) {
  const std::size_t count = static_cast<std::size_t>(given.Count("layers"));
  for (std::size_t l = 0; l < count; ++l) {
    const std::string path = LayerPath(l);
    const std::string units = path + "units";
    if (!given.Has(units)) {
      return given.Refuse("missing", units,
                          Quoted(units) + " is missing: a whole number from 1 to " +
                              std::to_string(kMaxUnits) + ".");
    }
    LayerSpec layer{.units = static_cast<int>(given.Number(units))};
    if (auto error = ReadLayer(given, path, kTanh, &layer)) return error;
    if (!layer.activation) {
      return given.Refuse("not_accepted", path + "activation.id",
                          "'softmax' is for the output layer; a hidden one takes any activation of "
                          "the catalogue or a formula.");
    }
    config->layers.push_back(std::move(layer));
  }
  return std::nullopt;
}

std::optional<Error> ReadOutput(const Settings& given, Config* config) {
  config->loss = &Losses()[given.Index("loss.id")];
  std::string_view initial = config->loss->output;
  if (initial.empty()) initial = config->problem == Problem::kRegression ? kIdentity : kTanh;
  LayerSpec output;
  if (auto error = ReadLayer(given, "output.", initial, &output)) return error;
  if (auto error = CheckLoss(given, *config, output)) return error;
  // One output tells two classes apart by its sign; a softmax has one for each.
  const bool each =
      config->data.classes > 2 || !output.activation || config->loss->output == kSoftmax;
  output.units = config->problem == Problem::kClassification && each ? config->data.classes : 1;
  config->layers.push_back(std::move(output));
  return std::nullopt;
}

}  // namespace activation
