// Settings at random: whatever they are, they are refused or make a configuration that keeps every
// promise and runs.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "config_calls.h"
#include "functions/catalogue.h"
#include "numeric/rng.h"
#include "trainer/config_fields.h"
#include "trainer/trainer.h"

namespace activation {
namespace {

class Fuzzer {
 public:
  explicit Fuzzer(std::string_view seed) : random_(seed, "settings") {}

  std::size_t Below(std::size_t n) {
    return static_cast<std::size_t>(random_.Uniform() * static_cast<double>(n));
  }
  template <class Items>
  auto Any(const Items& items) {
    return items[Below(std::size(items))];
  }
  bool Once(std::size_t in) { return Below(in) == 0; }

  // Mostly a field's own path and a value that it might take; sometimes anything.
  Setting Next() {
    const Field& field = Any(Fields());
    Setting setting{.path = PathOf(field)};
    if (Once(100)) setting.path = Stirred(setting.path);
    setting.is_text = field.kind == Kind::kText || field.kind == Kind::kChoice || Once(20);
    if (field.kind == Kind::kChoice && !Once(8)) {
      setting.text = Any(field.choices());
    } else {
      constexpr std::string_view texts[] = {"",        "tanh",       "prelu", "apl",
                                            "softmax", "relu",       "x*a",   "a*x+b*",
                                            "none",    "activation", "true",  "0.17539"};
      setting.text = Once(10) ? Stirred("sigmoid(x)") : std::string(Any(texts));
    }
    constexpr double any[] = {0,  1,    -1,   2,         0.5,        3,       10,
                              64, -0.0, 5000, kInfinity, -kInfinity, kNoSlope};
    constexpr double extreme[] = {1e300, -1e300, 1e-320, 0x1p63};  // slow to write
    setting.number = Once(100) ? Any(extreme) : Any(any);
    const bool bounded = field.range.low > -kInfinity && field.range.high < kInfinity;
    if (bounded && !Once(6)) {
      setting.number = field.range.low + random_.Uniform() * (field.range.high - field.range.low);
      if (!Once(6)) setting.number = std::floor(setting.number);
    }
    return setting;
  }

 private:
  std::string PathOf(const Field& field) {
    std::string path(field.path);
    if (const std::size_t at = path.find('#'); at != path.npos) {
      path.replace(at, 1, std::to_string(Once(30) ? Below(100) : Below(3)));
    }
    constexpr std::string_view names[] = {
        "learningRate", "momentum", "beta1", "amsgrad",        "alpha",  "a",
        "a0",           "b0",       "b1",    "negative_slope", "epsilon"};
    if (path.ends_with('*')) path.replace(path.size() - 1, 1, Any(names));
    return path;
  }

  std::string Stirred(std::string text) {
    for (int changes = 0; changes < 2; ++changes) {
      const std::size_t at = Below(text.size() + 1);
      if (at < text.size() && Once(2)) {
        text.erase(at, 1 + Below(3));
      } else {
        text.insert(at, 1, static_cast<char>(Below(256)));
      }
    }
    return text;
  }

  Pcg32 random_;
};

void ExpectKept(const Config& config) {
  ASSERT_NE(config.loss, nullptr);
  ASSERT_NE(config.optimizer, nullptr);
  ASSERT_NE(config.regularizer, nullptr);
  ASSERT_NE(config.initializer, nullptr);
  ASSERT_FALSE(config.features.empty());
  ASSERT_FALSE(config.layers.empty());
  EXPECT_LE(config.layers.size(), 51u);
  EXPECT_EQ(config.data.dataset == nullptr, config.data.points.size() > 0);
  if (config.data.dataset != nullptr) {
    EXPECT_EQ(config.data.dataset->problem, config.problem);
  }
  EXPECT_TRUE(std::isfinite(config.data.choice.noise) && config.data.choice.noise >= 0);
  EXPECT_TRUE(config.optimizer_settings.learning_rate >= 0);
  EXPECT_TRUE(config.regularization_rate >= 0);
  EXPECT_TRUE(std::isfinite(config.gain));
  EXPECT_GE(config.batch_size, 1);
  for (const LayerSpec& layer : config.layers) {
    EXPECT_TRUE(layer.units >= 1 && layer.units <= kMaxUnits);
    if (!layer.activation) {
      EXPECT_EQ(&layer, &config.layers.back());
    }
  }
}

// Whatever is accepted can be run, and keeps its promises of size on the way.
void ExpectRuns(const Config& config) {
  Trainer trainer(config);
  trainer.Step(2);
  EXPECT_EQ(trainer.network().outputs(), config.layers.back().units);
  EXPECT_GE(trainer.train().size(), 1);
  EXPECT_EQ(trainer.train().inputs(), static_cast<int>(config.features.size()));
}

TEST(ConfigFuzz, EveryOutputThatALossTakesRuns) {
  std::vector<std::string_view> outputs = {"softmax"};
  for (const Row& row : Activations()) outputs.push_back(row.id);
  int accepted = 0;
  for (const LossRow& loss : Losses()) {
    for (const std::string_view output : outputs) {
      for (const int classes : {0, 2, 3}) {
        std::vector<Setting> settings = {
            Given("loss.id", loss.id), Given("output.activation.id", output),
            Given("data.id", classes == 0 ? "reg_plane" : "blobs"), Given("layers[0].units", 2)};
        if (classes > 0) settings.push_back(Given("data.classes", classes));
        Config config;
        if (ReadConfig(settings, nullptr, &config)) continue;
        ++accepted;
        ExpectRuns(config);
      }
    }
  }
  const int rows = static_cast<int>(outputs.size()) - 1;
  // Three losses of a: any row for all, softmax for classes. Two of logits: their own and identity.
  // Two of signs: any row, for classes.
  EXPECT_EQ(accepted, 3 * (3 * rows + 2) + 2 * (2 * 2) + 2 * (2 * rows));
}

TEST(ConfigFuzz, AHundredThousandConfigurations) {
  Fuzzer fuzzer("1");
  Points points;
  for (int i = 0; i < 30; ++i) points.Add(i, -i, i % 2 == 0 ? 1 : -1);
  Config running =
      Accepted({Given("layers[0].units", 3), Given("layers[0].activation.id", "prelu")});
  int accepted = 0, changed = 0;
  for (int round = 0; round < 100000; ++round) {
    std::vector<Setting> settings;
    for (std::size_t n = fuzzer.Below(6); n > 0; --n) settings.push_back(fuzzer.Next());
    Config config;
    const auto error = ReadConfig(settings, fuzzer.Once(4) ? &points : nullptr, &config);
    if (error) {
      ASSERT_FALSE(error->code.empty());
      ASSERT_FALSE(error->message.empty());
    } else {
      ++accepted;
      ExpectKept(config);
      if (accepted % 50 == 0) ExpectRuns(config);
    }
    if (!ChangeConfig(settings, &running)) {
      ++changed;
      ExpectKept(running);
    }
  }
  // Neither all nor none: both ways were gone.
  EXPECT_GT(accepted, 20000);
  EXPECT_LT(accepted, 60000);
  EXPECT_GT(changed, 10000);
  EXPECT_LT(changed, 60000);
}

}  // namespace
}  // namespace activation
