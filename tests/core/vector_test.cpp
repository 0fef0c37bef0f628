// The vector functions against the reference data, and by properties that every row must have.
#include "functions/vector.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "data.h"
#include "numeric/rng.h"

namespace activation {
namespace {

using Exact = std::vector<long double>;
using Vector = std::vector<double>;

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr long double kHalfUlpOfOne = 0x1p-53L;
constexpr long double kSmallest = 0x1p-1074L;

struct HardCase {
  std::size_t target;
  Exact loss_and_gradient;
};

struct ReferenceCase {
  std::string name;
  double temperature = 1;
  std::map<std::string, Exact> vectors;
  std::vector<HardCase> hard;

  Vector Doubles(const std::string& key) const {
    const Exact& exact = vectors.at(key);
    return Vector(exact.begin(), exact.end());
  }
  bool Has(const std::string& key) const { return vectors.count(key) != 0; }
};

struct Reference {
  std::vector<ReferenceCase> cases;
  std::vector<Exact> bce;     // z, t, loss, gradient
  std::vector<Exact> maxout;  // argmax, value, pieces
};

Reference ReadReference() {
  Reference reference;
  std::istringstream lines(ReadData("reference/vectors.txt"));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string keyword;
    fields >> keyword;
    if (keyword == "vector") {
      ReferenceCase& added = reference.cases.emplace_back();
      fields >> added.name >> added.temperature;
      continue;
    }
    Exact numbers;
    for (std::string field; fields >> field;)
      numbers.push_back(std::strtold(field.c_str(), nullptr));
    if (keyword == "bce") {
      reference.bce.push_back(numbers);
    } else if (keyword == "maxout") {
      reference.maxout.push_back(numbers);
    } else if (keyword == "cross_entropy") {
      const auto target = static_cast<std::size_t>(numbers[0]);
      reference.cases.back().hard.push_back({target, Exact(numbers.begin() + 1, numbers.end())});
    } else {
      reference.cases.back().vectors[keyword] = numbers;
    }
  }
  return reference;
}

// The distance between the doubles around a number.
long double Ulp(long double exact) {
  if (exact == 0) return kSmallest;
  int exponent = 0;
  std::frexp(exact, &exponent);
  return std::max(std::ldexp(1.0L, exponent - 53), kSmallest);
}

// Counts how much of a bar is used, and prints the worst at the end of a test.
class Bar {
 public:
  explicit Bar(std::string name) : name_(std::move(name)) {}
  ~Bar() { std::printf("  %-28s worst error: %.3f of the bar\n", name_.c_str(), worst_); }

  void Check(double actual, long double exact, long double allowed) {
    if (static_cast<long double>(actual) == exact) return;
    const long double error = std::fabs(static_cast<long double>(actual) - exact);
    EXPECT_LE(error, allowed) << name_ << ": " << actual << ", exactly " << exact;
    worst_ = std::max(worst_, static_cast<double>(error / allowed));
  }

 private:
  std::string name_;
  double worst_ = 0;
};

Vector Evaluate(const char* id, const Vector& x, double temperature = 1) {
  const VectorRow& row = *FindVectorFunction(id);
  Vector out(row.output_size(x.size()));
  row.evaluate(x, temperature, out);
  return out;
}
Vector Jvp(const char* id, const Vector& x, const Vector& v, double temperature = 1) {
  const VectorRow& row = *FindVectorFunction(id);
  Vector out(row.output_size(x.size()));
  row.jvp(x, v, temperature, out);
  return out;
}
Vector Vjp(const char* id, const Vector& x, const Vector& u, double temperature = 1) {
  Vector out(x.size());
  FindVectorFunction(id)->vjp(x, u, temperature, out);
  return out;
}

// |x_i - max| / temperature: how far an error of half an ULP in it reaches.
Exact Distances(const ReferenceCase& c) {
  Exact distances = c.vectors.at("x");
  const long double largest = distances[ArgMax(c.Doubles("x"))];
  for (long double& d : distances)
    d = std::fabs(d - largest) / static_cast<long double>(c.temperature);
  return distances;
}

class VectorReference : public testing::Test {
 protected:
  const Reference reference_ = ReadReference();
};

TEST_F(VectorReference, IsThere) {
  EXPECT_EQ(reference_.cases.size(), 22u);
  EXPECT_EQ(reference_.bce.size(), 57u);
  EXPECT_EQ(reference_.maxout.size(), 18u);
}

TEST_F(VectorReference, Softmax) {
  Bar bar("softmax");
  Bar sum_bar("softmax, sum - 1");
  for (const ReferenceCase& c : reference_.cases) {
    const Exact& exact = c.vectors.at("softmax");
    const Exact distances = Distances(c);
    const Vector p = Evaluate("softmax", c.Doubles("x"), c.temperature);
    long double sum = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
      const long double distance = std::isinf(distances[i]) ? 0 : distances[i];
      bar.Check(p[i], exact[i], kHalfUlpOfOne * exact[i] * 4 * (2 + distance) + kSmallest);
      sum += static_cast<long double>(p[i]);
    }
    sum_bar.Check(static_cast<double>(sum - 1), 0,
                  static_cast<long double>(p.size()) * kHalfUlpOfOne);
  }
}

// Beyond the bar: with exact differences the error no longer grows with their size.
TEST_F(VectorReference, SoftmaxIsWithinThreeUlp) {
  Bar bar("softmax, 3 ULP");
  for (const ReferenceCase& c : reference_.cases) {
    if (c.temperature != 1) continue;
    const Exact& exact = c.vectors.at("softmax");
    const Vector p = Evaluate("softmax", c.Doubles("x"));
    for (std::size_t i = 0; i < p.size(); ++i) bar.Check(p[i], exact[i], 3 * Ulp(exact[i]));
  }
}

TEST_F(VectorReference, Softmin) {
  Bar bar("softmin, 3 ULP");
  for (const ReferenceCase& c : reference_.cases) {
    if (!c.Has("softmin")) continue;
    const Exact& exact = c.vectors.at("softmin");
    const Vector p = Evaluate("softmin", c.Doubles("x"));
    for (std::size_t i = 0; i < p.size(); ++i) bar.Check(p[i], exact[i], 3 * Ulp(exact[i]));
  }
}

TEST_F(VectorReference, LogSoftmaxIsWithinThreeUlp) {
  Bar bar("log_softmax, 3 ULP");
  for (const ReferenceCase& c : reference_.cases) {
    const Exact& exact = c.vectors.at("log_softmax");
    const Vector log_p = Evaluate("log_softmax", c.Doubles("x"), c.temperature);
    for (std::size_t i = 0; i < log_p.size(); ++i) bar.Check(log_p[i], exact[i], 3 * Ulp(exact[i]));
  }
}

TEST_F(VectorReference, LogSumExp) {
  Bar bar("logsumexp");
  for (const ReferenceCase& c : reference_.cases) {
    const long double exact = c.vectors.at("logsumexp")[0];
    bar.Check(Evaluate("logsumexp", c.Doubles("x"), c.temperature)[0], exact,
              4 * kHalfUlpOfOne * std::max(1.0L, std::fabs(exact)));
  }
}

TEST_F(VectorReference, Products) {
  Bar softmax_bar("softmax J v");
  Bar jvp_bar("log_softmax J v");
  Bar vjp_bar("log_softmax J^T u");
  for (const ReferenceCase& c : reference_.cases) {
    if (!c.Has("softmax_jvp")) continue;
    const Vector x = c.Doubles("x");
    const Vector v = c.Doubles("v");
    const Exact distances = Distances(c);
    long double largest_v = 0;
    long double sum_v = 0;
    for (const long double entry : c.vectors.at("v")) {
      largest_v = std::max(largest_v, std::fabs(entry));
      sum_v += entry;
    }
    const Vector softmax_jvp = Jvp("softmax", x, v);
    const Vector softmax_vjp = Vjp("softmax", x, v);
    const Vector jvp = Jvp("log_softmax", x, v);
    const Vector vjp = Vjp("log_softmax", x, v);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const long double size_v = std::fabs(c.vectors.at("v")[i]);
      const long double p = c.vectors.at("softmax")[i];
      const long double distance = std::isinf(distances[i]) ? 0 : distances[i];
      softmax_bar.Check(
          softmax_jvp[i], c.vectors.at("softmax_jvp")[i],
          4 * kHalfUlpOfOne * p * (size_v + largest_v) * (4 + distance) + 2 * kSmallest);
      EXPECT_EQ(softmax_jvp[i], softmax_vjp[i]);
      jvp_bar.Check(jvp[i], c.vectors.at("log_softmax_jvp")[i],
                    8 * kHalfUlpOfOne * (size_v + largest_v));
      vjp_bar.Check(vjp[i], c.vectors.at("log_softmax_vjp")[i],
                    8 * kHalfUlpOfOne * (size_v + std::fabs(sum_v)));
    }
  }
}

TEST_F(VectorReference, CrossEntropyMeetsTheStretchBars) {
  Bar loss_bar("cross-entropy, 3 ULP");
  Bar gradient_bar("cross-entropy gradient");
  for (const ReferenceCase& c : reference_.cases) {
    const Exact distances = Distances(c);
    for (const HardCase& hard : c.hard) {
      const Vector x = c.Doubles("x");
      Vector gradient(x.size());
      const double loss = CrossEntropy(x, hard.target, gradient);
      loss_bar.Check(loss, hard.loss_and_gradient[0], 3 * Ulp(hard.loss_and_gradient[0]));
      for (std::size_t i = 0; i < x.size(); ++i) {
        const long double exact = hard.loss_and_gradient[i + 1];
        const long double distance = std::isinf(distances[i]) ? 0 : distances[i];
        gradient_bar.Check(gradient[i], exact, 8 * Ulp(exact) * (1 + distance));
      }
    }
  }
}

TEST_F(VectorReference, SoftCrossEntropy) {
  Bar loss_bar("soft cross-entropy");
  Bar gradient_bar("soft cross-entropy gradient");
  for (const ReferenceCase& c : reference_.cases) {
    if (!c.Has("soft_cross_entropy")) continue;
    const Exact& exact = c.vectors.at("soft_cross_entropy");
    const Vector x = c.Doubles("x");
    const std::size_t n = x.size();
    const Vector q(exact.begin() + 1, exact.begin() + 1 + static_cast<std::ptrdiff_t>(n));
    Vector gradient(n);
    loss_bar.Check(SoftCrossEntropy(x, q, gradient), exact[0],
                   8 * kHalfUlpOfOne * std::max(1.0L, exact[0]));
    for (std::size_t i = 0; i < n; ++i) {
      gradient_bar.Check(gradient[i], exact[1 + n + i], 4 * kHalfUlpOfOne);
    }
  }
}

TEST_F(VectorReference, BceWithLogits) {
  Bar loss_bar("bce, 4 ULP");
  Bar gradient_bar("bce gradient");
  for (const Exact& point : reference_.bce) {
    const auto z = static_cast<double>(point[0]);
    const auto t = static_cast<double>(point[1]);
    const auto [loss, gradient] = BceWithLogits(z, t);
    loss_bar.Check(loss, point[2], 4 * Ulp(point[2]));
    // With t = 0 or 1 nothing cancels; between them sigmoid(z) - t passes through 0.
    const bool hard = t == 0 || t == 1;
    gradient_bar.Check(gradient, point[3], hard ? 4 * Ulp(point[3]) : 4 * kHalfUlpOfOne);
  }
}

TEST_F(VectorReference, Maxout) {
  for (const Exact& group : reference_.maxout) {
    const Vector z(group.begin() + 2, group.end());
    EXPECT_EQ(ArgMax(z), static_cast<std::size_t>(group[0]));
    EXPECT_EQ(Evaluate("maxout", z)[0], static_cast<double>(group[1]));
  }
}

// ---- properties of every row --------------------------------------------------------------------

Vector RandomVector(Pcg32& random, std::size_t n) {
  Vector x(n);
  for (double& entry : x) entry = 6 * random.Uniform() - 3;
  return x;
}

double Dot(const Vector& x, const Vector& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

TEST(VectorRows, IdsAreFound) {
  EXPECT_EQ(VectorFunctions().size(), 8u);
  for (const VectorRow& row : VectorFunctions()) EXPECT_EQ(FindVectorFunction(row.id), &row);
  EXPECT_EQ(FindVectorFunction("relu"), nullptr);
}

TEST(VectorRows, ProductsAgreeWithDifferencesAndWithEachOther) {
  Pcg32 random("vectors", "test");
  for (const VectorRow& row : VectorFunctions()) {
    for (const std::size_t n : {2u, 4u, 6u, 10u}) {
      for (const double temperature : {1.0, 0.5, 3.0}) {
        const Vector x = RandomVector(random, n);
        const Vector v = RandomVector(random, n);
        const std::size_t m = row.output_size(n);
        const Vector u = RandomVector(random, m);
        Vector jvp(m), vjp(n), above(m), below(m);
        row.jvp(x, v, temperature, jvp);
        row.vjp(x, u, temperature, vjp);
        EXPECT_NEAR(Dot(u, jvp), Dot(vjp, v), 1e-13 * (1 + std::fabs(Dot(u, jvp)))) << row.id;
        constexpr double kStep = 1e-5;
        Vector x_above = x, x_below = x;
        for (std::size_t i = 0; i < n; ++i) {
          x_above[i] += kStep * v[i];
          x_below[i] -= kStep * v[i];
        }
        row.evaluate(x_above, temperature, above);
        row.evaluate(x_below, temperature, below);
        for (std::size_t i = 0; i < m; ++i) {
          EXPECT_NEAR((above[i] - below[i]) / (2 * kStep), jvp[i], 1e-8) << row.id << " n " << n;
        }
      }
    }
  }
}

TEST(VectorRows, NanReachesEveryOutput) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const VectorRow& row : VectorFunctions()) {
    if (row.id == "glu") continue;  // its outputs depend on two inputs each
    for (const Vector& x : {Vector{nan, 1, 2, 3}, Vector{1, 2, nan, 3}}) {
      Vector out(row.output_size(x.size()));
      row.evaluate(x, 1, out);
      for (const double entry : out) EXPECT_TRUE(std::isnan(entry)) << row.id;
    }
  }
}

TEST(VectorRows, NormalizersTakeMinusInfinityAndRefuseTheRest) {
  for (const char* id : {"softmax", "log_softmax", "sparsemax", "logsumexp"}) {
    for (const Vector& x : {Vector{-kInf, -kInf}, Vector{1, kInf}, Vector{kInf, kInf}}) {
      for (const double entry : Evaluate(id, x)) EXPECT_TRUE(std::isnan(entry)) << id;
    }
  }
  EXPECT_EQ(Evaluate("softmax", {-kInf, 0}), (Vector{0, 1}));
  EXPECT_EQ(Evaluate("sparsemax", {-kInf, 0}), (Vector{0, 1}));
  EXPECT_EQ(Evaluate("log_softmax", {-kInf, 0}), (Vector{-kInf, 0}));
  EXPECT_EQ(Evaluate("logsumexp", {-kInf, 2}), Vector{2});
}

TEST(VectorRows, OutputSizes) {
  EXPECT_EQ(FindVectorFunction("softmax")->output_size(5), 5u);
  EXPECT_EQ(FindVectorFunction("maxout")->output_size(5), 1u);
  EXPECT_EQ(FindVectorFunction("glu")->output_size(6), 3u);
  EXPECT_EQ(FindVectorFunction("glu")->output_size(5), 0u);
}

// ---- identities ---------------------------------------------------------------------------------

TEST(Vector, SoftmaxDoesNotChangeUnderTranslation) {
  // Quarters, so that adding 1000 is exact.
  const Vector x = {0.25, -1.5, 3, 2.75};
  Vector moved = x;
  for (double& entry : moved) entry += 1000;
  for (const char* id : {"softmax", "log_softmax", "sparsemax"}) {
    EXPECT_EQ(Evaluate(id, x), Evaluate(id, moved)) << id;
  }
}

TEST(Vector, NaiveSoftmaxAgreesUntilItOverflows) {
  const Vector x = {1, -2, 0.5, 3};
  const Vector naive = Evaluate("naive_softmax", x, 0.7);
  const Vector stable = Evaluate("softmax", x, 0.7);
  for (std::size_t i = 0; i < x.size(); ++i) EXPECT_NEAR(naive[i], stable[i], 1e-15);
  for (const double p : Evaluate("naive_softmax", {1010, 1000, 990})) EXPECT_TRUE(std::isnan(p));
  for (const double p : Evaluate("naive_softmax", {-1010, -1000})) EXPECT_TRUE(std::isnan(p));
}

TEST(Vector, TemperatureTurnsSoftmaxFromHardToEven) {
  const Vector x = {1, 3, 2};
  EXPECT_EQ(Evaluate("softmax", x, 1e-300), (Vector{0, 1, 0}));
  for (const double p : Evaluate("softmax", x, 1e17)) EXPECT_EQ(p, 1.0 / 3);
}

TEST(Vector, SparsemaxIsTheNearestPointOfTheSimplex) {
  EXPECT_EQ(Evaluate("sparsemax", {0.5, 0.25, -3}), (Vector{0.625, 0.375, 0}));
  EXPECT_EQ(Evaluate("sparsemax", {2, 0.5, 0.5}), (Vector{1, 0, 0}));
  EXPECT_EQ(Evaluate("sparsemax", {7, 7, 7, 7}), (Vector{0.25, 0.25, 0.25, 0.25}));
  Pcg32 random("sparsemax", "test");
  for (int round = 0; round < 200; ++round) {
    const Vector x = RandomVector(random, 7);
    const Vector p = Evaluate("sparsemax", x);
    double sum = 0;
    double tau = kInf;  // x_i - p_i, the same wherever p_i > 0, and at least x_i elsewhere
    for (std::size_t i = 0; i < x.size(); ++i) {
      sum += p[i];
      if (p[i] > 0) tau = x[i] - p[i];
    }
    EXPECT_NEAR(sum, 1, 1e-15 * 7);
    for (std::size_t i = 0; i < x.size(); ++i) {
      EXPECT_NEAR(p[i], std::max(0.0, x[i] - tau), 1e-15 * 7);
    }
  }
}

TEST(Vector, MaxoutGivesItsGradientToTheFirstOfEquals) {
  EXPECT_EQ(Vjp("maxout", {1, 5, 5}, {3}), (Vector{0, 3, 0}));
  EXPECT_EQ(Jvp("maxout", {1, 5, 5}, {10, 20, 30}), Vector{20});
}

TEST(Vector, GluGatesItsFirstHalfByItsSecond) {
  EXPECT_EQ(Evaluate("glu", {3, -4, 0, 1000}), (Vector{1.5, -4}));
  EXPECT_EQ(Vjp("glu", {3, -4, 0, 1000}, {1, 1}), (Vector{0.5, 1, 0.75, 0}));
}

TEST(Vector, BceStaysFiniteWhereItsAbsentSideIsNot) {
  EXPECT_EQ(BceWithLogits(kInf, 1).loss, 0);
  EXPECT_EQ(BceWithLogits(-kInf, 0).loss, 0);
  EXPECT_EQ(BceWithLogits(kInf, 0).loss, kInf);
}

}  // namespace
}  // namespace activation
