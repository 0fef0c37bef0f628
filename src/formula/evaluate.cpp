// Runs a program over blocks of points, carrying derivatives by one seed: x, or one parameter.
//
// An instruction whose result does not depend on the seed keeps derivatives of 0, whatever its
// operands: a slope that is 0 by construction must not meet an infinite value.
#include <algorithm>
#include <cassert>
#include <cstddef>

#include "formula/program.h"
#include "numeric/taylor.h"

namespace activation {
namespace {

constexpr std::size_t kBlock = 32;

constexpr int kSeedVariable = -1;  // otherwise the index of a parameter

// Comparisons, sign and step are flat wherever they do not jump.
bool IsFlat(Op op) {
  return (op >= Op::kLess && op <= Op::kNotEqual) || op == Op::kSign || op == Op::kStep;
}

Pair Truth(PairBits mask) { return Select(mask, Splat<Pair>(1), Splat<Pair>(0)); }

using D = Taylor<Pair>;

class Run {
 public:
  // For blocks of up to `block` points.
  Run(const Program& program, std::span<const double> parameters, int seed, std::size_t block)
      : instructions_(program.instructions()), slots_(instructions_.size()) {
    const auto length = [block](const Instruction& i) { return i.varies ? (block + 1) / 2 : 1; };
    std::size_t size = 0;
    for (const Instruction& i : instructions_) size += length(i);
    results_.resize(size);
    std::size_t offset = 0;
    for (std::size_t k = 0; k < slots_.size(); ++k) {
      const Instruction& i = instructions_[k];
      slots_[k] = {&results_[offset], i.varies ? 1 : 0, IsActive(i, seed)};
      offset += length(i);
      if (!i.varies) Execute(i, slots_[k], parameters);
    }
  }

  // Computes these points; the results are read by `result`.
  void Block(std::span<const double> z) {
    pairs_ = static_cast<int>((z.size() + 1) / 2);
    for (std::size_t k = 0; k < slots_.size(); ++k) {
      const Instruction& i = instructions_[k];
      if (i.op == Op::kVariable) {
        LoadVariable(slots_[k], z);
      } else if (i.varies) {
        Execute(i, slots_[k], {});
      }
    }
  }

  // Of points 2 k and 2 k + 1 of the block.
  const D& result(int k) const { return slots_.back()[k]; }

 private:
  // Where the results of an instruction are: a block of them, or a single one (stride 0).
  struct Slot {
    D* at = nullptr;
    std::ptrdiff_t stride = 0;
    bool active = false;  // depends on the seed
    D& operator[](int k) const { return at[k * stride]; }
  };

  bool IsActive(const Instruction& i, int seed) const {
    if (i.op == Op::kVariable) return seed == kSeedVariable;
    if (i.op == Op::kParameter) return seed == i.index;
    const bool a = i.a >= 0 && i.op != Op::kIf && slots_[static_cast<std::size_t>(i.a)].active;
    const bool b = i.b >= 0 && slots_[static_cast<std::size_t>(i.b)].active;
    const bool c = i.c >= 0 && slots_[static_cast<std::size_t>(i.c)].active;
    return (a || b || c) && !IsFlat(i.op);
  }

  // A lone last point fills both lanes.
  static void LoadVariable(const Slot& out, std::span<const double> z) {
    for (std::size_t k = 0; k < z.size(); k += 2) {
      D& u = out[static_cast<int>(k / 2)];
      u.f = k + 1 == z.size() ? Splat<Pair>(z[k]) : Load<Pair>(&z[k]);
      if (out.active) u.df = Splat<Pair>(1);
    }
  }

  // The functions below apply g to every point of a slot.
  template <class G>
  void Values(const Slot& out, const Slot& a, const Slot& b, G g) {
    for (int k = 0; k < Count(out); ++k) out[k].f = g(a[k].f, b[k].f);
  }
  template <class G>
  void Unary(const Slot& out, const Slot& a, G g) {
    for (int k = 0; k < Count(out); ++k) out[k] = g(a[k]);
  }
  // For a g that does not multiply derivatives, so that zero ones do no harm.
  template <class G>
  void Linear(const Slot& out, const Slot& a, const Slot& b, G g) {
    for (int k = 0; k < Count(out); ++k) out[k] = g(a[k], b[k]);
  }
  template <class G>
  void Binary(const Slot& out, const Slot& a, const Slot& b, G g) {
    if (!a.active) {
      for (int k = 0; k < Count(out); ++k) out[k] = g(a[k].f, b[k]);
    } else if (!b.active) {
      for (int k = 0; k < Count(out); ++k) out[k] = g(a[k], b[k].f);
    } else {
      for (int k = 0; k < Count(out); ++k) out[k] = g(a[k], b[k]);
    }
  }
  int Count(const Slot& out) const { return out.stride == 0 ? 1 : pairs_; }

  void Choose(const Slot& out, const Slot& condition, const Slot& a, const Slot& b) {
    for (int k = 0; k < Count(out); ++k) out[k] = Select(condition[k].f != 0, a[k], b[k]);
  }

  void Execute(const Instruction& i, const Slot& out, std::span<const double> parameters) {
    Compute(i, out, parameters);
    if (out.active || IsFlat(i.op)) return;
    for (int k = 0; k < Count(out); ++k) out[k] = Lift<D>(out[k].f);
  }

  void Compute(const Instruction& i, const Slot& out, std::span<const double> parameters) {
    const auto slot = [this](int operand) {
      return operand < 0 ? Slot{} : slots_[static_cast<std::size_t>(operand)];
    };
    const Slot a = slot(i.a);
    const Slot b = slot(i.b);
    const Slot c = slot(i.c);
    const auto larger = [](auto u, auto v) { return Larger(u, v); };
    const auto smaller = [](auto u, auto v) { return Smaller(u, v); };
    switch (i.op) {
      case Op::kNumber:
        out[0].f = Splat<Pair>(i.number);
        return;
      case Op::kVariable:
        return;
      case Op::kParameter:
        out[0].f = Splat<Pair>(parameters[static_cast<std::size_t>(i.index)]);
        if (out.active) out[0].df = Splat<Pair>(1);
        return;
      case Op::kNegate:
        return Unary(out, a, [](auto u) { return -u; });
      case Op::kAdd:
        return Linear(out, a, b, [](auto u, auto v) { return u + v; });
      case Op::kSubtract:
        return Linear(out, a, b, [](auto u, auto v) { return u - v; });
      case Op::kMultiply:
        return Binary(out, a, b, [](auto u, auto v) { return u * v; });
      case Op::kDivide:
        return Binary(out, a, b, [](auto u, auto v) { return u / v; });
      case Op::kPower:
        return Binary(out, a, b, [](auto u, auto v) { return Pow(u, v); });
      case Op::kIntegerPower:
        if (i.index == 2) return Unary(out, a, [](auto u) { return u * u; });
        return Unary(out, a, [n = i.index](auto u) { return IntegerPower(u, n); });
      case Op::kLess:
        return Values(out, a, b, [](Pair u, Pair v) { return Truth(u < v); });
      case Op::kLessEqual:
        return Values(out, a, b, [](Pair u, Pair v) { return Truth(u <= v); });
      case Op::kGreater:
        return Values(out, a, b, [](Pair u, Pair v) { return Truth(u > v); });
      case Op::kGreaterEqual:
        return Values(out, a, b, [](Pair u, Pair v) { return Truth(u >= v); });
      case Op::kEqual:
        return Values(out, a, b, [](Pair u, Pair v) { return Truth(u == v); });
      case Op::kNotEqual:
        return Values(out, a, b, [](Pair u, Pair v) { return Truth(u != v); });
      case Op::kIf:
        return Choose(out, a, b, c);
      case Op::kMax:
        return Linear(out, a, b, larger);
      case Op::kMin:
        return Linear(out, a, b, smaller);
      case Op::kClamp:
        return Clamp(out, a, b, c);
      case Op::kAbs:
        return Unary(out, a, [](auto u) { return Abs(u); });
      case Op::kSign:
        return Unary(out, a, [](auto u) { return Lift<D>(Sign(u.f)); });
      case Op::kStep:
        return Unary(out, a, [](auto u) { return Lift<D>(Step(u.f)); });
      case Op::kSqrt:
        return Unary(out, a, [](auto u) { return Sqrt(u); });
      case Op::kExp:
        return Unary(out, a, [](auto u) { return Exp(u); });
      case Op::kExpm1:
        return Unary(out, a, [](auto u) { return Expm1(u); });
      case Op::kLog:
        return Unary(out, a, [](auto u) { return Log(u); });
      case Op::kLog1p:
        return Unary(out, a, [](auto u) { return Log1p(u); });
      case Op::kSin:
        return Unary(out, a, [](auto u) { return Sin(u); });
      case Op::kCos:
        return Unary(out, a, [](auto u) { return Cos(u); });
      case Op::kTan:
        return Unary(out, a, [](auto u) { return Tan(u); });
      case Op::kAtan:
        return Unary(out, a, [](auto u) { return Atan(u); });
      case Op::kSinh:
        return Unary(out, a, [](auto u) { return Sinh(u); });
      case Op::kCosh:
        return Unary(out, a, [](auto u) { return Cosh(u); });
      case Op::kTanh:
        return Unary(out, a, [](auto u) { return Tanh(u); });
      case Op::kAsinh:
        return Unary(out, a, [](auto u) { return Asinh(u); });
      case Op::kErf:
        return Unary(out, a, [](auto u) { return Erf(u); });
      case Op::kErfc:
        return Unary(out, a, [](auto u) { return Erfc(u); });
      case Op::kSigmoid:
        return Unary(out, a, [](auto u) { return Sigmoid(u); });
      case Op::kSoftplus:
        return Unary(out, a, [](auto u) { return Softplus(u); });
    }
  }

  // min(max(u, low), high).
  void Clamp(const Slot& out, const Slot& u, const Slot& low, const Slot& high) {
    for (int k = 0; k < Count(out); ++k) out[k] = Smaller(Larger(u[k], low[k]), high[k]);
  }

  const std::vector<Instruction>& instructions_;
  std::vector<D> results_;
  std::vector<Slot> slots_;
  int pairs_ = 0;
};

// NaN where NaN came in, even of a formula like if(x > 0, 1, 0).
void StoreResult(Pair result, std::span<const double> z, double* out) {
  if (z.size() == 1) {
    out[0] = z[0] == z[0] ? result[0] : z[0];
  } else {
    const Pair at = Load<Pair>(z.data());
    Store(out, Select(at == at, result, at));
  }
}

// Value and derivatives by the seed at all points; where there is no room (null), none are stored.
void Evaluate(const Program& program, std::span<const double> parameters, int seed,
              std::span<const double> z, double* f, double* df, double* d2f) {
  assert(parameters.size() == program.parameters().size());
  if (z.empty()) return;
  Run run(program, parameters, seed, std::min(kBlock, z.size()));
  for (std::size_t start = 0; start < z.size(); start += kBlock) {
    const std::span<const double> block = z.subspan(start, std::min(kBlock, z.size() - start));
    run.Block(block);
    for (std::size_t k = 0; k < block.size(); k += 2) {
      const std::span<const double> at =
          block.subspan(k, std::min<std::size_t>(2, block.size() - k));
      const std::size_t i = start + k;
      const D& u = run.result(static_cast<int>(k / 2));
      if (f != nullptr) StoreResult(u.f, at, f + i);
      if (df != nullptr) StoreResult(u.df, at, df + i);
      if (d2f != nullptr) StoreResult(u.d2f, at, d2f + i);
    }
  }
}

}  // namespace

void Program::Evaluate(std::span<const double> parameters, std::span<const double> z, double* f,
                       double* df, double* d2f) const {
  activation::Evaluate(*this, parameters, kSeedVariable, z, f, df, d2f);
}

// Second derivatives by a parameter are computed and left: a second interpreter for the sake of
// their time would be as large a download as the first.
void Program::Gradients(std::span<const double> parameters, std::span<const double> z,
                        double* gradients) const {
  for (std::size_t p = 0; p < parameters_.size(); ++p) {
    activation::Evaluate(*this, parameters, static_cast<int>(p), z, nullptr,
                         gradients + p * z.size(), nullptr);
  }
}

}  // namespace activation
