// Every loss: its values against its definition, its gradient against differences of its values,
// what it does at its kinks and far out, and that a sample never feels its neighbours.
#include "ingredients/losses.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "functions/catalogue.h"
#include "functions/vector.h"
#include "numeric/hash.h"
#include "numeric/rng.h"

namespace activation {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

// Samples x outputs in memory, with room for an even number of values, which holds NaN.
struct Block {
  Block(int units_in, int samples_in, std::ptrdiff_t stride_in)
      : units(units_in),
        samples(samples_in),
        stride(stride_in),
        output(Size(), kNan),
        target(Size(), kNan) {}

  std::size_t Size() const { return static_cast<std::size_t>((samples * stride + 1) / 2 * 2); }
  std::size_t At(int k, int s) const { return static_cast<std::size_t>(s * stride + k); }

  // z and a are the same numbers: no loss looks at both.
  LossBlock Loss() const {
    return {units, samples, stride, output.data(), output.data(), target.data()};
  }
  std::vector<double> Values(const LossRow& row) const {
    std::vector<double> losses(static_cast<std::size_t>(samples));
    row.values(Loss(), losses.data());
    return losses;
  }
  std::vector<double> Gradients(const LossRow& row) const {
    std::vector<double> gradient(Size() + 2, -77);
    row.gradients(Loss(), gradient.data());
    return gradient;
  }

  int units;
  int samples;
  std::ptrdiff_t stride;
  std::vector<double> output;
  std::vector<double> target;
};

Block OneSample(const std::vector<double>& output, const std::vector<double>& target) {
  Block block(static_cast<int>(output.size()), 1, static_cast<int>(output.size()));
  for (int k = 0; k < block.units; ++k) {
    block.output[block.At(k, 0)] = output[static_cast<std::size_t>(k)];
    block.target[block.At(k, 0)] = target[static_cast<std::size_t>(k)];
  }
  return block;
}
double Value(const LossRow& row, const std::vector<double>& x, const std::vector<double>& t) {
  return OneSample(x, t).Values(row)[0];
}
std::vector<double> Gradient(const LossRow& row, const std::vector<double>& x,
                             const std::vector<double>& t) {
  std::vector<double> gradient = OneSample(x, t).Gradients(row);
  gradient.resize(x.size());
  return gradient;
}

// The definitions, of one sample, in their textbook forms.
long double Definition(const LossRow& row, const std::vector<double>& x,
                       const std::vector<double>& target) {
  long double sum = 0, partition = 0;
  for (const double z : x) partition += std::exp(static_cast<long double>(z));
  for (std::size_t k = 0; k < x.size(); ++k) {
    const long double z = x[k], t = target[k], distance = std::fabs(z - t);
    if (row.id == "half_squared") sum += distance * distance / 2;
    if (row.id == "mae") sum += distance;
    if (row.id == "huber") sum += distance < 1 ? distance * distance / 2 : distance - 0.5L;
    if (row.id == "hinge") sum += std::max(0.0L, 1 - t * z);
    if (row.id == "perceptron") sum += std::max(0.0L, -t * z);
    if (row.id == "softmax_ce") sum -= t * std::log(std::exp(z) / partition);
    if (row.id == "bce_logits") {
      const long double p = 1 / (1 + std::exp(-z));
      sum -= (t * std::log(p) + (1 - t) * std::log(1 - p)) / static_cast<long double>(x.size());
    }
  }
  return sum;
}

// Outputs between -3 and 3 and targets such as the row's coding asks for: of a class, or soft.
struct Sample {
  std::vector<double> output;
  std::vector<double> target;
};
Sample Draw(const LossRow& row, int units, Pcg32& random) {
  Sample sample;
  double sum = 0;
  const std::uint32_t hot = random.Below(static_cast<std::uint32_t>(units));
  const bool soft = row.coding != Coding::kSigned && random.Below(2) == 0;
  for (int k = 0; k < units; ++k) {
    sample.output.push_back(6 * random.Uniform() - 3);
    const bool is_hot = units == 1 ? random.Below(2) == 0 : static_cast<std::uint32_t>(k) == hot;
    const double low = row.coding == Coding::kSigned ? -1 : 0;
    sample.target.push_back(soft ? random.Uniform() : is_hot ? 1 : low);
    sum += sample.target.back();
  }
  if (row.id == "softmax_ce") {
    for (double& t : sample.target) t = sum == 0 ? 1.0 / units : t / sum;
  }
  return sample;
}

// How far an output is from the nearest kink.
double Margin(const LossRow& row, const Sample& sample) {
  double margin = kInfinity;
  for (std::size_t k = 0; k < sample.output.size(); ++k) {
    const double x = sample.output[k], t = sample.target[k];
    if (row.id == "mae") margin = std::min(margin, std::fabs(x - t));
    if (row.id == "huber") margin = std::min(margin, std::fabs(std::fabs(x - t) - 1));
    if (row.id == "hinge") margin = std::min(margin, std::fabs(1 - t * x));
    if (row.id == "perceptron") margin = std::min(margin, std::fabs(x));
  }
  return margin;
}

const LossRow& Row(std::string_view id) { return *FindLoss(id); }

class LossTest : public testing::TestWithParam<std::string> {
 protected:
  const LossRow& row_ = Row(GetParam());
  Pcg32 random_ = Pcg32("losses", GetParam());
};

TEST_P(LossTest, ValuesAreThoseOfTheDefinition) {
  for (const int units : {1, 3, 64}) {
    for (int i = 0; i < 200; ++i) {
      const Sample sample = Draw(row_, units, random_);
      const long double expected = Definition(row_, sample.output, sample.target);
      ASSERT_NEAR(Value(row_, sample.output, sample.target), static_cast<double>(expected),
                  4e-15 * (1 + static_cast<double>(expected)))
          << units;
    }
  }
}

TEST_P(LossTest, GradientsAreTheSlopesOfTheValues) {
  constexpr double kStep = 0x1p-10;
  for (const int units : {1, 3}) {
    for (int i = 0; i < 500;) {
      const Sample sample = Draw(row_, units, random_);
      if (Margin(row_, sample) <= 2 * kStep) continue;
      ++i;
      const std::vector<double> gradient = Gradient(row_, sample.output, sample.target);
      for (std::size_t k = 0; k < gradient.size(); ++k) {
        const auto shifted = [&](double shift) {
          std::vector<double> output = sample.output;
          output[k] += shift;
          return Value(row_, output, sample.target);
        };
        const double slope =
            (8 * (shifted(kStep) - shifted(-kStep)) - (shifted(2 * kStep) - shifted(-2 * kStep))) /
            (12 * kStep);
        ASSERT_NEAR(gradient[k], slope, 1e-11) << sample.output[k] << " " << sample.target[k];
      }
    }
  }
}

// The block that holds many samples against one block for each of them, bit by bit.
TEST_P(LossTest, SamplesDoNotFeelTheirNeighbours) {
  for (const int units : {1, 2, 5}) {
    for (const int samples : {1, 2, 9, 10}) {
      const int padding = samples < 9 ? 0 : 4;
      Block block(units, samples, units + units % 2 + padding);
      std::vector<Sample> drawn;
      for (int s = 0; s < samples; ++s) {
        drawn.push_back(Draw(row_, units, random_));
        for (int k = 0; k < units; ++k) {
          block.output[block.At(k, s)] = drawn.back().output[static_cast<std::size_t>(k)];
          block.target[block.At(k, s)] = drawn.back().target[static_cast<std::size_t>(k)];
        }
      }
      const std::vector<double> losses = block.Values(row_), gradients = block.Gradients(row_);
      for (int s = 0; s < samples; ++s) {
        const Sample& sample = drawn[static_cast<std::size_t>(s)];
        ASSERT_EQ(losses[static_cast<std::size_t>(s)], Value(row_, sample.output, sample.target));
        const std::vector<double> alone = Gradient(row_, sample.output, sample.target);
        for (int k = 0; k < units; ++k) {
          ASSERT_EQ(gradients[block.At(k, s)], alone[static_cast<std::size_t>(k)]) << k << " " << s;
        }
      }
      for (std::size_t i = block.Size(); i < gradients.size(); ++i) {
        ASSERT_EQ(gradients[i], -77) << "written beyond the block";
      }
    }
  }
}

TEST_P(LossTest, StaysFiniteFarOut) {
  for (const double z : {800.0, -800.0}) {
    for (const double t : {row_.coding == Coding::kSigned ? -1.0 : 0.0, 1.0}) {
      // The other output is the other class.
      const double other = row_.coding == Coding::kSigned ? -t : 1 - t;
      const double loss = Value(row_, {z, -z}, {t, other});
      EXPECT_TRUE(std::isfinite(loss)) << z << " " << t;
      EXPECT_GE(loss, 0) << z << " " << t;
      for (const double slope : Gradient(row_, {z, -z}, {t, other})) {
        EXPECT_LE(std::fabs(slope), 801) << z << " " << t;
      }
    }
  }
}

TEST_P(LossTest, SaysWhatIsNotANumber) {
  const std::vector<double> target = {1, 0};
  EXPECT_TRUE(std::isnan(Value(row_, {kNan, 0}, target)));
  const bool only_a_side_counts = row_.id == "mae" || row_.id == "hinge" || row_.id == "perceptron";
  EXPECT_EQ(std::isnan(Gradient(row_, {kNan, 0}, target)[0]), !only_a_side_counts);
}

// With the output that a loss from logits implies, dL/da da/dz is dL/dz.
TEST_P(LossTest, OutputGradientLeadsToTheGradientOfTheLogits) {
  if (row_.output_gradient == nullptr) return;
  for (int i = 0; i < 500; ++i) {
    const Sample sample = Draw(row_, 3, random_);
    std::vector<double> a(3), by_a(3), by_z(3);
    if (row_.output == "softmax") {
      FindVectorFunction("softmax")->evaluate(sample.output, 1, a);
    } else {
      for (std::size_t k = 0; k < 3; ++k) a[k] = 1 / (1 + std::exp(-sample.output[k]));
    }
    for (std::size_t k = 0; k < 3; ++k) {
      by_a[k] = row_.output_gradient(a[k], sample.target[k], 3);
    }
    if (row_.output == "softmax") {
      FindVectorFunction("softmax")->vjp(sample.output, by_a, 1, by_z);
    } else {
      for (std::size_t k = 0; k < 3; ++k) by_z[k] = by_a[k] * a[k] * (1 - a[k]);
    }
    const std::vector<double> gradient = Gradient(row_, sample.output, sample.target);
    for (std::size_t k = 0; k < 3; ++k) ASSERT_NEAR(by_z[k], gradient[k], 1e-14);
  }
  EXPECT_EQ(row_.output_gradient(0, 0, 1), row_.output == "sigmoid" ? 1 : 0);
  EXPECT_EQ(row_.output_gradient(1, 1, 1), -1);
}

INSTANTIATE_TEST_SUITE_P(All, LossTest, testing::ValuesIn([] {
                           std::vector<std::string> ids;
                           for (const LossRow& row : Losses()) ids.emplace_back(row.id);
                           return ids;
                         }()),
                         [](const auto& loss) { return loss.param; });

TEST(Losses, AreFoundByTheirIds) {
  std::string ids;
  for (const LossRow& row : Losses()) {
    ids += std::string(row.id) + " ";
    EXPECT_EQ(FindLoss(row.id), &row);
    EXPECT_TRUE(row.classification || row.regression) << row.id;
    if (row.output.empty() || row.output == "softmax") continue;
    EXPECT_NE(FindActivation(row.output), nullptr) << row.output;
  }
  EXPECT_EQ(ids, "half_squared mae huber bce_logits softmax_ce hinge perceptron ");
  EXPECT_EQ(FindLoss("mse"), nullptr);
}

TEST(Losses, HaveTheirSlopesAtTheirKinks) {
  EXPECT_EQ(Gradient(Row("mae"), {0.25}, {0.25})[0], 0);
  EXPECT_EQ(Gradient(Row("mae"), {0.25 + 0x1p-54}, {0.25})[0], 1);
  EXPECT_EQ(Gradient(Row("huber"), {1.25}, {0.25})[0], 1);
  EXPECT_EQ(Gradient(Row("huber"), {-2.0}, {0.25})[0], -1);
  EXPECT_EQ(Value(Row("huber"), {1.25}, {0.25}), 0.5);
  EXPECT_EQ(Gradient(Row("hinge"), {1.0}, {1.0})[0], 0);
  EXPECT_EQ(Gradient(Row("hinge"), {-1.0}, {-1.0})[0], 0);
  EXPECT_EQ(Gradient(Row("hinge"), {-1 + 0x1p-53}, {-1.0})[0], 1);
  EXPECT_EQ(Gradient(Row("perceptron"), {0.0}, {1.0})[0], 0);
  EXPECT_EQ(Gradient(Row("perceptron"), {-0.0}, {1.0})[0], 0);
  EXPECT_EQ(Gradient(Row("perceptron"), {0.0}, {-1.0})[0], 1);
}

// Where a probability is near 1, p - t keeps its digits.
TEST(Losses, KeepTheirDigitsWhereTheClassIsSure) {
  const double tiny = std::exp(-50.0);
  EXPECT_NEAR(Gradient(Row("bce_logits"), {50}, {1})[0] / -tiny, 1, 1e-15);
  EXPECT_NEAR(Gradient(Row("softmax_ce"), {50, 0}, {1, 0})[0] / -tiny, 1, 1e-15);
  EXPECT_NEAR(Value(Row("softmax_ce"), {50, 0}, {1, 0}) / tiny, 1, 1e-15);
  EXPECT_EQ(Value(Row("softmax_ce"), {800, -800}, {0, 1}), 1600);
  EXPECT_EQ(Value(Row("bce_logits"), {-800}, {1}), 800);
}

TEST(Losses, BinaryCrossEntropyHasTheGradientOfItsSingleLogit) {
  Pcg32 random("losses", "bce");
  for (int i = 0; i < 2000; ++i) {
    const double z = 80 * random.Uniform() - 40;
    const double t = i % 3 == 0 ? 0 : i % 3 == 1 ? 1 : random.Uniform();
    ASSERT_EQ(Gradient(Row("bce_logits"), {z}, {t})[0], BceWithLogits(z, t).gradient) << z;
    ASSERT_EQ(Gradient(Row("bce_logits"), {z, z}, {t, t})[1], BceWithLogits(z, t).gradient / 2);
  }
}

// The bits of all gradients, which must be the same wherever this test runs.
TEST(Losses, GiveTheSameBitsEverywhere) {
  Hash hash;
  Pcg32 random("losses", "bits");
  for (const LossRow& row : Losses()) {
    for (int i = 0; i < 300; ++i) {
      const Sample sample = Draw(row, 1 + i % 3, random);
      hash.Add(Value(row, sample.output, sample.target));
      for (const double slope : Gradient(row, sample.output, sample.target)) hash.Add(slope);
    }
  }
  EXPECT_EQ(hash.value(), 0xc67c45a7de0d8ecfu);
}

}  // namespace
}  // namespace activation
