#include "functions/vector.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <vector>

#include "numeric/elementary.h"
#include "numeric/taylor.h"

namespace activation {
namespace {

using Input = std::span<const double>;
using Output = std::span<double>;

std::size_t SameSize(std::size_t n) { return n; }
std::size_t One(std::size_t) { return 1; }

double Sum(Input x) {
  double sum = 0;
  for (const double entry : x) sum += entry;
  return sum;
}
double Dot(Input x, Input y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

// e^((x - largest) / temperature). The difference is taken with its rounding error, which the
// exponential would else multiply by its own size: 54 ULP at a difference of -76.
double ExpDifference(double x, double largest, double temperature) {
  const double difference = x - largest;
  const double exponent = difference / temperature;
  if (exponent == -std::numeric_limits<double>::infinity()) return 0;
  const double x_part = difference + largest;
  const double error = (x - x_part) - (largest - (x_part - difference));
  return ExpSum(exponent, error / temperature);
}

// The sum of e^((x_i - max) / temperature) is 1 + rest: the largest entry gives the 1.
struct Exponentials {
  std::size_t largest;
  double rest;
};

// Sets out to e^((x - max) / temperature).
Exponentials Exponentiate(Input x, double temperature, Output out) {
  Exponentials e{ArgMax(x), 0};
  for (std::size_t i = 0; i < x.size(); ++i) {
    out[i] = ExpDifference(x[i], x[e.largest], temperature);
    if (i != e.largest) e.rest += out[i];
  }
  // Neither +inf nor NaN has a finite distance from itself; then all is NaN.
  e.rest += out[e.largest] - 1;
  return e;
}

// ---- softmax: p_i = e^(x_i) / sum_j e^(x_j); J = diag(p) - p p^T
// ---------------------------------

void Softmax(Input x, double temperature, Output out) {
  const Exponentials e = Exponentiate(x, temperature, out);
  for (double& p : out) p = p / (1 + e.rest);
}

// out = (diag(p) - p p^T) v / divisor for the probabilities p in `out`; symmetric.
void SoftmaxProduct(Input v, double divisor, Output out) {
  const double mean = Dot(out, v);
  for (std::size_t i = 0; i < v.size(); ++i) out[i] = out[i] * (v[i] - mean) / divisor;
}
void SoftmaxJvp(Input x, Input v, double temperature, Output out) {
  Softmax(x, temperature, out);
  SoftmaxProduct(v, temperature, out);
}

// ---- softmin(x) = softmax(-x)
// --------------------------------------------------------------------

std::vector<double> Negated(Input x) {
  std::vector<double> negated(x.begin(), x.end());
  for (double& entry : negated) entry = -entry;
  return negated;
}
void Softmin(Input x, double temperature, Output out) { Softmax(Negated(x), temperature, out); }
void SoftminJvp(Input x, Input v, double temperature, Output out) {
  Softmin(x, temperature, out);
  SoftmaxProduct(v, -temperature, out);
}

// ---- the naive softmax: overflows from a logit of 710, underflows to 0/0 below -745
// --------------

void NaiveSoftmax(Input x, double temperature, Output out) {
  for (std::size_t i = 0; i < x.size(); ++i) out[i] = Exp(x[i] / temperature);
  const double sum = Sum(out);
  for (double& p : out) p = p / sum;
}
void NaiveSoftmaxJvp(Input x, Input v, double temperature, Output out) {
  NaiveSoftmax(x, temperature, out);
  SoftmaxProduct(v, temperature, out);
}

// ---- log_softmax: x_i - max - log(1 + rest), exact in relative terms even where p is near 1
// -------

void LogSoftmax(Input x, double temperature, Output out) {
  const Exponentials e = Exponentiate(x, temperature, out);
  const double log = Log1p(e.rest);
  for (std::size_t i = 0; i < x.size(); ++i) {
    out[i] = i == e.largest ? -log : (x[i] - x[e.largest]) / temperature - log;
  }
}
// J = 1 - (every row p).
void LogSoftmaxJvp(Input x, Input v, double temperature, Output out) {
  Softmax(x, temperature, out);
  const double mean = Dot(out, v);
  for (std::size_t i = 0; i < v.size(); ++i) out[i] = (v[i] - mean) / temperature;
}
void LogSoftmaxVjp(Input x, Input u, double temperature, Output out) {
  Softmax(x, temperature, out);
  const double sum = Sum(u);
  for (std::size_t i = 0; i < u.size(); ++i) out[i] = (u[i] - out[i] * sum) / temperature;
}

// ---- logsumexp: log sum_j e^(x_j); its gradient is softmax
// ----------------------------------------

void LogSumExp(Input x, double temperature, Output out) {
  std::vector<double> exponentials(x.size());
  const Exponentials e = Exponentiate(x, temperature, exponentials);
  out[0] = x[e.largest] / temperature + Log1p(e.rest);
}
void LogSumExpJvp(Input x, Input v, double temperature, Output out) {
  std::vector<double> p(x.size());
  Softmax(x, temperature, p);
  out[0] = Dot(p, v) / temperature;
}
void LogSumExpVjp(Input x, Input u, double temperature, Output out) {
  Softmax(x, temperature, out);
  for (double& p : out) p = p * u[0] / temperature;
}

// ---- sparsemax (Martins and Astudillo 2016): the point of the simplex nearest to x
// ---------------- p_i = max(0, z_i - tau), where the k largest z are those that stay and tau =
// (their sum - 1) / k.

void Sparsemax(Input x, double temperature, Output out) {
  const double largest = x[ArgMax(x)];
  for (std::size_t i = 0; i < x.size(); ++i) out[i] = (x[i] - largest) / temperature;
  std::vector<double> sorted(out.begin(), out.end());
  const bool is_number = sorted[ArgMax(sorted)] == 0;
  if (is_number) {  // not std::sort, which is several times the code
    std::make_heap(sorted.begin(), sorted.end());
    std::sort_heap(sorted.begin(), sorted.end());
    std::reverse(sorted.begin(), sorted.end());
  }
  double tau = std::numeric_limits<double>::quiet_NaN();
  double sum = 0;
  for (std::size_t k = 0; is_number && k < sorted.size(); ++k) {
    const double count = static_cast<double>(k + 1);
    if (!(1 + count * sorted[k] > sum + sorted[k])) break;
    sum += sorted[k];
    tau = (sum - 1) / count;
  }
  for (double& p : out) p = Max(p - tau, 0.0);
}
// On the support J subtracts the mean, elsewhere it is 0; symmetric.
void SparsemaxJvp(Input x, Input v, double temperature, Output out) {
  Sparsemax(x, temperature, out);
  double sum = 0;
  double count = 0;
  for (std::size_t i = 0; i < v.size(); ++i) {
    if (out[i] == 0) continue;
    sum += v[i];
    count += 1;
  }
  for (std::size_t i = 0; i < v.size(); ++i) {
    out[i] = out[i] == 0 ? 0 : (v[i] - sum / count) / temperature;
  }
}

// ---- maxout (Goodfellow et al. 2013): the largest; the gradient goes to the first of equals
// -------

void Maxout(Input x, double, Output out) { out[0] = x[ArgMax(x)]; }
void MaxoutJvp(Input x, Input v, double, Output out) { out[0] = v[ArgMax(x)]; }
void MaxoutVjp(Input x, Input u, double, Output out) {
  std::fill(out.begin(), out.end(), 0.0);
  out[ArgMax(x)] = u[0];
}

// ---- GLU (Dauphin et al. 2017): x is [a, b] in two halves; a_i sigmoid(b_i)
// -----------------------

std::size_t Half(std::size_t n) { return n % 2 == 0 ? n / 2 : 0; }

// sigmoid(b) and its slope.
Dual<double> Gate(double b) { return Sigmoid(Dual<double>{b, 1}); }

void Glu(Input x, double, Output out) {
  const std::size_t n = out.size();
  for (std::size_t i = 0; i < n; ++i) out[i] = x[i] * Sigmoid(x[n + i]);
}
void GluJvp(Input x, Input v, double, Output out) {
  const std::size_t n = out.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Dual<double> gate = Gate(x[n + i]);
    out[i] = v[i] * gate.f + x[i] * gate.df * v[n + i];
  }
}
void GluVjp(Input x, Input u, double, Output out) {
  const std::size_t n = u.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Dual<double> gate = Gate(x[n + i]);
    out[i] = u[i] * gate.f;
    out[n + i] = u[i] * x[i] * gate.df;
  }
}

constexpr std::string_view kAny = "at least one number";
constexpr std::string_view kPairs = "an even number of numbers, at least 2";
constexpr std::array kRows = {
    VectorRow{"softmax", "Softmax", true, kAny, SameSize, Softmax, SoftmaxJvp, SoftmaxJvp},
    VectorRow{"log_softmax", "LogSoftmax", true, kAny, SameSize, LogSoftmax, LogSoftmaxJvp,
              LogSoftmaxVjp},
    VectorRow{"softmin", "Softmin", true, kAny, SameSize, Softmin, SoftminJvp, SoftminJvp},
    VectorRow{"logsumexp", "LogSumExp", true, kAny, One, LogSumExp, LogSumExpJvp, LogSumExpVjp},
    VectorRow{"sparsemax", "Sparsemax", true, kAny, SameSize, Sparsemax, SparsemaxJvp,
              SparsemaxJvp},
    VectorRow{"maxout", "Maxout", false, kAny, One, Maxout, MaxoutJvp, MaxoutVjp},
    VectorRow{"glu", "GLU", false, kPairs, Half, Glu, GluJvp, GluVjp},
    VectorRow{"naive_softmax", "Naive softmax", true, kAny, SameSize, NaiveSoftmax, NaiveSoftmaxJvp,
              NaiveSoftmaxJvp},
};

}  // namespace

std::span<const VectorRow> VectorFunctions() { return kRows; }

const VectorRow* FindVectorFunction(std::string_view id) {
  const auto found =
      std::find_if(kRows.begin(), kRows.end(), [&](const VectorRow& row) { return row.id == id; });
  return found == kRows.end() ? nullptr : &*found;
}

void Jacobian(const VectorRow& row, std::span<const double> x, double temperature,
              std::span<double> out) {
  const std::size_t n = x.size();
  std::vector<double> along(n);
  std::vector<double> column(out.size() / n);
  for (std::size_t j = 0; j < n; ++j) {
    along[j] = 1;
    row.jvp(x, along, temperature, column);
    along[j] = 0;
    for (std::size_t i = 0; i < column.size(); ++i) out[i * n + j] = column[i];
  }
}

std::size_t ArgMax(std::span<const double> x) {
  assert(!x.empty());
  std::size_t largest = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (x[i] != x[i]) return i;
    if (x[i] > x[largest]) largest = i;
  }
  return largest;
}

double CrossEntropy(std::span<const double> logits, std::size_t target,
                    std::span<double> gradient) {
  const Exponentials e = Exponentiate(logits, 1, gradient);
  const double log = Log1p(e.rest);
  const double loss = target == e.largest ? log : log - (logits[target] - logits[e.largest]);
  double others = 0;
  for (std::size_t i = 0; i < logits.size(); ++i) {
    gradient[i] = gradient[i] / (1 + e.rest);
    if (i != target) others += gradient[i];
  }
  gradient[target] = -others;
  return loss;
}

double SoftCrossEntropy(std::span<const double> logits, std::span<const double> q,
                        std::span<double> gradient) {
  LogSoftmax(logits, 1, gradient);
  double loss = 0;
  for (std::size_t i = 0; i < q.size(); ++i) {
    if (q[i] != 0) loss -= q[i] * gradient[i];
  }
  Softmax(logits, 1, gradient);
  for (std::size_t i = 0; i < q.size(); ++i) gradient[i] -= q[i];
  return loss;
}

LossAndGradient BceWithLogits(double z, double t) {
  // A weight of 0 leaves its side out, be it infinite.
  const double loss = Times(t, Softplus(-z)) + Times(1 - t, Softplus(z));
  return {loss, (1 - t) * Sigmoid(z) - t * Sigmoid(-z)};
}

}  // namespace activation
