// How a run begins: from the configuration to data, network and first weights, in the order in
// which TensorFlow Playground draws from its one stream (points, their order, weights).
#include <algorithm>
#include <cassert>
#include <cmath>

#include "functions/slope.h"
#include "ingredients/gain.h"
#include "trainer/trainer.h"

namespace activation {
namespace {

std::size_t Count(int n) { return static_cast<std::size_t>(n); }

// Targets of a class are 0 and 1 where the output cannot be negative, else -1 and +1.
bool NeverNegative(const LayerSpec& output) {
  if (!output.activation) return true;  // softmax
  if (output.activation->row().facts == nullptr) return false;
  const Facts facts = output.activation->facts();
  return facts.range.size() > 0 && facts.range[0].low >= 0;
}

TargetCode CodeOf(const Config& config) {
  const LayerSpec& output = config.layers.back();
  TargetCode code{.outputs = output.units, .classes = config.data.classes};
  if (config.problem == Problem::kRegression) code.classes = 0;
  const Coding coding = config.loss->coding;
  const bool probabilities =
      coding == Coding::kProbability || (coding == Coding::kByOutput && NeverNegative(output));
  code.low = probabilities ? 0 : -1;
  return code;
}

}  // namespace

Trainer::Trainer(Config config)
    : config_(std::move(config)),
      shuffle_(config_.seed, "shuffle"),
      slopes_(config_.seed, "rrelu") {
  Arc4 shared(config_.seed);
  MakeData(&shared);
  Begin(&shared);
}

Trainer::Trainer(Config config, SampleSet train)
    : config_(std::move(config)),
      train_(std::move(train)),
      shuffle_(config_.seed, "shuffle"),
      slopes_(config_.seed, "rrelu") {
  Arc4 shared(config_.seed);
  Begin(&shared);
}

// The network for the samples that there are.
void Trainer::Begin(Arc4* shared) {
  network_ = Network(train_.inputs(), config_.layers);
  order_.resize(Count(train_.size()));
  for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = static_cast<std::uint32_t>(i);
  FindBlocking();
  MakeWeights(shared);
  MakePasses();
  gradient_ = Doubles(network_.size());
  dead_ = Doubles(network_.weights_end());
  for (int k = 0; k < config_.optimizer->slots; ++k) slots_[k] = Doubles(network_.size());
  if (config_.optimizer->start != nullptr) {
    double* slots[kMaxSlots];
    for (int k = 0; k < kMaxSlots; ++k) slots[k] = slots_[k].data();
    config_.optimizer->start(config_.optimizer_settings, slots, network_.size());
  }
  Take(&initial_);
  checkpoint_ = initial_;
  Check();
}

void Trainer::FindBlocking() {
  blocking_.clear();
  for (std::size_t l = 0; l < network_.layers().size(); ++l) {
    const LayerSpec& spec = network_.layers()[l].spec;
    const bool reached = l + 1 < network_.layers().size() || !config_.loss->from_logits;
    if (!reached || !spec.activation) continue;
    if (bounds_.Of(spec.activation->row(), spec.activation->parameters()) == 0) {
      blocking_.push_back(l);
    }
  }
}

void Trainer::MakeData(Arc4* shared) {
  const DataConfig& data = config_.data;
  Points points = data.points;
  if (data.dataset != nullptr) data.dataset->draw(*data.dataset, data.choice, *shared, &points);
  if (data.scale == Scale::kFit) {
    transform_ = FitToDomain(points);
    Apply(transform_, &points);
  }
  if (data.order == Order::kShuffled) ShufflePoints(&points, *shared);
  points_ = SplitPoints(points, data.train_share);
  code_ = CodeOf(config_);
  train_ = SampleSet(points_.train, config_.features, code_);
  test_ = SampleSet(points_.test, config_.features, code_);
}

// The gain of a layer is that of the activation whose values it weighs; features ask for none.
void Trainer::MakeWeights(Arc4* shared) {
  const InitializerRow& initializer = *config_.initializer;
  Pcg32 own(config_.seed, "weights");
  parameters_ = Doubles(network_.size());
  std::vector<double> weights;
  for (std::size_t l = 0; l < network_.layers().size(); ++l) {
    const Layer& layer = network_.layers()[l];
    double gain = config_.gain;
    if (config_.gain_from_activation) {
      gain = 1;
      if (l > 0) gain = ActivationGain(*network_.layers()[l - 1].spec.activation);
      if (!std::isfinite(gain)) gain = 1;
      gain /= initializer.base_gain;
    }
    weights.resize(Count(layer.units()) * Count(layer.inputs));
    initializer.fill(layer.inputs, layer.units(), gain, *shared, own, weights.data());
    for (std::size_t u = 0; u < Count(layer.units()); ++u) {
      std::copy_n(weights.data() + u * Count(layer.inputs), layer.inputs,
                  parameters_.data() + layer.weights + u * static_cast<std::size_t>(layer.row));
    }
    std::fill_n(parameters_.data() + layer.biases, layer.units(), initializer.bias);
  }
  network_.SetLearned(parameters_.data());
}

void Trainer::MakePasses() {
  pass_ = Pass(network_, std::min({config_.batch_size, train_.size(), Pass::kMaxSamples}));
}

std::optional<Error> Trainer::Change(std::span<const Setting> settings) {
  Config changed = config_;
  if (auto error = ChangeConfig(settings, &changed)) return error;
  config_ = std::move(changed);
  network_ = Network(network_.inputs(), config_.layers);
  // A learned parameter that is given replaces what training made of it.
  for (const Setting& setting : settings) {
    for (std::size_t l = 0; l < network_.layers().size(); ++l) SetGivenParameter(setting, l);
  }
  FindBlocking();
  MakePasses();
  Check();
  return std::nullopt;
}

void Trainer::SetGivenParameter(const Setting& setting, std::size_t l) {
  const Layer& layer = network_.layers()[l];
  const bool is_output = l + 1 == network_.layers().size();
  const std::string owner = is_output ? "output" : "layers[" + std::to_string(l) + "]";
  for (std::size_t k = 0; k < layer.learned_indices.size(); ++k) {
    const std::string_view name =
        layer.spec.activation->row().parameters[layer.learned_indices[k]].name;
    if (setting.path != owner + ".activation.parameters." + std::string(name)) continue;
    for (int set = 0; set < layer.sets(); ++set) {
      parameters_[layer.learned + Count(set) * layer.learned_indices.size() + k] = setting.number;
    }
  }
}

}  // namespace activation
