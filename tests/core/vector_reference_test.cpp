// The vector functions and the losses of logits against the reference data.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "data.h"
#include "functions/vector.h"
#include "vector_calls.h"

namespace activation {
namespace {

using Exact = std::vector<long double>;

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

}  // namespace
}  // namespace activation
