// L1 and L2 against TensorFlow Playground's own update of a link.
#include "ingredients/regularizers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingredients/optimizers.h"
#include "numeric/rng.h"

namespace activation {
namespace {

constexpr std::size_t kLinks = 40;
constexpr double kCount = 10;  // samples of a batch

// One weight there, and how it is updated.
struct Link {
  double weight;
  bool is_dead = false;

  void Update(double sum, double learning_rate, double rate, bool l1) {
    if (is_dead) return;
    const double sign = weight < 0 ? -1 : weight > 0 ? 1 : 0;
    const double slope = l1 ? sign : weight;
    weight = weight - (learning_rate / kCount) * sum;
    const double regularized = weight - (learning_rate * rate) * slope;
    is_dead = l1 && weight * regularized < 0;
    weight = is_dead ? 0 : regularized;
  }
};

// Draws weights and gradients, and updates them both ways.
int DeadAfter(int steps, const std::string& id, double rate) {
  const RegularizerRow& regularizer = *FindRegularizer(id);
  constexpr double kLearningRate = 0.1;
  Pcg32 random("regularizers", id);
  alignas(16) double weights[kLinks], before[kLinks], dead[kLinks] = {}, sum[kLinks];
  std::vector<Link> links;
  for (double& w : weights) {
    w = random.Uniform() - 0.5;
    links.push_back({w});
  }
  for (int step = 1; step <= steps; ++step) {
    for (std::size_t i = 0; i < kLinks; ++i) {
      before[i] = weights[i];
      sum[i] = 0.2 * random.Normal();
      links[i].Update(sum[i], kLearningRate, rate, id == "l1");
    }
    FindOptimizer("sgd")->apply({.learning_rate = kLearningRate}, {.parameters = weights,
                                                                   .gradient_sum = sum,
                                                                   .count = kCount,
                                                                   .clip = 1,
                                                                   .weight_decay = 0,
                                                                   .n = kLinks,
                                                                   .step = step,
                                                                   .slots = {}});
    regularizer.apply(weights, before, dead, kLinks, kLearningRate * rate);
    for (std::size_t i = 0; i < kLinks; ++i) {
      EXPECT_EQ(weights[i], links[i].weight) << id << " " << i << " step " << step;
      EXPECT_EQ(dead[i], links[i].is_dead ? 1 : 0) << id << " " << i << " step " << step;
    }
  }
  int count = 0;
  for (const Link& link : links) count += link.is_dead;
  return count;
}

TEST(Regularizers, UpdateAsTensorFlowPlayground) {
  EXPECT_EQ(DeadAfter(300, "l2", 0.1), 0);
  const int dead = DeadAfter(300, "l1", 0.01);
  EXPECT_GT(dead, 4);
  EXPECT_LT(dead, 40);
}

TEST(Regularizers, L1KillsOnlyWhatItCarriesThroughZero) {
  const RegularizerRow& l1 = *FindRegularizer("l1");
  // Through 0 by the optimizer's step alone; up to 0 exactly; through 0; at 0 before; padding.
  const double before[] = {0.5, 0.25, 0.5, 0, 0, 0};
  double weights[] = {-0.25, 0.25, 0.125, 0.5, 0, 0};
  double dead[6] = {};
  l1.apply(weights, before, dead, 6, 0.25);
  EXPECT_EQ(weights[0], -0.5);
  EXPECT_EQ(weights[1], 0);
  EXPECT_EQ(weights[2], 0);
  EXPECT_EQ(weights[3], 0.5);
  EXPECT_EQ(weights[4], 0);
  const double expected[] = {0, 0, 1, 0, 0, 0};
  for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(dead[i], expected[i]) << i;
  // What is dead stays 0, wherever an optimizer moves it.
  weights[2] = 3;
  l1.apply(weights, before, dead, 6, 0.25);
  EXPECT_EQ(weights[2], 0);
}

TEST(Regularizers, AreFoundByTheirIds) {
  std::string ids;
  for (const RegularizerRow& row : Regularizers()) {
    ids += std::string(row.id) + " ";
    EXPECT_EQ(FindRegularizer(row.id), &row);
  }
  EXPECT_EQ(ids, "none l1 l2 ");
  EXPECT_EQ(FindRegularizer("none")->apply, nullptr);
  EXPECT_EQ(FindRegularizer("l3"), nullptr);
}

}  // namespace
}  // namespace activation
