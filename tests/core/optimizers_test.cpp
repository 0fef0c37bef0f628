// Every optimizer against a replay in extended precision, one parameter at a time, written from
// the algorithms in the documentation of torch.optim.
#include "ingredients/optimizers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "numeric/hash.h"
#include "numeric/rng.h"

namespace activation {
namespace {

using Real = long double;
using Settings = OptimizerSettings;

// An optimizer with its own defaults, as a configuration that names nothing else gets it.
Settings DefaultsOf(const OptimizerRow& row) {
  Settings settings;
  for (const OptimizerSetting& setting : row.settings) {
    if (setting.number != nullptr) settings.*setting.number = setting.initial;
    if (setting.flag != nullptr) settings.*setting.flag = setting.initial != 0;
  }
  return settings;
}

// One parameter and what its optimizer remembers.
class Replay {
 public:
  Replay(std::string_view id, const Settings& settings, Real w)
      : id_(id), s_(settings), w_(w), sum_(settings.initial_accumulator) {}

  // `g` is the clipped mean gradient of step t = 1, 2, ...
  void Step(Real g, Real learning_rate, int t) {
    const Real weight_decay = s_.weight_decay;
    if (id_ == "adamw") {
      w_ -= learning_rate * weight_decay * w_;
    } else {
      g += weight_decay * w_;
    }
    if (id_ == "sgd") w_ -= learning_rate * g;
    if (id_ == "momentum" || id_ == "nesterov") Momentum(g, learning_rate, t);
    if (id_ == "rmsprop") RmsProp(g, learning_rate);
    if (id_ == "adagrad") Adagrad(g, learning_rate, t);
    if (id_ == "adam" || id_ == "adamw") Adam(g, learning_rate, t);
  }
  Real w() const { return w_; }

 private:
  void Momentum(Real g, Real learning_rate, int t) {
    if (s_.momentum != 0) {
      b_ = t > 1 ? s_.momentum * b_ + (1 - static_cast<Real>(s_.dampening)) * g : g;
      g = id_ == "nesterov" ? g + s_.momentum * b_ : b_;
    }
    w_ -= learning_rate * g;
  }
  void RmsProp(Real g, Real learning_rate) {
    const Real alpha = s_.alpha;
    v_ = alpha * v_ + (1 - alpha) * g * g;
    Real variance = v_;
    if (s_.centered) {
      mean_ = alpha * mean_ + (1 - alpha) * g;
      variance -= mean_ * mean_;
    }
    const Real scaled = g / (std::sqrt(variance) + s_.epsilon);
    b_ = s_.momentum * b_ + scaled;
    w_ -= learning_rate * (s_.momentum > 0 ? b_ : scaled);
  }
  void Adagrad(Real g, Real learning_rate, int t) {
    const Real slowed = learning_rate / (1 + (t - 1) * static_cast<Real>(s_.learning_rate_decay));
    sum_ += g * g;
    w_ -= slowed * g / (std::sqrt(sum_) + s_.epsilon);
  }
  void Adam(Real g, Real learning_rate, int t) {
    const Real beta1 = s_.beta1, beta2 = s_.beta2;
    mean_ = beta1 * mean_ + (1 - beta1) * g;
    v_ = beta2 * v_ + (1 - beta2) * g * g;
    largest_ = std::max(largest_, v_);
    const Real mean = mean_ / (1 - std::pow(beta1, static_cast<Real>(t)));
    const Real square = (s_.amsgrad ? largest_ : v_) / (1 - std::pow(beta2, static_cast<Real>(t)));
    w_ -= learning_rate * mean / (std::sqrt(square) + s_.epsilon);
  }

  std::string_view id_;
  Settings s_;
  Real w_;
  Real b_ = 0, v_ = 0, mean_ = 0, sum_, largest_ = 0;
};

// The optimizer and its state; parameters 3 and 7 pad two rows of three.
constexpr std::size_t kSize = 8;
bool IsPadding(std::size_t i) { return i % 4 == 3; }

class Training {
 public:
  Training(const OptimizerRow& row, const Settings& settings) : row_(row), settings_(settings) {
    if (row.start != nullptr) row.start(settings, slots_, kSize);
  }
  void Step(const double* gradient_sum, double count, double clip, double learning_rate) {
    settings_.learning_rate = learning_rate;
    row_.apply(settings_, {.parameters = w,
                           .gradient_sum = gradient_sum,
                           .count = count,
                           .clip = clip,
                           .weight_decay = settings_.weight_decay,
                           .n = kSize,
                           .step = ++step_,
                           .slots = {slots_[0], slots_[1], slots_[2]}});
  }
  alignas(16) double w[kSize] = {};

 private:
  const OptimizerRow& row_;
  Settings settings_;
  std::int64_t step_ = 0;
  alignas(16) double state_[kMaxSlots][kSize] = {};
  double* slots_[kMaxSlots] = {state_[0], state_[1], state_[2]};
};

struct Case {
  std::string name;
  std::string id;
  Settings settings;
};

// Each optimizer as it comes, with weight decay, and with each of its options.
std::vector<Case> Cases() {
  std::vector<Case> cases;
  const auto add = [&](const char* name, const char* id, auto change) {
    Case added{name, id, DefaultsOf(*FindOptimizer(id))};
    change(added.settings);
    cases.push_back(added);
  };
  const auto as_it_is = [](Settings&) {};
  for (const OptimizerRow& row : Optimizers()) {
    add("plain", row.id.data(), as_it_is);
    add("decay", row.id.data(), [](Settings& s) { s.weight_decay = 0.02; });
  }
  add("dampened", "momentum", [](Settings& s) { s.dampening = 0.25; });
  add("without", "momentum", [](Settings& s) { s.momentum = 0, s.dampening = 0.25; });
  add("without", "nesterov", [](Settings& s) { s.momentum = 0; });
  add("centered", "rmsprop", [](Settings& s) { s.centered = true; });
  add("momentum", "rmsprop", [](Settings& s) { s.momentum = 0.5, s.epsilon = 1e-6; });
  add("both", "rmsprop", [](Settings& s) {
    s.momentum = 0.5, s.centered = true, s.alpha = 0.9, s.weight_decay = 0.01;
  });
  add("slowed", "adagrad",
      [](Settings& s) { s.learning_rate_decay = 0.01, s.initial_accumulator = 0.1; });
  add("amsgrad", "adam", [](Settings& s) { s.amsgrad = true, s.beta1 = 0.8, s.beta2 = 0.9; });
  add("amsgrad", "adamw", [](Settings& s) { s.amsgrad = true, s.beta2 = 0.9; });
  add("no_memory", "adam", [](Settings& s) { s.beta1 = 0, s.beta2 = 0; });
  add("no_decay", "adamw", [](Settings& s) { s.weight_decay = 0; });
  return cases;
}

class OptimizerTest : public testing::TestWithParam<Case> {
 protected:
  const OptimizerRow& row_ = *FindOptimizer(GetParam().id);
};

TEST_P(OptimizerTest, FollowsItsAlgorithm) {
  const Settings& settings = GetParam().settings;
  Pcg32 random(GetParam().id, GetParam().name);
  Training run(row_, settings);
  std::vector<Replay> replays;
  for (std::size_t i = 0; i < kSize; ++i) {
    run.w[i] = IsPadding(i) ? 0 : random.Normal();
    replays.emplace_back(row_.id, settings, run.w[i]);
  }
  for (int t = 1; t <= 200; ++t) {
    // Batches of all sizes, some clipped, at a rate that changes on the way.
    const double count = 1 + random.Below(12), clip = t % 3 == 0 ? random.Uniform() : 1;
    const double learning_rate = settings.learning_rate * (t < 100 ? 1 : 0.3);
    double sum[kSize];
    for (std::size_t i = 0; i < kSize; ++i) sum[i] = IsPadding(i) ? 0 : count * random.Normal();
    run.Step(sum, count, clip, learning_rate);
    for (std::size_t i = 0; i < kSize; ++i) {
      replays[i].Step(static_cast<Real>(clip) * sum[i] / count, learning_rate, t);
      if (IsPadding(i)) {
        ASSERT_EQ(run.w[i], 0) << "padding, step " << t;
        continue;
      }
      const double expected = static_cast<double>(replays[i].w());
      ASSERT_NEAR(run.w[i], expected, 1e-13 * (1 + std::fabs(expected))) << "step " << t;
    }
  }
}

TEST_P(OptimizerTest, LanesNeverMeet) {
  const Settings& settings = GetParam().settings;
  Training whole(row_, settings), again(row_, settings);
  for (std::size_t i = 0; i < kSize; ++i) whole.w[i] = again.w[i] = static_cast<double>(i) - 3.5;
  const double sum[kSize] = {1, -2, 3, -4, 5, -6, 7, -8};
  double other[kSize];
  for (std::size_t i = 0; i < kSize; ++i) other[i] = i % 2 == 0 ? sum[i] : 0.125;
  for (int t = 0; t < 5; ++t) {
    whole.Step(sum, 3, 0.9, 0.1);
    again.Step(other, 3, 0.9, 0.1);
  }
  for (std::size_t i = 0; i < kSize; i += 2) EXPECT_EQ(whole.w[i], again.w[i]) << "lanes meet";
}

INSTANTIATE_TEST_SUITE_P(All, OptimizerTest, testing::ValuesIn(Cases()),
                         [](const auto& run) { return run.param.id + "_" + run.param.name; });

TEST(Optimizers, AreFoundByTheirIds) {
  std::string ids;
  for (const OptimizerRow& row : Optimizers()) {
    ids += std::string(row.id) + " ";
    EXPECT_EQ(FindOptimizer(row.id), &row);
    EXPECT_LE(row.slots, kMaxSlots);
    EXPECT_FALSE(row.source.empty());
  }
  EXPECT_EQ(ids, "sgd momentum nesterov rmsprop adagrad adam adamw ");
  EXPECT_EQ(FindOptimizer("lbfgs"), nullptr);
}

TEST(Optimizers, SettingsAcceptTheirDefaults) {
  for (const OptimizerRow& row : Optimizers()) {
    std::set<std::string_view> names;
    for (const OptimizerSetting& setting : row.settings) {
      SCOPED_TRACE(std::string(row.id) + " " + std::string(setting.name));
      EXPECT_TRUE(names.insert(setting.name).second) << "twice";
      EXPECT_NE(setting.number == nullptr, setting.flag == nullptr);
      EXPECT_TRUE(setting.low_open ? setting.initial > setting.low
                                   : setting.initial >= setting.low);
      EXPECT_TRUE(setting.high_open ? setting.initial < setting.high
                                    : setting.initial <= setting.high);
    }
    EXPECT_TRUE(names.count("learningRate") == 1 && names.count("weightDecay") == 1) << row.id;
  }
}

// torch.optim's, but for the learning rates of the first three, which PyTorch does not propose.
TEST(Optimizers, DefaultsAreThoseOfPyTorch) {
  EXPECT_EQ(DefaultsOf(*FindOptimizer("sgd")).learning_rate, 0.03);
  const Settings rmsprop = DefaultsOf(*FindOptimizer("rmsprop"));
  EXPECT_EQ(rmsprop.learning_rate, 0.01);
  EXPECT_EQ(rmsprop.alpha, 0.99);
  EXPECT_EQ(rmsprop.epsilon, 1e-8);
  EXPECT_EQ(rmsprop.momentum, 0);
  EXPECT_EQ(DefaultsOf(*FindOptimizer("momentum")).momentum, 0.9);
  EXPECT_EQ(DefaultsOf(*FindOptimizer("nesterov")).momentum, 0.9);
  EXPECT_EQ(DefaultsOf(*FindOptimizer("adagrad")).learning_rate, 0.01);
  EXPECT_EQ(DefaultsOf(*FindOptimizer("adagrad")).epsilon, 1e-10);
  const Settings adam = DefaultsOf(*FindOptimizer("adam"));
  EXPECT_EQ(adam.learning_rate, 0.001);
  EXPECT_EQ(adam.beta1, 0.9);
  EXPECT_EQ(adam.beta2, 0.999);
  EXPECT_EQ(adam.epsilon, 1e-8);
  EXPECT_EQ(adam.weight_decay, 0);
  EXPECT_EQ(DefaultsOf(*FindOptimizer("adamw")).weight_decay, 0.01);
}

TEST(Optimizers, SgdHasTheBitsOfTensorFlowPlayground) {
  const OptimizerRow& sgd = *FindOptimizer("sgd");
  Pcg32 random("optimizers", "playground");
  for (int i = 0; i < 1000; ++i) {
    const double learning_rate = 0.03, count = 1 + random.Below(30);
    Training run(sgd, DefaultsOf(sgd));
    double sum[kSize], expected[kSize];
    for (std::size_t k = 0; k < kSize; ++k) {
      run.w[k] = random.Normal();
      sum[k] = 10 * random.Normal();
      expected[k] = run.w[k] - (learning_rate / count) * sum[k];
    }
    run.Step(sum, count, 1, learning_rate);
    for (std::size_t k = 0; k < kSize; ++k) ASSERT_EQ(run.w[k], expected[k]);
  }
}

// The variance of an unchanging gradient is 0 in the end, which rounding must not carry below.
TEST(Optimizers, CenteredRmsPropTakesAnUnchangingGradient) {
  const OptimizerRow& rmsprop = *FindOptimizer("rmsprop");
  Settings settings = DefaultsOf(rmsprop);
  settings.centered = true;
  settings.alpha = 0.9;
  Pcg32 random("optimizers", "unchanging");
  Training run(rmsprop, settings);
  double sum[kSize];
  for (double& g : sum) g = random.Normal();
  for (int t = 0; t < 2000; ++t) {
    run.Step(sum, 1, 1, 1e-9);
    for (const double w : run.w) ASSERT_TRUE(std::isfinite(w)) << t;
  }
}

// The bits of all runs, which must be the same wherever this test runs.
TEST(Optimizers, GiveTheSameBitsEverywhere) {
  Hash hash;
  for (const Case& each : Cases()) {
    Training run(*FindOptimizer(each.id), each.settings);
    Pcg32 random("optimizers", each.id + each.name);
    for (int t = 0; t < 100; ++t) {
      double sum[kSize];
      for (double& g : sum) g = random.Normal();
      run.Step(sum, 3, 0.7, 0.03);
    }
    for (const double w : run.w) hash.Add(w);
  }
  EXPECT_EQ(hash.value(), 0x29332b7c33cfd4cfu);
}

}  // namespace
}  // namespace activation
