// Forward, backward and training against PyTorch in float64.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "data.h"
#include "network/views.h"
#include "trainer/trainer.h"

namespace activation {
namespace {

using Numbers = std::vector<double>;
using ByLayer = std::map<std::size_t, Numbers>;

struct After {
  int step;
  double loss;
  ByLayer w, b, p;
};

struct TrainingRun {
  std::string optimizer;
  int batch_size;
  double sensitivity;
  std::string decay;
  double weight_decay;
  std::map<std::string, double> settings;
  std::vector<After> after;
};

struct Case {
  std::string name;
  const LossRow* loss;
  std::vector<LayerSpec> layers;
  Numbers x, t;
  double expected_loss = 0;
  ByLayer w, b, p;
  std::map<std::string, ByLayer> matrices;  // z a dz da dw db dp
  std::vector<TrainingRun> runs;

  int inputs() const { return static_cast<int>(w.at(0).size()) / layers[0].units; }
  int size() const { return static_cast<int>(x.size()) / inputs(); }
};

LayerSpec ReadLayer(const std::vector<std::string>& fields) {
  LayerSpec layer{.units = std::atoi(fields[2].c_str())};
  if (fields[1] == "softmax") return layer;
  Spec spec{.id = fields[1], .formula = {}, .parameters = {}};
  for (std::size_t i = 3; i < fields.size(); ++i) {
    const std::size_t equals = fields[i].find('=');
    const std::string name = fields[i].substr(0, equals), value = fields[i].substr(equals + 1);
    if (name == "learn") {
      layer.learn = value == "unit" ? Learn::kUnit : Learn::kLayer;
    } else {
      spec.parameters.emplace_back(name, std::strtod(value.c_str(), nullptr));
    }
  }
  Function function;
  const auto error = Function::Resolve(spec, &function);
  EXPECT_FALSE(error) << fields[1];
  layer.activation = function;
  return layer;
}

TrainingRun ReadRun(const std::vector<std::string>& fields) {
  TrainingRun run{.optimizer = fields[1],
                  .batch_size = std::atoi(fields[2].c_str()),
                  .sensitivity = std::strtod(fields[3].c_str(), nullptr),
                  .decay = fields[4],
                  .weight_decay = std::strtod(fields[5].c_str(), nullptr),
                  .settings = {},
                  .after = {}};
  for (std::size_t i = 6; i < fields.size(); ++i) {
    const std::size_t equals = fields[i].find('=');
    run.settings[fields[i].substr(0, equals)] =
        std::strtod(fields[i].c_str() + equals + 1, nullptr);
  }
  return run;
}

void ReadRecord(const std::vector<std::string>& fields, Case* to) {
  const std::string& kind = fields[0];
  if (kind == "layer") {
    to->layers.push_back(ReadLayer(fields));
    return;
  }
  if (kind == "train") {
    to->runs.push_back(ReadRun(fields));
    return;
  }
  Numbers numbers;
  for (std::size_t i = 1; i < fields.size(); ++i) {
    numbers.push_back(std::strtod(fields[i].c_str(), nullptr));
  }
  if (kind == "x") {
    to->x = numbers;
  } else if (kind == "t") {
    to->t = numbers;
  } else if (kind == "loss") {
    to->expected_loss = numbers[0];
  } else if (kind == "after") {
    to->runs.back().after.push_back({static_cast<int>(numbers[0]), numbers[1], {}, {}, {}});
  } else {
    const std::size_t layer = static_cast<std::size_t>(numbers[0]);
    numbers.erase(numbers.begin());
    const auto state = [&](auto& holder) {
      (kind == "w" ? holder.w : kind == "b" ? holder.b : holder.p)[layer] = numbers;
    };
    if (kind.size() > 1 || kind == "z" || kind == "a") {
      to->matrices[kind][layer] = numbers;
    } else if (to->runs.empty()) {
      state(*to);
    } else {
      state(to->runs.back().after.back());
    }
  }
}

std::vector<Case> ReadCases() {
  std::vector<Case> cases;
  std::istringstream lines(ReadData("reference/mlp.txt"));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::vector<std::string> fields;
    for (std::string word; words >> word;) fields.push_back(word);
    if (fields[0] == "case") {
      cases.emplace_back();
      cases.back().name = fields[1];
      cases.back().loss = FindLoss(fields[2]);
    } else {
      ReadRecord(fields, &cases.back());
    }
  }
  return cases;
}

const std::vector<Case>& Cases() {
  static const std::vector<Case> cases = ReadCases();
  return cases;
}

Doubles Parameters(const Network& network, const Case& from) {
  Doubles parameters(network.size());
  for (std::size_t l = 0; l < network.layers().size(); ++l) {
    const Layer& layer = network.layers()[l];
    const Numbers& w = from.w.at(l);
    for (int u = 0; u < layer.units(); ++u) {
      for (int i = 0; i < layer.inputs; ++i) {
        parameters[layer.weights + static_cast<std::size_t>(u * layer.row + i)] =
            w[static_cast<std::size_t>(u * layer.inputs + i)];
      }
    }
    std::copy(from.b.at(l).begin(), from.b.at(l).end(), parameters.data() + layer.biases);
    if (from.p.contains(l)) {
      std::copy(from.p.at(l).begin(), from.p.at(l).end(), parameters.data() + layer.learned);
    }
  }
  return parameters;
}

double MeanLoss(const Network& network, const Doubles& parameters, const SampleSet& samples,
                const LossRow& loss) {
  Pass pass(network, samples.size());
  network.Predict(parameters.data(), samples.X(), &pass);
  const std::size_t last = network.layers().size() - 1;
  std::vector<double> losses(static_cast<std::size_t>(samples.size()));
  loss.values({.units = network.outputs(),
               .samples = samples.size(),
               .stride = pass.stride(last),
               .z = pass.Z(last),
               .a = pass.A(last),
               .target = samples.Y().from},
              losses.data());
  double sum = 0;
  for (const double value : losses) sum += value;
  return sum / samples.size();
}

// The largest error in units of 1e-14 max(1, |expected|).
class Worst {
 public:
  void Add(double ours, double expected) {
    value_ =
        std::fmax(value_, std::fabs(ours - expected) / (1e-14 * std::fmax(1, std::fabs(expected))));
  }
  template <class View>
  void Add(const View& ours, const Numbers& expected, bool by_column, double scale = 1) {
    ASSERT_EQ(static_cast<std::size_t>(ours.size()), expected.size());
    const Eigen::Index width = by_column ? ours.rows() : ours.cols();
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const Eigen::Index row = static_cast<Eigen::Index>(i) / width;
      const Eigen::Index column = static_cast<Eigen::Index>(i) % width;
      Add((by_column ? ours(column, row) : ours(row, column)) * scale, expected[i]);
    }
  }
  double value() const { return value_; }

 private:
  double value_ = 0;
};

void AddParameters(const Network& network, const Doubles& parameters, const ByLayer& w,
                   const ByLayer& b, const ByLayer& p, double scale, Worst* worst) {
  for (std::size_t l = 0; l < network.layers().size(); ++l) {
    const Layer& layer = network.layers()[l];
    worst->Add(WeightsOf(layer, parameters.data()), w.at(l), false, scale);
    for (std::size_t u = 0; u < b.at(l).size(); ++u) {
      worst->Add(parameters[layer.biases + u] * scale, b.at(l)[u]);
    }
    if (p.contains(l)) worst->Add(LearnedOf(layer, parameters.data()), p.at(l), false, scale);
  }
}

class MlpCase : public testing::TestWithParam<std::size_t> {
 protected:
  const Case& reference() const { return Cases()[GetParam()]; }
  SampleSet Samples() const {
    const Case& c = reference();
    return SampleSet(c.inputs(), c.layers.back().units, c.x, c.t);
  }
};

TEST_P(MlpCase, ForwardAndBackward) {
  const Case& c = reference();
  const Network network(c.inputs(), c.layers);
  const Doubles parameters = Parameters(network, c);
  const SampleSet samples = Samples();
  Pass pass(network, c.size());
  Doubles gradient(network.size());
  network.Forward(parameters.data(), samples.X(), &pass);
  network.Backward(parameters.data(), samples.Y(), *c.loss, &pass);
  network.Gradients(parameters.data(), samples.X(), pass, gradient.data(), false);

  Worst forward, backward;
  forward.Add(MeanLoss(network, parameters, samples, *c.loss), c.expected_loss);
  const double mean = 1.0 / c.size();
  for (std::size_t l = 0; l < c.layers.size(); ++l) {
    forward.Add(ViewOf(network, pass, l, pass.Z(l)), c.matrices.at("z").at(l), true);
    forward.Add(ViewOf(network, pass, l, pass.A(l)), c.matrices.at("a").at(l), true);
    backward.Add(ViewOf(network, pass, l, pass.dZ(l)), c.matrices.at("dz").at(l), true, mean);
    backward.Add(ViewOf(network, pass, l, pass.dA(l)), c.matrices.at("da").at(l), true, mean);
  }
  const ByLayer none;
  AddParameters(network, gradient, c.matrices.at("dw"), c.matrices.at("db"),
                c.matrices.contains("dp") ? c.matrices.at("dp") : none, mean, &backward);
  std::printf("%-40s forward %.2f  backward %.2f of the bar\n", c.name.c_str(), forward.value(),
              backward.value());
  EXPECT_LE(forward.value(), 1);
  EXPECT_LE(backward.value(), 1);
}

Config ConfigOf(const Case& c, const TrainingRun& run) {
  Config config;
  config.layers = c.layers;
  config.initializer = FindInitializer("zeros");
  config.loss = c.loss;
  config.optimizer = FindOptimizer(run.optimizer);
  for (const OptimizerSetting& setting : config.optimizer->settings) {
    const std::string name(setting.name);
    const bool given = run.settings.contains(name);
    const double value = given ? run.settings.at(name) : setting.initial;
    if (setting.number) config.optimizer_settings.*setting.number = value;
    if (setting.flag) config.optimizer_settings.*setting.flag = value != 0;
  }
  config.optimizer_settings.weight_decay = run.weight_decay;
  config.decay = run.decay == "all" ? Decay::kAll : Decay::kWeights;
  config.regularizer = FindRegularizer("none");
  config.batch_size = run.batch_size;
  return config;
}

TEST_P(MlpCase, Training) {
  const Case& c = reference();
  double worst_share = 0;
  for (const TrainingRun& run : c.runs) {
    Trainer trainer(ConfigOf(c, run), Samples());
    trainer.SetParameters(Parameters(trainer.network(), c));
    Worst worst;
    for (const After& after : run.after) {
      trainer.Step(after.step - trainer.step());
      AddParameters(trainer.network(), trainer.parameters(), after.w, after.b, after.p, 1, &worst);
      worst.Add(MeanLoss(trainer.network(), trainer.parameters(), Samples(), *c.loss), after.loss);
    }
    const double share = worst.value() / std::fmax(10, run.sensitivity);
    worst_share = std::fmax(worst_share, share);
    EXPECT_LE(share, 1) << run.optimizer;
  }
  std::printf("%-40s %zu runs, worst %.3f of the bar\n", c.name.c_str(), c.runs.size(),
              worst_share);
}

TEST(MlpReference, IsWhole) {
  std::size_t runs = 0;
  for (const Case& c : Cases()) runs += c.runs.size();
  EXPECT_EQ(Cases().size(), 14u);
  EXPECT_EQ(runs, 97u);
}

INSTANTIATE_TEST_SUITE_P(All, MlpCase, testing::Range<std::size_t>(0, Cases().size()),
                         [](const auto& at) {
                           std::string name = Cases()[at.param].name;
                           for (char& letter : name) letter = letter == '-' ? '_' : letter;
                           return name;
                         });

}  // namespace
}  // namespace activation
