// Runs a program over blocks of points, carrying derivatives by one seed: x, or one parameter.
//
// Training asks for no second derivative, and computing it would take as long as the rest.
//
// An instruction whose result does not depend on the seed keeps derivatives of 0, whatever its
// operands: a slope that is 0 by construction must not meet an infinite value.
#include <algorithm>
#include <cassert>
#include <cstddef>
#include <memory>
#include <type_traits>

#include "formula/program.h"
#include "numeric/taylor.h"

namespace activation {
namespace {

// The results of a block stay in the fastest cache, as far as they can.
constexpr std::size_t kCache = 24 * 1024;
constexpr std::size_t kLeastBlock = 32, kLargestBlock = 128;
// What most formulas need is taken from the stack.
constexpr std::size_t kNearResults = 512, kNearSlots = 32;

constexpr int kSeedVariable = -1;  // otherwise the index of a parameter

// Comparisons, sign and step are flat wherever they do not jump.
bool IsFlat(Op op) {
  return (op >= Op::kLess && op <= Op::kNotEqual) || op == Op::kSign || op == Op::kStep;
}

Pair Truth(PairBits mask) { return Select(mask, Splat<Pair>(1), Splat<Pair>(0)); }

// D: what is carried along, Taylor<Pair> or Dual<Pair>.
template <class D>
class Run {
 public:
  // For `points` points in all.
  Run(const Program& program, std::span<const double> parameters, int seed, std::size_t points)
      : instructions_(program.instructions()) {
    if (instructions_.size() > kNearSlots) {
      far_slots_.reset(new Slot[instructions_.size()]);
      slots_ = far_slots_.get();
    }
    std::size_t varying = 0;
    for (const Instruction& i : instructions_) varying += i.varies ? 1 : 0;
    const std::size_t fitting = 2 * kCache / ((varying + 1) * sizeof(D));
    block_ = std::min(points, std::clamp(fitting / 2 * 2, kLeastBlock, kLargestBlock));
    const std::size_t pairs = (block_ + 1) / 2;
    const std::size_t constant = instructions_.size() - varying;
    D* next = near_results_;
    if (varying * pairs + constant > kNearResults) {
      far_results_.reset(new D[varying * pairs + constant]);
      next = far_results_.get();
    }
    for (std::size_t k = 0; k < instructions_.size(); ++k) {
      const Instruction& i = instructions_[k];
      slots_[k] = {next, i.varies ? 1 : 0, IsActive(i, seed)};
      next += i.varies ? pairs : 1;
      if (!i.varies) Execute(i, slots_[k], parameters);
    }
  }

  std::size_t block() const { return block_; }

  // Computes these points; the results are read by `result`.
  void Block(std::span<const double> z) {
    pairs_ = static_cast<int>((z.size() + 1) / 2);
    for (std::size_t k = 0; k < instructions_.size(); ++k) {
      const Instruction& i = instructions_[k];
      if (i.op == Op::kVariable) {
        LoadVariable(slots_[k], z);
      } else if (i.varies) {
        Execute(i, slots_[k], {});
      }
    }
  }

  // Of points 2 k and 2 k + 1 of the block.
  const D& result(int k) const { return slots_[instructions_.size() - 1][k]; }

 private:
  // Where the results of an instruction are: a block of them, or a single one (stride 0).
  struct Slot {
    D* at;
    std::ptrdiff_t stride;
    bool active;  // depends on the seed
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
      u = Lift<D>(k + 1 == z.size() ? Splat<Pair>(z[k]) : Load<Pair>(&z[k]));
      if (out.active) u.df = Splat<Pair>(1);
    }
  }

  // The functions below apply g to every point of a slot.
  template <class G>
  void Values(const Slot& out, const Slot& a, const Slot& b, G g) {
    for (int k = 0, n = Count(out); k < n; ++k) out[k] = Lift<D>(g(a[k].f, b[k].f));
  }
  template <class G>
  void Unary(const Slot& out, const Slot& a, G g) {
    for (int k = 0, n = Count(out); k < n; ++k) out[k] = g(a[k]);
  }
  // For a g that does not multiply derivatives, so that zero ones do no harm.
  template <class G>
  void Linear(const Slot& out, const Slot& a, const Slot& b, G g) {
    for (int k = 0, n = Count(out); k < n; ++k) out[k] = g(a[k], b[k]);
  }
  template <class G>
  void Binary(const Slot& out, const Slot& a, const Slot& b, G g) {
    if (!a.active) {
      for (int k = 0, n = Count(out); k < n; ++k) out[k] = g(a[k].f, b[k]);
    } else if (!b.active) {
      for (int k = 0, n = Count(out); k < n; ++k) out[k] = g(a[k], b[k].f);
    } else {
      for (int k = 0, n = Count(out); k < n; ++k) out[k] = g(a[k], b[k]);
    }
  }
  int Count(const Slot& out) const { return out.stride == 0 ? 1 : pairs_; }

  void Choose(const Slot& out, const Slot& condition, const Slot& a, const Slot& b) {
    for (int k = 0, n = Count(out); k < n; ++k) out[k] = Select(condition[k].f != 0, a[k], b[k]);
  }

  void Execute(const Instruction& i, const Slot& out, std::span<const double> parameters) {
    Compute(i, out, parameters);
    if (out.active || IsFlat(i.op)) return;
    for (int k = 0, n = Count(out); k < n; ++k) out[k] = Lift<D>(out[k].f);
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
        out[0] = Lift<D>(Splat<Pair>(i.number));
        return;
      case Op::kVariable:
        return;
      case Op::kParameter:
        out[0] = Lift<D>(Splat<Pair>(parameters[static_cast<std::size_t>(i.index)]));
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
    for (int k = 0, n = Count(out); k < n; ++k) out[k] = Smaller(Larger(u[k], low[k]), high[k]);
  }

  const std::vector<Instruction>& instructions_;
  D near_results_[kNearResults];
  Slot near_slots_[kNearSlots];
  std::unique_ptr<D[]> far_results_;
  std::unique_ptr<Slot[]> far_slots_;
  Slot* slots_ = near_slots_;
  std::size_t block_ = 0;
  int pairs_ = 0;
};

// The results of a block, NaN where NaN came in, even of a formula like if(x > 0, 1, 0).
template <class D, class Pick>
void StoreResults(const Run<D>& run, std::span<const double> z, double* out, Pick pick) {
  const std::size_t pairs = z.size() / 2;
  for (std::size_t k = 0; k < pairs; ++k) {
    const Pair at = Load<Pair>(&z[2 * k]);
    Store(out + 2 * k, Select(at == at, pick(run.result(static_cast<int>(k))), at));
  }
  if (z.size() % 2 == 0) return;
  const double last = z[z.size() - 1];
  out[z.size() - 1] = last == last ? pick(run.result(static_cast<int>(pairs)))[0] : last;
}

// Value and derivatives by the seed at all points; where there is no room (null), none are stored.
template <class D>
void Evaluate(const Program& program, std::span<const double> parameters, int seed,
              std::span<const double> z, double* f, double* df, double* d2f) {
  assert(parameters.size() == program.parameters().size());
  if (z.empty()) return;
  Run<D> run(program, parameters, seed, z.size());
  for (std::size_t start = 0; start < z.size(); start += run.block()) {
    const auto block = z.subspan(start, std::min(run.block(), z.size() - start));
    run.Block(block);
    if (f != nullptr) StoreResults(run, block, f + start, [](const D& u) { return u.f; });
    if (df != nullptr) StoreResults(run, block, df + start, [](const D& u) { return u.df; });
    if constexpr (std::is_same_v<D, Taylor<Pair>>) {
      StoreResults(run, block, d2f + start, [](const D& u) { return u.d2f; });
    }
  }
}

}  // namespace

void Program::Evaluate(std::span<const double> parameters, std::span<const double> z, double* f,
                       double* df, double* d2f) const {
  const auto evaluate =
      d2f == nullptr ? activation::Evaluate<Dual<Pair>> : activation::Evaluate<Taylor<Pair>>;
  evaluate(*this, parameters, kSeedVariable, z, f, df, d2f);
}

void Program::Gradients(std::span<const double> parameters, std::span<const double> z,
                        double* gradients) const {
  for (std::size_t p = 0; p < parameters_.size(); ++p) {
    activation::Evaluate<Dual<Pair>>(*this, parameters, static_cast<int>(p), z, nullptr,
                                     gradients + p * z.size(), nullptr);
  }
}

}  // namespace activation
