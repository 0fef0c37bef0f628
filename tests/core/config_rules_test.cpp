// How features, layers, output, loss and steps of a configuration fit together, rule by rule. Each
// refusal is under one field.
#include <gtest/gtest.h>

#include <cmath>

#include "config_calls.h"

namespace activation {
namespace {

// ---- features and layers ------------------------------------------------------------------------

TEST(ConfigFeatures, AtLeastOneEachOnceWithoutGaps) {
  EXPECT_EQ(Accepted({Given("features[0]", "sin_x")}).features.size(), 1u);
  ExpectRefused({Given("features.length", 0)}, "out_of_range", "features.length", "0",
                "'features.length' must be a whole number from 1 to 7.");
  ExpectRefused({Given("features[0]", "x"), Given("features[1]", "x")}, "repeated", "features[1]",
                "x", "Every feature may be there once.");
  ExpectRefused({Given("features[1]", "x")}, "missing", "features[0]", "",
                "'features[0]' is missing: the list goes on after it.");
  EXPECT_EQ(Refused({Given("features.length", 2), Given("features[0]", "x")}).field, "features[1]");
  EXPECT_EQ(Refused({Given("features[7]", "x")}).field, "features.length");
  std::vector<Setting> all;
  for (const FeatureRow& row : Features()) {
    all.push_back(Given("features[" + std::to_string(all.size()) + "]", row.id));
  }
  EXPECT_EQ(Accepted(all).features.size(), Features().size());
}

TEST(ConfigLayers, NoneToFifty) {
  EXPECT_EQ(Accepted({Given("layers.length", 0)}).layers.size(), 1u);
  std::vector<Setting> settings;
  for (int l = 0; l < 50; ++l) {
    settings.push_back(Given("layers[" + std::to_string(l) + "].units", 1 + l));
  }
  const Config config = Accepted(settings);
  ASSERT_EQ(config.layers.size(), 51u);
  for (int l = 0; l < 50; ++l) EXPECT_EQ(config.layers[static_cast<std::size_t>(l)].units, 1 + l);
  EXPECT_EQ(config.layers[49].activation->row().id, "tanh");
  settings.push_back(Given("layers[50].units", 1));
  ExpectRefused(settings, "out_of_range", "layers.length", "51",
                "'layers.length' must be a whole number from 0 to 50.");
  EXPECT_EQ(Refused({Given("layers.length", 51)}).field, "layers.length");
  ExpectRefused({Given("layers[1].units", 2)}, "missing", "layers[0].units", "",
                "'layers[0].units' is missing: a whole number from 1 to 64.");
  EXPECT_EQ(Refused({Given("layers.length", 1)}).field, "layers[0].units");
}

TEST(ConfigLayers, Activations) {
  const Setting units = Given("layers[0].units", 2);
  const auto refused = [&](std::vector<Setting> settings) {
    settings.push_back(units);
    return Refused(settings);
  };
  const Error unknown = refused({Given("layers[0].activation.id", "releu")});
  EXPECT_EQ(unknown.code, "unknown_activation");
  EXPECT_EQ(unknown.field, "layers[0].activation.id");
  EXPECT_EQ(unknown.value, "releu");
  EXPECT_EQ(unknown.suggestions.at(0), "relu");
  const Error parameter = refused(
      {Given("layers[0].activation.id", "elu"), Given("layers[0].activation.parameters.beta", 1)});
  EXPECT_EQ(parameter.code, "unknown_parameter");
  EXPECT_EQ(parameter.field, "layers[0].activation.parameters.beta");
  const Error formula = refused({Given("layers[0].activation.formula", "x + * 2")});
  EXPECT_EQ(formula.field, "layers[0].activation.formula");
  EXPECT_EQ(formula.offset, 4);
  const Error both = refused(
      {Given("layers[0].activation.id", "relu"), Given("layers[0].activation.formula", "x")});
  EXPECT_EQ(both.field, "layers[0].activation.formula");
  EXPECT_EQ(both.message, "An activation is named by its id or given by its formula, not both.");
  const Error empty = refused({Given("layers[0].activation.id", "")});
  EXPECT_EQ(empty.message, "'layers[0].activation.id' must be a text that is not empty.");
  EXPECT_EQ(refused({Given("layers[0].activation.formula", "")}).field,
            "layers[0].activation.formula");
  const Error softmax = refused({Given("layers[0].activation.id", "softmax")});
  EXPECT_EQ(softmax.code, "not_accepted");
  EXPECT_EQ(softmax.field, "layers[0].activation.id");
  EXPECT_TRUE(softmax.message.starts_with("'softmax' is for the output layer")) << softmax.message;
  const Error order = refused({Given("layers[0].activation.id", "rrelu_train"),
                               Given("layers[0].activation.parameters.lower", 0.5)});
  EXPECT_EQ(order.code, "out_of_order");
  EXPECT_EQ(order.field, "layers[0].activation.parameters.lower");
}

TEST(ConfigLayers, AFormulaHasAtMostTwentyParameters) {
  const auto sum_of = [](int n) {
    std::string text = "x";
    for (int k = 0; k < n; ++k) text += "+p" + std::to_string(k);
    return std::vector{Given("output.activation.formula", text)};
  };
  EXPECT_EQ(Accepted(sum_of(20)).layers[0].activation->parameters().size(), 20u);
  const Error error = Refused(sum_of(21));
  EXPECT_EQ(error.field, "output.activation.formula");
  EXPECT_EQ(error.message, "A formula may have at most 20 parameters, not 21.");
}

TEST(ConfigLayers, LearnNeedsAParameterToLearn) {
  for (const char* path : {"layers[0].", "output."}) {
    const std::string layer = path;
    const auto with = [&](const Setting& activation, const char* learn) {
      return std::vector{Given("layers[0].units", 2), activation, Given(layer + "learn", learn)};
    };
    const Setting prelu = Given(layer + "activation.id", "prelu");
    const Setting relu = Given(layer + "activation.id", "relu");
    const Setting typed = Given(layer + "activation.formula", "a*x");
    const Setting fixed = Given(layer + "activation.formula", "2*x");
    for (const char* learn : {"none", "layer", "unit"}) {
      Accepted(with(prelu, learn));
      Accepted(with(typed, learn));
    }
    Accepted(with(relu, "none"));
    for (const Setting& nothing : {relu, fixed}) {
      const Error error = Refused(with(nothing, "layer"));
      EXPECT_EQ(error.code, "not_accepted");
      EXPECT_EQ(error.field, layer + "learn");
      EXPECT_EQ(error.value, "layer");
      EXPECT_EQ(error.message, "This activation has no parameter to learn: 'none' is accepted.");
    }
  }
  EXPECT_EQ(
      Refused({Given("output.activation.id", "softmax"), Given("output.learn", "unit")}).field,
      "output.learn");
}

TEST(ConfigLayers, FixedNamesStandBetweenCommas) {
  const Setting formula = Given("layers[0].activation.formula", "a*tanh(b*x)+c");
  const auto with = [&](const char* fixed) {
    return std::vector{Given("layers[0].units", 2), formula,
                       Given("layers[0].activation.fixed", fixed)};
  };
  const LayerSpec layer = Accepted(with("c, a ")).layers[0];
  const Row& row = layer.activation->row();
  ASSERT_EQ(row.parameters.size(), 3u);
  EXPECT_FALSE(row.parameters[0].learnable);
  EXPECT_TRUE(row.parameters[1].learnable);
  EXPECT_FALSE(row.parameters[2].learnable);
  EXPECT_EQ(Refused(with("a,d")).field, "layers[0].activation.fixed");
}

// ---- output and loss ----------------------------------------------------------------------------

TEST(ConfigOutput, FollowsFromTheLossThenTheProblem) {
  for (const LossRow& loss : Losses()) {
    for (const bool regression : {false, true}) {
      const std::vector<Setting> settings = {
          Given("problem", regression ? "regression" : "classification"),
          Given("loss.id", loss.id)};
      if (regression ? !loss.regression : !loss.classification) {
        EXPECT_EQ(Refused(settings).field, "loss.id");
        continue;
      }
      const LayerSpec output = Accepted(settings).layers.back();
      const std::string_view id = output.activation ? output.activation->row().id : "softmax";
      EXPECT_EQ(id, !loss.output.empty() ? loss.output : regression ? "identity" : "tanh");
    }
  }
  ExpectRefused({Given("problem", "regression"), Given("loss.id", "hinge")}, "wrong_problem",
                "loss.id", "hinge",
                "'hinge' is not for regression; there are half_squared, mae and huber.");
}

TEST(ConfigOutput, UnitsFollowFromTheClasses) {
  const auto units = [](std::string_view data, std::string_view loss, std::string_view output) {
    return Accepted({Given("data.id", data), Given("data.classes", data == "blobs" ? 5 : 2),
                     Given("loss.id", loss), Given("output.activation.id", output)})
        .layers.back()
        .units;
  };
  EXPECT_EQ(units("xor", "half_squared", "tanh"), 1);
  EXPECT_EQ(units("xor", "half_squared", "sigmoid"), 1);
  EXPECT_EQ(units("xor", "half_squared", "softmax"), 2);
  EXPECT_EQ(units("xor", "bce_logits", "sigmoid"), 1);
  EXPECT_EQ(units("xor", "bce_logits", "identity"), 1);
  EXPECT_EQ(units("xor", "softmax_ce", "softmax"), 2);
  EXPECT_EQ(units("xor", "softmax_ce", "identity"), 2);
  EXPECT_EQ(units("xor", "hinge", "relu"), 1);
  EXPECT_EQ(units("blobs", "half_squared", "tanh"), 5);
  EXPECT_EQ(units("blobs", "half_squared", "softmax"), 5);
  EXPECT_EQ(units("blobs", "bce_logits", "sigmoid"), 5);
  EXPECT_EQ(units("blobs", "softmax_ce", "identity"), 5);
  EXPECT_EQ(units("blobs", "perceptron", "binary_step"), 5);
  EXPECT_EQ(Accepted({Given("problem", "regression"), Given("output.activation.id", "sigmoid")})
                .layers.back()
                .units,
            1);
}

TEST(ConfigOutput, LossesOfLogitsTakeTheirOwnActivationOrNone) {
  const auto settings = [](std::string_view loss, std::string_view output) {
    return std::vector{Given("loss.id", loss), Given("output.activation.id", output)};
  };
  for (const char* output : {"identity", "sigmoid"}) Accepted(settings("bce_logits", output));
  for (const char* output : {"identity", "softmax"}) Accepted(settings("softmax_ce", output));
  for (const char* output : {"identity", "binary_step", "tanh", "relu"}) {
    Accepted(settings("hinge", output));
    Accepted(settings("perceptron", output));
  }
  ExpectRefused(settings("bce_logits", "tanh"), "not_accepted", "output.activation.id", "tanh",
                "'bce_logits' takes z, before the activation: the output must be 'sigmoid' or "
                "'identity'.");
  EXPECT_EQ(Refused(settings("bce_logits", "softmax")).field, "output.activation.id");
  EXPECT_EQ(Refused(settings("softmax_ce", "sigmoid")).field, "output.activation.id");
  EXPECT_EQ(
      Refused({Given("loss.id", "softmax_ce"), Given("output.activation.formula", "x")}).field,
      "output.activation.formula");
  for (const char* loss : {"hinge", "perceptron"}) {
    ExpectRefused(settings(loss, "softmax"), "not_accepted", "output.activation.id", "softmax",
                  "'" + std::string(loss) + "' takes any activation but 'softmax'.");
  }
  ExpectRefused({Given("loss.id", "perceptron"), Given("output.activation.id", "prelu"),
                 Given("output.learn", "layer")},
                "not_accepted", "output.learn", "layer",
                "'perceptron' takes z, before the activation, which learns nothing: 'none' is "
                "accepted.");
}

TEST(ConfigOutput, SoftmaxIsForClassificationAndHasNoParameters) {
  ExpectRefused({Given("problem", "regression"), Given("output.activation.id", "softmax")},
                "wrong_problem", "output.activation.id", "softmax",
                "'softmax' gives probabilities of classes: it is for classification.");
  ExpectRefused({Given("output.activation.id", "softmax"),
                 Given("output.activation.parameters.temperature", 2)},
                "unknown_parameter", "output.activation.parameters.temperature", "2",
                "'softmax' has no parameters.");
}

// ---- steps --------------------------------------------------------------------------------------

TEST(ConfigSteps, ABatchFitsTheDataUnlessLeftoversAreCarried) {
  Accepted({Given("batchSize", 250)});
  ExpectRefused({Given("batchSize", 251)}, "too_large", "batchSize", "251",
                "'batchSize' must be at most 250, as many as there are points for training, unless "
                "leftovers are carried.");
  EXPECT_EQ(Refused({Given("batchSize", 251), Given("leftovers", "drop")}).field, "batchSize");
  EXPECT_EQ(Accepted({Given("batchSize", 251), Given("leftovers", "carry")}).batch_size, 251);
  const Points points = SomePoints(12);
  Accepted({Given("batchSize", 6)}, &points);
  EXPECT_EQ(Refused({Given("batchSize", 7)}, &points).field, "batchSize");
}

TEST(ConfigSteps, AStepMayCostTwentyMillionMultiplyAdds) {
  std::vector<Setting> settings;
  for (int l = 0; l < 50; ++l) {
    settings.push_back(Given("layers[" + std::to_string(l) + "].units", 64));
  }
  // Two features: 2 x 64 x 2, then 49 times 64 x 64 x 3, then 64 x 3.
  const double sample = 2 * 64 * 2 + 49 * 64 * 64 * 3 + 64 * 3;
  const double most = std::floor(kMaxStepCost / sample);
  settings.push_back(Given("batchSize", most));
  Accepted(settings);
  settings.back().number = most + 1;
  const Error error = Refused(settings);
  EXPECT_EQ(error.code, "too_costly");
  EXPECT_EQ(error.field, "layers");
  EXPECT_EQ(error.message,
            "One step would take " + std::to_string(static_cast<int>((most + 1) * sample)) +
                " multiply-adds, and 20000000 is the limit: fewer or smaller layers, "
                "or smaller batches.");
  // A carried batch that the data never fills costs no more than the data.
  settings.back().number = 1e6;
  settings.push_back(Given("leftovers", "carry"));
  EXPECT_EQ(Refused(settings).code, "too_costly");
  settings.push_back(Given("data.trainShare", 5));
  Accepted(settings);
}

}  // namespace
}  // namespace activation
