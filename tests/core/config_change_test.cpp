// What may change during a run, and that nothing changes where anything is wrong.
#include <gtest/gtest.h>

#include <limits>

#include "config_calls.h"
#include "trainer/config_fields.h"

namespace activation {
namespace {

// The path of every field with something that it accepts.
const std::vector<Setting>& OneOfEach() {
  static const std::vector<Setting> all = {
      Given("seed", "1"),
      Given("problem", "classification"),
      Given("data.id", "xor"),
      Given("data.noise", 10),
      Given("data.trainShare", 50),
      Given("data.classes", 2),
      Given("data.measurements.length", 2),
      Given("data.measurements[0]", 1),
      Given("data.order", "given"),
      Given("data.scale", "fit"),
      Given("features.length", 1),
      Given("features[0]", "x"),
      Given("layers.length", 3),
      Given("layers[0].units", 5),
      Given("layers[0].activation.id", "relu"),
      Given("layers[0].activation.formula", "x"),
      Given("layers[0].activation.fixed", "a"),
      Given("layers[0].learn", "unit"),
      Given("output.activation.id", "tanh"),
      Given("output.activation.formula", "x"),
      Given("output.activation.fixed", "a"),
      Given("output.learn", "unit"),
      Given("initializer.id", "zeros"),
      Given("initializer.gain", 2),
      Given("loss.id", "mae"),
      Given("optimizer.id", "sgd"),
      Given("optimizer.decay", "all"),
      Given("regularization.id", "l2"),
      Given("leftovers", "use"),
      Given("shuffle", 1),
  };
  return all;
}

Config Running() {
  return Accepted({Given("layers[0].units", 4), Given("layers[0].activation.id", "elu"),
                   Given("layers[1].units", 3), Given("layers[1].activation.formula", "a*x + b"),
                   Given("layers[1].activation.parameters.b", 0.5),
                   Given("output.activation.id", "srelu"), Given("optimizer.id", "rmsprop"),
                   Given("clipNorm", 3)});
}

double ParameterOf(const LayerSpec& layer, std::string_view name) {
  const Row& row = layer.activation->row();
  for (std::size_t k = 0; k < row.parameters.size(); ++k) {
    if (row.parameters[k].name == name) return layer.activation->parameters()[k];
  }
  ADD_FAILURE() << name;
  return 0;
}

// The numbers that a run may change.
std::vector<double> NumbersOf(const Config& config) {
  std::vector<double> numbers = {config.regularization_rate, config.clip_norm.value_or(-1),
                                 static_cast<double>(config.batch_size)};
  for (const OptimizerSetting& setting : config.optimizer->settings) {
    numbers.push_back(setting.number != nullptr ? config.optimizer_settings.*setting.number
                                                : config.optimizer_settings.*setting.flag);
  }
  for (const LayerSpec& layer : config.layers) {
    if (!layer.activation) continue;
    const Parameters parameters = layer.activation->parameters();
    numbers.insert(numbers.end(), parameters.begin(), parameters.end());
  }
  return numbers;
}

Config Changed(const std::vector<Setting>& settings) {
  Config config = Running();
  const auto error = ChangeConfig(settings, &config);
  EXPECT_FALSE(error) << error->field << ": " << error->message;
  return config;
}

Error NotChanged(const std::vector<Setting>& settings, Config config = Running()) {
  const std::vector<double> before = NumbersOf(config);
  const auto error = ChangeConfig(settings, &config);
  EXPECT_TRUE(error);
  EXPECT_EQ(NumbersOf(config), before);
  return error.value_or(Error{});
}

TEST(ConfigChange, NumbersOfTraining) {
  const Config config =
      Changed({Given("optimizer.learningRate", 0.5), Given("optimizer.alpha", 0.75),
               Given("optimizer.weightDecay", 0.125), Given("regularization.rate", 0.25),
               Given("clipNorm", 7), Given("batchSize", 250)});
  EXPECT_EQ(config.optimizer_settings.learning_rate, 0.5);
  EXPECT_EQ(config.optimizer_settings.alpha, 0.75);
  EXPECT_EQ(config.optimizer_settings.epsilon, 1e-8);
  EXPECT_EQ(config.optimizer_settings.weight_decay, 0.125);
  EXPECT_EQ(config.regularization_rate, 0.25);
  EXPECT_EQ(config.clip_norm, 7);
  EXPECT_EQ(config.batch_size, 250);
  EXPECT_FALSE(Changed({Given("clipNorm", "none")}).clip_norm);
  EXPECT_EQ(NumbersOf(Changed({})), NumbersOf(Running()));
}

TEST(ConfigChange, EveryNumberOfEveryOptimizerButWhatItStartsWith) {
  for (const OptimizerRow& row : Optimizers()) {
    for (const OptimizerSetting& setting : row.settings) {
      Config config = Accepted({Given("optimizer.id", row.id)});
      const std::string path = "optimizer." + std::string(setting.name);
      const std::vector<Setting> settings = {Given(path, 0)};
      const bool starts = setting.flag != nullptr || setting.name == "initialAccumulator";
      if (starts) {
        EXPECT_EQ(NotChanged(settings, config).code, "needs_new_run") << path;
      } else {
        const double value = setting.low_open ? 0.5 : 0;
        EXPECT_FALSE(ChangeConfig(std::vector{Given(path, value)}, &config)) << path;
        EXPECT_EQ(config.optimizer_settings.*setting.number, value);
      }
    }
  }
}

TEST(ConfigChange, ParametersOfActivations) {
  const Config config =
      Changed({Given("layers.length", 2), Given("layers[0].activation.parameters.alpha", 0.25),
               Given("layers[1].activation.parameters.a", -3),
               Given("output.activation.parameters.t_l", -2),
               Given("output.activation.parameters.t_r", 5)});
  EXPECT_EQ(ParameterOf(config.layers[0], "alpha"), 0.25);
  EXPECT_EQ(ParameterOf(config.layers[1], "a"), -3);
  EXPECT_EQ(ParameterOf(config.layers[1], "b"), 0.5);
  EXPECT_EQ(config.layers[1].activation->row().formula, "a*x + b");
  EXPECT_EQ(ParameterOf(config.layers[2], "t_l"), -2);
  EXPECT_EQ(ParameterOf(config.layers[2], "t_r"), 5);
  EXPECT_EQ(ParameterOf(config.layers[2], "a_l"), ParameterOf(Running().layers[2], "a_l"));
  EXPECT_EQ(config.layers[0].units, 4);
}

TEST(ConfigChange, AVariableNumberOfParametersStaysAsItWas) {
  Config config =
      Accepted({Given("output.activation.id", "apl"), Given("output.activation.parameters.a0", 1),
                Given("output.activation.parameters.b0", 2)});
  EXPECT_FALSE(ChangeConfig(std::vector{Given("output.activation.parameters.b0", 3)}, &config));
  EXPECT_EQ(ParameterOf(config.layers[0], "a0"), 1);
  EXPECT_EQ(ParameterOf(config.layers[0], "b0"), 3);
  const Error error = NotChanged({Given("output.activation.parameters.a1", 3)}, config);
  EXPECT_EQ(error.code, "unknown_parameter");
  EXPECT_EQ(error.field, "output.activation.parameters.a1");
  EXPECT_EQ(error.message, "This activation has no parameter 'a1'; it has a0 and b0.");
}

TEST(ConfigChange, WrongValuesChangeNothing) {
  const Setting good = Given("optimizer.learningRate", 0.5);
  const auto refused = [&](const Setting& bad) {
    const Error error = NotChanged({good, bad});
    EXPECT_EQ(error.field, bad.path);
    EXPECT_EQ(NotChanged({bad, good}).field, bad.path);
    return error.code;
  };
  EXPECT_EQ(refused(Given("regularization.rate", -1)), "out_of_range");
  EXPECT_EQ(refused(Given("clipNorm", 0)), "out_of_range");
  EXPECT_EQ(refused(Given("batchSize", 2.5)), "out_of_range");
  EXPECT_EQ(refused(Given("batchSize", 251)), "too_large");
  EXPECT_EQ(refused(Given("optimizer.alpha", 1)), "out_of_range");
  EXPECT_EQ(refused(Given("optimizer.beta1", 0.5)), "unknown_field");
  EXPECT_EQ(refused(Given("optimizer.epsilon", "small")), "wrong_type");
  EXPECT_EQ(refused(Given("layers[0].activation.parameters.alpha", kInfinity)), "not_finite");
  EXPECT_EQ(refused(Given("layers[0].activation.parameters.beta", 1)), "unknown_parameter");
  EXPECT_EQ(refused(Given("output.activation.parameters.t_l", 100)), "out_of_order");
  EXPECT_EQ(refused(Given("layers[2].activation.parameters.alpha", 1)), "needs_new_run");
  EXPECT_EQ(refused(Given("learningRate", 1)), "unknown_field");
}

TEST(ConfigChange, ASoftmaxHasNoParameters) {
  const Config config = Accepted({Given("output.activation.id", "softmax")});
  const Error error = NotChanged({Given("output.activation.parameters.t", 1)}, config);
  EXPECT_EQ(error.message, "This activation has no parameter 't'; it has none.");
}

TEST(ConfigChange, CostIsBounded) {
  std::vector<Setting> settings;
  for (int l = 0; l < 50; ++l) {
    settings.push_back(Given("layers[" + std::to_string(l) + "].units", 64));
  }
  const Error error = NotChanged({Given("batchSize", 100)}, Accepted(settings));
  EXPECT_EQ(error.code, "too_costly");
  EXPECT_EQ(error.field, "batchSize");
}

TEST(ConfigChange, AllElseNeedsANewRun) {
  for (const Field& field : Fields()) {
    bool listed = field.changeable;
    for (const Setting& setting : OneOfEach()) listed = listed || &FieldOf(setting.path) == &field;
    EXPECT_TRUE(listed) << field.path;
  }
  for (const Setting& setting : OneOfEach()) {
    const Error error = NotChanged({setting});
    EXPECT_EQ(error.code, "needs_new_run") << setting.path;
    EXPECT_EQ(error.field, setting.path);
    EXPECT_EQ(error.message,
              "'" + setting.path + "' cannot change during a run; it needs a new one.");
  }
}

}  // namespace
}  // namespace activation
