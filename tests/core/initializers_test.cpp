// Every initializer: the distribution that its paper asks for, the stream that it draws from, and
// for the orthogonal one what makes it so.
#include "ingredients/initializers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "numeric/hash.h"

namespace activation {
namespace {

std::vector<double> Fill(std::string_view id, int fan_in, int fan_out, double gain,
                         std::string_view seed = "0.17539") {
  Arc4 shared(seed);
  Pcg32 own(seed, "weights");
  std::vector<double> weights(static_cast<std::size_t>(fan_in * fan_out));
  FindInitializer(id)->fill(fan_in, fan_out, gain, shared, own, weights.data());
  return weights;
}

struct Moments {
  double mean = 0, variance = 0, kurtosis = 0, largest = 0;
};
Moments MomentsOf(const std::vector<double>& values) {
  Moments moments;
  const double n = static_cast<double>(values.size());
  for (const double value : values) {
    moments.mean += value / n;
    moments.largest = std::max(moments.largest, std::fabs(value));
  }
  double fourth = 0;
  for (const double value : values) {
    const double square = (value - moments.mean) * (value - moments.mean);
    moments.variance += square / n;
    fourth += square * square / n;
  }
  moments.kurtosis = fourth / (moments.variance * moments.variance);
  return moments;
}

// Variances from the papers, in inputs and outputs of a layer.
double Variance(const std::string& id, double fan_in, double fan_out) {
  if (id.rfind("lecun", 0) == 0) return 1 / fan_in;
  if (id.rfind("xavier", 0) == 0) return 2 / (fan_in + fan_out);
  return 2 / fan_in;
}

TEST(Initializers, DrawWithTheVarianceOfTheirPapers) {
  for (const std::string scheme : {"lecun", "xavier", "he"}) {
    for (const std::string shape : {"_uniform", "_normal"}) {
      const std::string id = scheme + shape;
      for (const double gain : {1.0, 1.7}) {
        // 64 x 3 weights of a thousand layers each; the error of a moment falls with their root.
        std::vector<double> weights;
        for (int layer = 0; layer < 1000; ++layer) {
          const std::vector<double> drawn = Fill(id, 64, 3, gain, std::to_string(layer));
          weights.insert(weights.end(), drawn.begin(), drawn.end());
        }
        const Moments moments = MomentsOf(weights);
        const double deviation = gain * std::sqrt(Variance(id, 64, 3));
        EXPECT_NEAR(moments.mean / deviation, 0, 0.01) << id;
        EXPECT_NEAR(moments.variance / (deviation * deviation), 1, 0.015) << id;
        EXPECT_NEAR(moments.kurtosis, shape == "_uniform" ? 1.8 : 3, 0.05) << id;
        if (shape == "_normal") {
          EXPECT_GT(moments.largest, 3.9 * deviation) << id << " is cut off";
          continue;
        }
        EXPECT_LE(moments.largest, deviation * std::sqrt(3.0)) << id;
        EXPECT_GT(moments.largest, 0.9999 * deviation * std::sqrt(3.0)) << id;
      }
    }
  }
}

// Row by row: for each unit, for each of its inputs, the next number of the link's stream.
TEST(Initializers, TfpUniformDrawsFromTheSharedStreamInOrder) {
  Arc4 shared("0.17539"), stream("0.17539");
  Pcg32 own("0.17539", "weights");
  shared.Uniform();
  stream.Uniform();
  double weights[6], next[2];
  const InitializerRow& row = *FindInitializer("tfp_uniform");
  row.fill(3, 2, 1, shared, own, weights);
  row.fill(1, 2, 0.5, shared, own, next);
  for (const double weight : weights) EXPECT_EQ(weight, stream.Uniform() - 0.5);
  for (const double weight : next) EXPECT_EQ(weight, 0.5 * (stream.Uniform() - 0.5));
  EXPECT_EQ(own.Next(), Pcg32("0.17539", "weights").Next());
}

TEST(Initializers, OthersLeaveTheSharedStreamAlone) {
  for (const InitializerRow& row : Initializers()) {
    if (row.id == "tfp_uniform") continue;
    Arc4 shared("0.5");
    Pcg32 own("0.5", "weights");
    double weights[12];
    row.fill(4, 3, 1, shared, own, weights);
    EXPECT_EQ(shared.Uniform(), Arc4("0.5").Uniform()) << row.id;
  }
}

TEST(Initializers, ZerosAndConstantDrawNothing) {
  for (const double weight : Fill("zeros", 5, 3, 2)) EXPECT_EQ(weight, 0);
  for (const double weight : Fill("constant", 5, 3, 0.3)) EXPECT_EQ(weight, 0.3);
  for (const std::string_view id : {"zeros", "constant"}) {
    Arc4 shared("0.5");
    Pcg32 own("0.5", "weights");
    double weights[12];
    FindInitializer(id)->fill(4, 3, 1, shared, own, weights);
    EXPECT_EQ(own.Next(), Pcg32("0.5", "weights").Next()) << id;
  }
}

// W W^T = g^2 I, or W^T W = g^2 I where there are more rows than columns.
TEST(Initializers, OrthogonalIsOrthogonal) {
  constexpr double kGain = 1.25;
  for (const int fan_in : {1, 2, 3, 8, 63, 64}) {
    for (const int fan_out : {1, 2, 3, 8, 63, 64}) {
      const std::vector<double> W = Fill("orthogonal", fan_in, fan_out, kGain);
      const bool by_rows = fan_out <= fan_in;
      const int count = std::min(fan_in, fan_out), length = std::max(fan_in, fan_out);
      const auto entry = [&](int vector, int k) {
        const int row = by_rows ? vector : k, column = by_rows ? k : vector;
        return static_cast<long double>(W[static_cast<std::size_t>(row * fan_in + column)]);
      };
      for (int u = 0; u < count; ++u) {
        for (int v = 0; v <= u; ++v) {
          long double dot = 0;
          for (int k = 0; k < length; ++k) dot += entry(u, k) * entry(v, k);
          const double expected = u == v ? kGain * kGain : 0;
          ASSERT_NEAR(static_cast<double>(dot), expected, 1e-14) << fan_in << " " << fan_out;
        }
      }
    }
  }
}

// Each direction is as likely as any other: the first column of a 2 x 2 matrix is a point of the
// circle, whose quarters it visits alike; reflections are as many as rotations.
TEST(Initializers, OrthogonalFavoursNoDirection) {
  int eighths[8] = {}, rotations = 0;
  constexpr int kDrawn = 8000;
  for (int i = 0; i < kDrawn; ++i) {
    const std::vector<double> W = Fill("orthogonal", 2, 2, 1, std::to_string(i));
    const int eighth = (W[0] > 0) + 2 * (W[2] > 0) + 4 * (std::fabs(W[0]) > std::fabs(W[2]));
    ++eighths[eighth];
    rotations += W[0] * W[3] - W[1] * W[2] > 0;
  }
  for (const int count : eighths) EXPECT_NEAR(count, kDrawn / 8, 150);
  EXPECT_NEAR(rotations, kDrawn / 2, 200);
}

TEST(Initializers, SameSeedGivesTheSameBits) {
  Hash hash;
  for (const InitializerRow& row : Initializers()) {
    const std::vector<double> weights = Fill(row.id, 7, 5, 0.9);
    EXPECT_EQ(weights, Fill(row.id, 7, 5, 0.9)) << row.id;
    if (row.id != "zeros" && row.id != "constant") {
      EXPECT_NE(weights, Fill(row.id, 7, 5, 0.9, "0.2")) << row.id;
    }
    for (const double weight : weights) hash.Add(weight);
  }
  EXPECT_EQ(hash.value(), 0xa3dc4b874e8f8e46u);
}

TEST(Initializers, AreFoundByTheirIds) {
  std::string ids;
  for (const InitializerRow& row : Initializers()) {
    ids += std::string(row.id) + " ";
    EXPECT_EQ(FindInitializer(row.id), &row);
    EXPECT_EQ(row.bias, row.id == "tfp_uniform" ? 0.1 : 0) << row.id;
    EXPECT_EQ(row.base_gain, row.id.substr(0, 3) == "he_" ? std::sqrt(2.0) : 1) << row.id;
  }
  EXPECT_EQ(ids,
            "tfp_uniform zeros constant lecun_uniform lecun_normal xavier_uniform xavier_normal "
            "he_uniform he_normal orthogonal ");
  EXPECT_EQ(FindInitializer("random"), nullptr);
}

}  // namespace
}  // namespace activation
