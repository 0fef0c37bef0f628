// Every field by itself: what it accepts, what it refuses and in which words, and its default.
#include <gtest/gtest.h>

#include <limits>

#include "config_calls.h"
#include "trainer/config_fields.h"

namespace activation {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

// A path of this row: the first item of a list, a name where any may follow.
std::string PathOf(const Field& field) {
  std::string path(field.path);
  if (const std::size_t at = path.find('#'); at != path.npos) path.replace(at, 1, "0");
  if (path == "optimizer.*") return "optimizer.learningRate";
  if (path.ends_with('*')) path.replace(path.size() - 1, 1, "alpha");
  return path;
}

// A setting alone, with what it needs beside it to be good.
std::vector<Setting> Alone(const Setting& setting) {
  std::vector<Setting> all;
  if (setting.path.starts_with("layers[0]")) all.push_back(Given("layers[0].units", 2));
  const auto activation = [&](const std::string& path, const char* learn) {
    if (setting.path.starts_with(path + "activation.parameters") || setting.path == learn) {
      all.push_back(Given(path + "activation.id", setting.path == learn ? "prelu" : "elu"));
    }
  };
  activation("layers[0].", "layers[0].learn");
  activation("output.", "output.learn");
  if (setting.path.starts_with("data.measurements")) {
    all.push_back(Given("data.id", "iris"));
    all.push_back(Given("data.measurements[0]", 1));
    all.push_back(Given("data.measurements[1]", 0));
    if (setting.path == "data.measurements[0]" && setting.number == 0) {
      all.back().number = 1;
    }
  }
  if (setting.path == "data.trainShare") all.push_back(Given("batchSize", 1));
  if (setting.path.starts_with("data.classes")) all.push_back(Given("data.id", "blobs"));
  all.push_back(setting);
  return all;
}

TEST(Config, DefaultsAreThoseOfAPlaygroundLink) {
  const Config config = Accepted({});
  EXPECT_EQ(config.seed, "0.50000");
  EXPECT_EQ(config.problem, Problem::kClassification);
  EXPECT_EQ(config.data.dataset->id, "circle");
  EXPECT_EQ(config.data.choice.noise, 0);
  EXPECT_EQ(config.data.classes, 2);
  EXPECT_EQ(config.data.choice.classes, 2);
  EXPECT_EQ(config.data.train_share, 50);
  EXPECT_EQ(config.data.points.size(), 0u);
  EXPECT_EQ(config.data.order, Order::kShuffled);
  EXPECT_EQ(config.data.scale, Scale::kNone);
  ASSERT_EQ(config.features.size(), 2u);
  EXPECT_EQ(config.features[0]->id, "x");
  EXPECT_EQ(config.features[1]->id, "y");
  ASSERT_EQ(config.layers.size(), 1u);
  EXPECT_EQ(config.layers[0].units, 1);
  EXPECT_EQ(config.layers[0].activation->row().id, "tanh");
  EXPECT_EQ(config.layers[0].learn, Learn::kNone);
  EXPECT_EQ(config.initializer->id, "tfp_uniform");
  EXPECT_EQ(config.gain, 1);
  EXPECT_FALSE(config.gain_from_activation);
  EXPECT_EQ(config.loss->id, "half_squared");
  EXPECT_EQ(config.optimizer->id, "sgd");
  EXPECT_EQ(config.optimizer_settings.learning_rate, 0.03);
  EXPECT_EQ(config.optimizer_settings.weight_decay, 0);
  EXPECT_EQ(config.decay, Decay::kWeights);
  EXPECT_EQ(config.regularizer->id, "none");
  EXPECT_EQ(config.regularization_rate, 0);
  EXPECT_FALSE(config.clip_norm);
  EXPECT_EQ(config.batch_size, 10);
  EXPECT_EQ(config.leftovers, Leftovers::kUse);
  EXPECT_FALSE(config.shuffle);
}

TEST(Config, AWholeOne) {
  const Config config = Accepted({
      Given("seed", "0.17539"),
      Given("problem", "classification"),
      Given("data.id", "spiral"),
      Given("data.noise", 10),
      Given("data.trainShare", 60),
      Given("data.classes", 2),
      Given("data.order", "given"),
      Given("data.scale", "fit"),
      Given("features.length", 3),
      Given("features[0]", "x"),
      Given("features[1]", "sin_y"),
      Given("features[2]", "x_squared"),
      Given("layers.length", 2),
      Given("layers[0].units", 4),
      Given("layers[0].activation.id", "prelu"),
      Given("layers[0].activation.parameters.a", 0.5),
      Given("layers[0].learn", "unit"),
      Given("layers[1].units", 64),
      Given("layers[1].activation.formula", "x*sigmoid(beta*x)"),
      Given("layers[1].activation.parameters.beta", 2),
      Given("layers[1].learn", "layer"),
      Given("output.activation.id", "softmax"),
      Given("initializer.id", "he_normal"),
      Given("initializer.gain", "activation"),
      Given("loss.id", "softmax_ce"),
      Given("optimizer.id", "rmsprop"),
      Given("optimizer.learningRate", 0.5),
      Given("optimizer.alpha", 0.875),
      Given("optimizer.centered", "true"),
      Given("optimizer.weightDecay", 0.25),
      Given("optimizer.decay", "all"),
      Given("regularization.id", "l1"),
      Given("regularization.rate", 0.001),
      Given("clipNorm", 5),
      Given("batchSize", 30),
      Given("leftovers", "drop"),
      Given("shuffle", "true"),
  });
  EXPECT_EQ(config.seed, "0.17539");
  EXPECT_EQ(config.data.dataset->id, "spiral");
  EXPECT_EQ(config.data.choice.noise, 10);
  EXPECT_EQ(config.data.train_share, 60);
  EXPECT_EQ(config.data.order, Order::kGiven);
  EXPECT_EQ(config.data.scale, Scale::kFit);
  ASSERT_EQ(config.features.size(), 3u);
  EXPECT_EQ(config.features[1]->id, "sin_y");
  EXPECT_EQ(config.features[2]->id, "x_squared");
  ASSERT_EQ(config.layers.size(), 3u);
  EXPECT_EQ(config.layers[0].units, 4);
  EXPECT_EQ(config.layers[0].activation->row().id, "prelu");
  EXPECT_EQ(config.layers[0].activation->parameters()[0], 0.5);
  EXPECT_EQ(config.layers[0].learn, Learn::kUnit);
  EXPECT_EQ(config.layers[1].units, 64);
  EXPECT_EQ(config.layers[1].activation->row().formula, "x*sigmoid(beta*x)");
  EXPECT_EQ(config.layers[1].activation->parameters()[0], 2);
  EXPECT_EQ(config.layers[1].learn, Learn::kLayer);
  EXPECT_EQ(config.layers[2].units, 2);
  EXPECT_FALSE(config.layers[2].activation);
  EXPECT_EQ(config.initializer->id, "he_normal");
  EXPECT_TRUE(config.gain_from_activation);
  EXPECT_EQ(config.loss->id, "softmax_ce");
  EXPECT_EQ(config.optimizer->id, "rmsprop");
  EXPECT_EQ(config.optimizer_settings.learning_rate, 0.5);
  EXPECT_EQ(config.optimizer_settings.alpha, 0.875);
  EXPECT_EQ(config.optimizer_settings.momentum, 0);
  EXPECT_EQ(config.optimizer_settings.epsilon, 1e-8);
  EXPECT_TRUE(config.optimizer_settings.centered);
  EXPECT_EQ(config.optimizer_settings.weight_decay, 0.25);
  EXPECT_EQ(config.decay, Decay::kAll);
  EXPECT_EQ(config.regularizer->id, "l1");
  EXPECT_EQ(config.regularization_rate, 0.001);
  EXPECT_EQ(config.clip_norm, 5);
  EXPECT_EQ(config.batch_size, 30);
  EXPECT_EQ(config.leftovers, Leftovers::kDrop);
  EXPECT_TRUE(config.shuffle);
}

TEST(Config, OrderOfSettingsIsFreeAndTheLastOfEqualPathsHolds) {
  const Config config = Accepted({Given("optimizer.momentum", 0.5), Given("optimizer.id", "sgd"),
                                  Given("layers[1].units", 3), Given("layers[0].units", 2),
                                  Given("optimizer.id", "momentum")});
  EXPECT_EQ(config.optimizer->id, "momentum");
  EXPECT_EQ(config.optimizer_settings.momentum, 0.5);
  EXPECT_EQ(config.layers[0].units, 2);
  EXPECT_EQ(config.layers[1].units, 3);
}

TEST(Config, NumbersAreAcceptedUpToTheirEndsAndRefusedBeyond) {
  for (const Field& field : Fields()) {
    if (field.kind != Kind::kNumber && field.kind != Kind::kWhole) continue;
    if (field.path.ends_with(".length")) continue;  // it goes with its items
    const std::string path = PathOf(field);
    const Range& range = field.range;
    const double step = field.kind == Kind::kWhole ? 1 : 0.5;
    for (const double good : {range.low_open ? range.low + step : range.low, range.high}) {
      // Classes are bounded further by the dataset, batches by the data.
      if (std::abs(good) == kInfinity || path == "data.classes" || good == 1e6) continue;
      Accepted(Alone(Given(path, good)));
    }
    const auto refused = [&](double bad, std::string_view code) {
      const Error error = Refused(Alone(Given(path, bad)));
      EXPECT_EQ(error.code, code) << path;
      EXPECT_EQ(error.field, path);
      EXPECT_TRUE(error.message.starts_with("'" + path + "' must be a ")) << error.message;
    };
    for (const double bad : {kNan, kInfinity, -kInfinity}) refused(bad, "not_finite");
    if (range.low > -kInfinity)
      refused(range.low_open ? range.low : range.low - step, "out_of_range");
    if (range.high < kInfinity) refused(range.high + step, "out_of_range");
    if (field.kind == Kind::kWhole) refused(range.low + 0.5, "out_of_range");
    const Error text = Refused(Alone(Given(path, "many")));
    EXPECT_EQ(text.code, "wrong_type") << path;
    EXPECT_EQ(text.field, path);
    EXPECT_EQ(text.value, "many");
  }
}

TEST(Config, ChoicesAreRefusedWithTheListAndTheNearest) {
  for (const Field& field : Fields()) {
    if (field.kind != Kind::kChoice) continue;
    const std::string path = PathOf(field);
    const std::vector<std::string_view> choices = field.choices();
    for (const std::string_view choice : choices) {
      const std::string near = std::string(choice) + "_";
      const Error error = Refused(Alone(Given(path, near)));
      EXPECT_EQ(error.code, "unknown_id");
      EXPECT_EQ(error.field, path);
      EXPECT_EQ(error.value, near);
      ASSERT_EQ(error.suggestions.size(), 1u) << near;
      EXPECT_EQ(error.suggestions[0], choice);
      for (const std::string_view listed : choices) {
        EXPECT_NE(error.message.find(listed), std::string::npos) << error.message;
      }
    }
    const Error far = Refused(Alone(Given(path, "qqqqqqqqqqqqqqqq")));
    EXPECT_TRUE(far.suggestions.empty());
    EXPECT_EQ(Refused(Alone(Given(path, ""))).code, "unknown_id");
    EXPECT_EQ(Refused(Alone(Given(path, std::string(5000, 'x')))).code, "unknown_id");
    EXPECT_EQ(Refused(Alone(Given(path, 1))).code, "wrong_type");
  }
}

TEST(Config, EveryIdOfEveryTableIsAcceptedWhereItFits) {
  for (const DatasetRow& row : Datasets()) {
    const Config config = Accepted({Given("data.id", row.id)});
    EXPECT_EQ(config.data.dataset, &row);
    EXPECT_EQ(config.problem, row.problem);
    EXPECT_EQ(config.data.classes, row.min_classes);
  }
  for (const FeatureRow& row : Features()) {
    EXPECT_EQ(Accepted({Given("features[0]", row.id)}).features[0], &row);
  }
  for (const InitializerRow& row : Initializers()) {
    EXPECT_EQ(Accepted({Given("initializer.id", row.id)}).initializer, &row);
  }
  for (const LossRow& row : Losses()) {
    EXPECT_EQ(Accepted({Given("loss.id", row.id)}).loss, &row);
  }
  for (const RegularizerRow& row : Regularizers()) {
    EXPECT_EQ(Accepted({Given("regularization.id", row.id)}).regularizer, &row);
  }
}

TEST(Config, OptimizersHaveTheirOwnSettings) {
  for (const OptimizerRow& row : Optimizers()) {
    const Setting id = Given("optimizer.id", row.id);
    const Config config = Accepted({id});
    EXPECT_EQ(config.optimizer, &row);
    for (const OptimizerSetting& setting : row.settings) {
      const std::string path = "optimizer." + std::string(setting.name);
      if (setting.flag != nullptr) {
        EXPECT_FALSE(config.optimizer_settings.*setting.flag);
        EXPECT_TRUE(Accepted({id, Given(path, 1)}).optimizer_settings.*setting.flag);
        EXPECT_TRUE(Accepted({id, Given(path, "true")}).optimizer_settings.*setting.flag);
        EXPECT_FALSE(Accepted({id, Given(path, "false")}).optimizer_settings.*setting.flag);
        ExpectRefused({id, Given(path, 0.5)}, "wrong_type", path, "0.5",
                      "'" + path + "' must be true or false.");
        ExpectRefused({id, Given(path, "yes")}, "wrong_type", path, "yes",
                      "'" + path + "' must be true or false.");
        continue;
      }
      EXPECT_EQ(config.optimizer_settings.*setting.number, setting.initial);
      EXPECT_EQ(Accepted({id, Given(path, 0.125)}).optimizer_settings.*setting.number, 0.125);
      for (const auto& [end, open] :
           {std::pair(setting.low, setting.low_open), std::pair(setting.high, setting.high_open)}) {
        if (open) {
          EXPECT_EQ(Refused({id, Given(path, end)}).code, "out_of_range");
        } else {
          Accepted({id, Given(path, end)});
        }
      }
      for (const double bad : {setting.low - 1, kNan, kInfinity}) {
        EXPECT_EQ(Refused({id, Given(path, bad)}).field, path);
      }
      EXPECT_EQ(Refused({id, Given(path, "fast")}).code, "wrong_type");
    }
  }
  ExpectRefused({Given("optimizer.learningRate", -1)}, "out_of_range", "optimizer.learningRate",
                "-1", "'optimizer.learningRate' must be a number of at least 0.");
  ExpectRefused({Given("optimizer.id", "adam"), Given("optimizer.beta2", 1)}, "out_of_range",
                "optimizer.beta2", "1",
                "'optimizer.beta2' must be a number of at least 0 and below 1.");
  ExpectRefused({Given("optimizer.momentum", 0.5)}, "unknown_field", "optimizer.momentum", "0.5",
                "'sgd' has no setting 'momentum'; it has learningRate and weightDecay.");
}

TEST(Config, MessagesSayWhatIsAccepted) {
  ExpectRefused({Given("data.noise", -1)}, "out_of_range", "data.noise", "-1",
                "'data.noise' must be a number of at least 0.");
  ExpectRefused({Given("data.trainShare", 0)}, "out_of_range", "data.trainShare", "0",
                "'data.trainShare' must be a number above 0 and at most 100.");
  ExpectRefused({Given("layers[3].units", 65)}, "out_of_range", "layers[3].units", "65",
                "'layers[3].units' must be a whole number from 1 to 64.");
  ExpectRefused({Given("clipNorm", 0)}, "out_of_range", "clipNorm", "0",
                "'clipNorm' must be a number above 0 or 'none'.");
  ExpectRefused({Given("initializer.gain", kNan)}, "not_finite", "initializer.gain", "NaN",
                "'initializer.gain' must be a finite number or 'activation'.");
  ExpectRefused({Given("data.measurements.length", 3)}, "out_of_range", "data.measurements.length",
                "3", "'data.measurements.length' must be a whole number: 2.");
  ExpectRefused({Given("leftovers", "keep")}, "unknown_id", "leftovers", "keep",
                "'leftovers' must be carry, use or drop.");
  ExpectRefused({Given("loss.id", "hing")}, "unknown_id", "loss.id", "hing",
                "'loss.id' must be half_squared, mae, huber, bce_logits, softmax_ce, hinge or "
                "perceptron; did you mean 'hinge'?");
  ExpectRefused({Given("shuffle", "maybe")}, "wrong_type", "shuffle", "maybe",
                "'shuffle' must be true or false.");
}

TEST(Config, WordsInPlaceOfNumbers) {
  EXPECT_FALSE(Accepted({Given("clipNorm", "none")}).clip_norm);
  EXPECT_TRUE(Accepted({Given("initializer.gain", "activation")}).gain_from_activation);
  EXPECT_EQ(Accepted({Given("initializer.gain", -2)}).gain, -2);
  EXPECT_EQ(Refused({Given("clipNorm", "activation")}).code, "wrong_type");
}

TEST(Config, Seeds) {
  EXPECT_EQ(Accepted({Given("seed", "hello")}).seed, "hello");
  EXPECT_EQ(Accepted({Given("seed", std::string(256, '7'))}).seed.size(), 256u);
  ExpectRefused({Given("seed", 7)}, "wrong_type", "seed", "7",
                "'seed' must be a text of 1 to 256 bytes.");
  ExpectRefused({Given("seed", "")}, "out_of_range", "seed", "",
                "'seed' must be a text of 1 to 256 bytes.");
  EXPECT_EQ(Refused({Given("seed", std::string(257, '7'))}).code, "out_of_range");
}

TEST(Config, UnknownFieldsNameTheNearest) {
  ExpectRefused({Given("bachSize", 10)}, "unknown_field", "bachSize", "10",
                "There is no field 'bachSize'; did you mean 'batchSize'?");
  ExpectRefused({Given("data.trainshare", 10)}, "unknown_field", "data.trainshare", "10",
                "There is no field 'data.trainshare'; did you mean 'data.trainShare'?");
  ExpectRefused({Given("layers[12].unit", 10)}, "unknown_field", "layers[12].unit", "10",
                "There is no field 'layers[12].unit'; did you mean 'layers[12].units'?");
  ExpectRefused({Given("layers[1].activation.parameter.alpha", 1)}, "unknown_field",
                "layers[1].activation.parameter.alpha", "1",
                "There is no field 'layers[1].activation.parameter.alpha'; did you mean "
                "'layers[1].activation.parameters.alpha'?");
  ExpectRefused({Given("optimiser.beta1", 0.5)}, "unknown_field", "optimiser.beta1", "0.5",
                "There is no field 'optimiser.beta1'; did you mean 'optimizer.beta1'?");
  ExpectRefused({Given("loss", "mae")}, "unknown_field", "loss", "mae",
                "There is no field 'loss'; accepted: loss.id.");
  ExpectRefused({Given("initializer", "zeros")}, "unknown_field", "initializer", "zeros",
                "There is no field 'initializer'; did you mean 'initializer.id'?");
  ExpectRefused({Given("output.units", 3)}, "unknown_field", "output.units", "3",
                "There is no field 'output.units'; accepted: output.activation.id, "
                "output.activation.formula, output.activation.fixed, "
                "output.activation.parameters.*, output.learn.");
  ExpectRefused({Given("qqqqqqqqqqqqqqqqqqqqqqqq", 10)}, "unknown_field",
                "qqqqqqqqqqqqqqqqqqqqqqqq", "10",
                "There is no field 'qqqqqqqqqqqqqqqqqqqqqqqq'; accepted: seed, problem, data, "
                "features, layers, output, initializer, loss, optimizer, regularization, clipNorm, "
                "batchSize, leftovers, shuffle.");
  for (const char* path :
       {"", ".", "[", "]", "layers", "layers[0]", "layers[].units", "[0]", "layers[-1].units",
        "layers[01].units", "layers[0][0].units", "layers[0].activation.parameters.", "optimizer.",
        "__proto__", "layers[9999999999].units", "features[0].x", "data.points"}) {
    EXPECT_EQ(Refused({Given(path, 1)}).code, "unknown_field") << path;
    EXPECT_EQ(Refused({Given(path, 1)}).field, path);
  }
  EXPECT_EQ(Refused({Given(std::string(100000, 'a'), 1)}).code, "unknown_field");
}

}  // namespace
}  // namespace activation
