// What a run promises: its steps and epochs, snapshots, and what it says when it diverges.
#include "trainer/trainer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "config_calls.h"
#include "network/views.h"
#include "runs.h"

namespace activation {
namespace {

std::vector<double> ParametersOf(const Trainer& trainer) {
  return {trainer.parameters().begin(), trainer.parameters().end()};
}

TEST(Trainer, StepsMakeEpochs) {
  Trainer by_step(MakeConfig("circle", {MakeLayer(4, "tanh")}));
  Trainer by_epoch(MakeConfig("circle", {MakeLayer(4, "tanh")}));
  by_step.Step(75);  // 250 samples in batches of 10
  by_epoch.Epoch(3);
  EXPECT_EQ(by_step.epoch(), 3);
  EXPECT_EQ(by_epoch.step(), 75);
  EXPECT_EQ(by_step.Hash(), by_epoch.Hash());
  by_step.Step(5);
  by_step.Epoch(1);  // to the end of the one that was begun
  EXPECT_EQ(by_step.epoch(), 4);
  EXPECT_EQ(by_step.step(), 100);
  by_step.Step(0);
  by_step.Epoch(0);
  EXPECT_EQ(by_step.step(), 100);
}

TEST(Trainer, LeftoversAreCarriedUsedOrDropped) {
  Config config = MakeConfig("circle", {MakeLayer(3, "tanh")});
  config.batch_size = 80;  // of 250: ten are left
  for (const auto& [leftovers, steps] :
       {std::pair{Leftovers::kCarry, 6}, {Leftovers::kUse, 8}, {Leftovers::kDrop, 6}}) {
    config.leftovers = leftovers;
    Trainer trainer(config);
    trainer.Epoch(2);
    EXPECT_EQ(trainer.epoch(), 2);
    EXPECT_EQ(trainer.step(), steps);
  }
  // Carried and dropped differ from the second epoch's first update on.
  config.leftovers = Leftovers::kCarry;
  Trainer carried(config);
  config.leftovers = Leftovers::kDrop;
  Trainer dropped(config);
  carried.Step(3);
  dropped.Step(3);
  EXPECT_EQ(carried.Hash(), dropped.Hash());
  carried.Step(1);
  dropped.Step(1);
  EXPECT_NE(carried.Hash(), dropped.Hash());
}

// The first update of the second epoch is the mean of the leftovers and a whole batch.
TEST(Trainer, CarriesLeftoversAsTheMeanOfAll) {
  Config config = MakeConfig("gauss", {});
  config.batch_size = 100;
  Trainer trainer(config);
  trainer.Step(2);
  const Network& network = trainer.network();
  const Doubles before = trainer.parameters();
  Pass pass(network, 50);
  Doubles sum(network.size());
  for (const int first : {200, 0, 50}) {
    const Samples X = trainer.train().X().From(first, 50);
    network.Forward(before.data(), X, &pass);
    network.Backward(before.data(), trainer.train().Y(first), *config.loss, &pass);
    network.Gradients(before.data(), X, pass, sum.data(), first != 200);
  }
  trainer.Step(1);
  for (std::size_t i = 0; i < network.size(); ++i) {
    EXPECT_EQ(trainer.parameters()[i], before[i] - (0.03 / 150) * sum[i]);
  }
}

TEST(Trainer, ABatchLargerThanTheDataNeverUpdates) {
  Config config = MakeConfig("circle", {MakeLayer(3, "tanh")});
  config.batch_size = 251;
  Trainer trainer(config);
  const std::uint64_t before = trainer.Hash();
  trainer.Epoch(3);
  EXPECT_EQ(trainer.epoch(), 3);
  trainer.Step(2);
  EXPECT_EQ(trainer.epoch(), 5);
  EXPECT_EQ(trainer.step(), 0);
  EXPECT_EQ(trainer.Hash(), before);
  config.leftovers = Leftovers::kUse;
  Trainer whole(config);
  whole.Step(2);
  EXPECT_EQ(whole.step(), 2);
  EXPECT_NE(whole.Hash(), before);
}

// Every optimizer, with all that a state may hold: leftovers, random slopes, an order, dead links.
TEST(Trainer, ARestoredRunGoesOnWithTheSameBits) {
  for (const OptimizerRow& optimizer : Optimizers()) {
    SCOPED_TRACE(std::string(optimizer.id));
    Config config =
        MakeConfig("spiral", {MakeLayer(4, "rrelu_train"), MakeLayer(3, "prelu", Learn::kUnit)});
    UseOptimizer(optimizer.id, &config);
    config.regularizer = FindRegularizer("l1");
    config.regularization_rate = 0.1;
    config.batch_size = 7;
    config.shuffle = true;
    Trainer trainer(config);
    trainer.Step(60);
    const Snapshot middle = trainer.Take();
    const std::uint64_t hash_then = trainer.Hash();
    trainer.Step(50);
    const std::uint64_t later = trainer.Hash();
    const Snapshot end = trainer.Take();
    ASSERT_TRUE(trainer.Restore(middle));
    EXPECT_EQ(trainer.step(), 60);
    EXPECT_EQ(trainer.Hash(), hash_then);
    EXPECT_EQ(trainer.Take().numbers, middle.numbers);
    trainer.Step(50);
    EXPECT_EQ(trainer.Hash(), later);
    EXPECT_EQ(trainer.Take().numbers, end.numbers);
    // In another trainer of the same configuration, too.
    Trainer other(config);
    ASSERT_TRUE(other.Restore(middle));
    other.Step(50);
    EXPECT_EQ(other.Hash(), later);
    trainer.Rewind();
    EXPECT_EQ(trainer.step(), 0);
    EXPECT_EQ(trainer.Hash(), Trainer(config).Hash());
    trainer.Step(110);
    EXPECT_EQ(trainer.Hash(), later);
  }
}

TEST(Trainer, RefusesWhatIsNoSnapshot) {
  Config config = MakeConfig("circle", {MakeLayer(3, "tanh")});
  config.shuffle = true;
  Trainer trainer(config);
  trainer.Step(30);
  const Snapshot good = trainer.Take();
  const std::uint64_t hash = trainer.Hash();
  for (const double bad : {-1.0, 0.5, 1e30, kNoSlope, kInfinity}) {
    for (std::size_t i : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{3},
                          std::size_t{4}, good.numbers.size() - 1}) {
      Snapshot wrong = good;
      wrong.numbers[i] = bad;
      EXPECT_FALSE(trainer.Restore(wrong)) << i << " " << bad;
    }
  }
  EXPECT_FALSE(trainer.Restore({}));
  Snapshot longer = good;
  longer.numbers.push_back(0);
  EXPECT_FALSE(trainer.Restore(longer));
  EXPECT_EQ(trainer.Hash(), hash);
  EXPECT_TRUE(trainer.Restore(good));
}

TEST(Trainer, ShufflesEveryEpochAnew) {
  Config config = MakeConfig("circle", {MakeLayer(3, "tanh")});
  Trainer plain(config);
  config.shuffle = true;
  Trainer shuffled(config), again(config);
  plain.Epoch(2);
  shuffled.Epoch(2);
  again.Epoch(1);
  again.Epoch(1);
  EXPECT_NE(plain.Hash(), shuffled.Hash());
  EXPECT_EQ(shuffled.Hash(), again.Hash());
  // Points and first weights are those of the run that does not shuffle.
  EXPECT_EQ(plain.points().train.x, shuffled.points().train.x);
  plain.Rewind();
  shuffled.Rewind();
  EXPECT_EQ(plain.Hash(), shuffled.Hash());
  // Whole-batch training is the same in any order, but for rounding.
  config.batch_size = 250;
  Trainer whole(config);
  config.shuffle = false;
  Trainer ordered(config);
  whole.Epoch(3);
  ordered.Epoch(3);
  for (std::size_t i = 0; i < whole.parameters().size(); ++i) {
    EXPECT_NEAR(whole.parameters()[i], ordered.parameters()[i], 1e-14);
  }
}

TEST(Trainer, DrawsRandomSlopesInTrainingOnly) {
  const Config config = MakeConfig("spiral", {MakeLayer(4, "rrelu_train")});
  Trainer trainer(config);
  const Network& network = trainer.network();
  Pcg32 slopes("seed", "slopes");
  Pass drawn(network, 64), mean = drawn;
  network.Forward(trainer.parameters().data(), trainer.train().X().From(0, 64), &drawn, &slopes);
  network.Forward(trainer.parameters().data(), trainer.train().X().From(0, 64), &mean);
  int negative = 0;
  double least = 1, largest = 0;
  for (int u = 0; u < 4; ++u) {
    for (int s = 0; s < 64; ++s) {
      const std::ptrdiff_t at = s * drawn.stride(0) + u;
      if (mean.Z(0)[at] > 0) continue;
      ++negative;
      EXPECT_EQ(mean.slope(0)[at], (0.125 + 0.3333333333333333) / 2);
      least = std::min(least, drawn.slope(0)[at]);
      largest = std::max(largest, drawn.slope(0)[at]);
      EXPECT_EQ(drawn.A(0)[at], drawn.slope(0)[at] * drawn.Z(0)[at]);
    }
  }
  EXPECT_GT(negative, 50);
  EXPECT_GE(least, 0.125);
  EXPECT_LT(least, 0.16);
  EXPECT_LE(largest, 0.3333333333333333);
  EXPECT_GT(largest, 0.3);
  // Predictions do not use the stream up.
  Trainer looked_at(config);
  trainer.Step(10);
  for (int i = 0; i < 10; ++i) {
    double output;
    const double x = 1, y = -2;
    looked_at.Predict({&x, 1}, {&y, 1}, &output);
    looked_at.Step(1);
  }
  EXPECT_EQ(trainer.Hash(), looked_at.Hash());
}

TEST(Trainer, SaysWhereItDiverged) {
  Config config = MakeConfig("spiral", {MakeLayer(8, "relu"), MakeLayer(8, "relu")});
  config.layers.back() = MakeLayer(1, "identity");
  config.optimizer_settings.learning_rate = 10;
  Trainer trainer(config);
  trainer.Epoch(1000);
  ASSERT_TRUE(trainer.divergence());
  const Divergence met = *trainer.divergence();
  EXPECT_FALSE(std::isfinite(met.value));
  EXPECT_LT(met.layer, 3u);
  EXPECT_EQ(met.epoch, (met.step - 1) / 25);
  EXPECT_FALSE(met.quantity.empty());
  const std::int64_t stopped = trainer.step();
  trainer.Epoch(10);
  EXPECT_EQ(trainer.step(), stopped);

  // Step by step it ends at the same place, and the step before is all finite.
  Trainer slow(config);
  while (!slow.divergence()) slow.Step(1);
  EXPECT_EQ(slow.divergence()->step, met.step);
  EXPECT_EQ(slow.divergence()->layer, met.layer);
  EXPECT_EQ(slow.divergence()->quantity, met.quantity);

  const Snapshot diverged = trainer.Take();
  ASSERT_FALSE(trainer.Change(std::vector{Given("optimizer.learningRate", 0.01)}));
  EXPECT_TRUE(trainer.divergence());
  ASSERT_TRUE(trainer.Restore(Snapshot(trainer.last_finite())));
  EXPECT_FALSE(trainer.divergence());
  EXPECT_FALSE(trainer.Restore(diverged));
  for (const double parameter : trainer.parameters()) EXPECT_TRUE(std::isfinite(parameter));
  trainer.Rewind();
  trainer.Step(met.step - 1);
  EXPECT_FALSE(trainer.divergence());
}

TEST(Trainer, OnePointIsABatchOfOne) {
  Config config = MakeConfig("circle", {MakeLayer(3, "tanh"), MakeLayer(2, "elu")});
  config.batch_size = 1;
  Trainer trainer(config);
  trainer.Epoch(1);
  const Points& points = trainer.points().train;
  Doubles gradient;
  const Doubles before = trainer.parameters();
  const Pass pass = trainer.BackwardPoint(points.x[0], points.y[0], points.label[0], &gradient);
  EXPECT_EQ(ParametersOf(trainer), std::vector<double>(before.begin(), before.end()));
  double output;
  trainer.Predict({&points.x[0], 1}, {&points.y[0], 1}, &output);
  EXPECT_EQ(pass.A(2)[0], output);
  trainer.Step(1);
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    EXPECT_EQ(trainer.parameters()[i], before[i] - 0.03 * gradient[i]);
    EXPECT_EQ(trainer.last_update()[i], trainer.parameters()[i] - before[i]);
  }
}

TEST(Trainer, GivenParametersReplaceTrainedOnes) {
  Trainer trainer(MakeConfig("spiral", {MakeLayer(3, "prelu", Learn::kUnit)}));
  trainer.Epoch(5);
  const Layer layer = trainer.network().layers()[0];
  EXPECT_NE(trainer.parameters()[layer.learned], 0.25);
  const std::uint64_t before = trainer.Hash();
  EXPECT_TRUE(trainer.Change(std::vector{Setting{.path = "layers[0].units", .number = 5}}));
  EXPECT_EQ(trainer.Hash(), before);
  // To the value that the configuration has already, too.
  ASSERT_FALSE(trainer.Change(
      std::vector{Setting{.path = "layers[0].activation.parameters.a", .number = 0.25}}));
  for (std::size_t u = 0; u < 3; ++u) EXPECT_EQ(trainer.parameters()[layer.learned + u], 0.25);
}

TEST(Trainer, ClipsTheGradientsNorm) {
  Config config = MakeConfig("circle", {MakeLayer(3, "tanh")});
  Trainer free(config);
  free.Step(1);
  const auto norm = [](const Trainer& trainer) {
    double sum = 0;
    for (const double difference : trainer.last_update()) sum += difference * difference;
    return std::sqrt(sum);
  };
  const double full = norm(free) / 0.03;
  config.clip_norm = full / 4;
  Trainer clipped(config);
  clipped.Step(1);
  EXPECT_NEAR(norm(clipped) / 0.03, full / 4, 1e-5 * full);
  config.clip_norm = full * 4;
  Trainer loose(config);
  loose.Step(1);
  EXPECT_EQ(loose.Hash(), free.Hash());
}

TEST(Trainer, NamesLayersThatLetNothingThrough) {
  Trainer trainer(MakeConfig("circle", {MakeLayer(3, "sign"), MakeLayer(3, "relu")}));
  EXPECT_EQ(std::vector(trainer.blocking().begin(), trainer.blocking().end()),
            std::vector<std::size_t>{0});
  Config scaled = MakeConfig("circle", {MakeLayer(3, "star_relu"), MakeLayer(3, "relu")});
  Trainer flattened(scaled);
  EXPECT_TRUE(flattened.blocking().empty());
  ASSERT_FALSE(flattened.Change(std::vector{Given("layers[0].activation.parameters.s", 0)}));
  EXPECT_EQ(flattened.blocking().size(), 1u);
  ASSERT_FALSE(flattened.Change(std::vector{Given("layers[0].activation.parameters.s", 1)}));
  EXPECT_TRUE(flattened.blocking().empty());

  Config perceptron = MakeConfig("gauss", {});
  perceptron.layers.back() = MakeLayer(1, "binary_step");
  EXPECT_EQ(Trainer(perceptron).blocking().size(), 1u);
  // The criterion looks at z.
  perceptron.loss = FindLoss("perceptron");
  Trainer learns(perceptron);
  EXPECT_TRUE(learns.blocking().empty());
  learns.Epoch(20);
  int right = 0;
  const Points& points = learns.points().train;
  for (std::size_t i = 0; i < points.size(); ++i) {
    double output;
    learns.Predict({&points.x[i], 1}, {&points.y[i], 1}, &output);
    right += (output >= 0.5) == (points.label[i] > 0);
  }
  EXPECT_GT(right, 240);
}

TEST(Trainer, TrainsKClassesOnOneOutputEach) {
  Config config = MakeConfig("blobs", {MakeLayer(6, "tanh")});
  config.data.choice.classes = config.data.classes = 4;
  config.layers.back() = LayerSpec{.units = 4};
  config.loss = FindLoss("softmax_ce");
  UseOptimizer("adam", &config);
  config.optimizer_settings.learning_rate = 0.05;
  Trainer trainer(config);
  trainer.Epoch(20);
  const Points& points = trainer.points().test;
  std::vector<double> outputs(4 * points.size());
  trainer.Predict(points.x, points.y, outputs.data());
  int right = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double* of = &outputs[4 * i];
    EXPECT_NEAR(of[0] + of[1] + of[2] + of[3], 1, 1e-14);
    right += of[static_cast<std::size_t>(points.label[i])] == *std::max_element(of, of + 4);
  }
  EXPECT_GT(right, 230);
}

// He's gain in a chain of rectifiers keeps the mean square of z; TensorFlow Playground's lets it
// die.
TEST(Trainer, ComputedGainsKeepTheSignal) {
  for (const char* id : {"relu", "tanh", "silu", "selu", "softplus"}) {
    std::vector<LayerSpec> hidden;
    for (int l = 0; l < 20; ++l) hidden.push_back(MakeLayer(64, id));
    Config config = MakeConfig("gauss", hidden);
    config.initializer = FindInitializer("he_normal");
    config.gain_from_activation = true;
    Trainer trainer(config);
    const Pass pass = trainer.ForwardPoint(1.5, -1);
    const auto mean_square = [&](std::size_t l) {
      double sum = 0;
      for (int u = 0; u < 64; ++u) sum += pass.Z(l)[u] * pass.Z(l)[u];
      return sum / 64;
    };
    const double ratio = mean_square(19) / mean_square(1);
    EXPECT_GT(ratio, 0.05) << id;
    EXPECT_LT(ratio, 20) << id;
  }
}

}  // namespace
}  // namespace activation
