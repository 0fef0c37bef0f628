#include "formula/vocabulary.h"

#include <algorithm>
#include <array>

#include "formula/text.h"

namespace activation {
namespace {

constexpr std::array kFunctions = {
    FormulaFunction{"abs", Op::kAbs, 1},         FormulaFunction{"sign", Op::kSign, 1},
    FormulaFunction{"min", Op::kMin, 2},         FormulaFunction{"max", Op::kMax, 2},
    FormulaFunction{"sqrt", Op::kSqrt, 1},       FormulaFunction{"exp", Op::kExp, 1},
    FormulaFunction{"expm1", Op::kExpm1, 1},     FormulaFunction{"log", Op::kLog, 1},
    FormulaFunction{"log1p", Op::kLog1p, 1},     FormulaFunction{"pow", Op::kPower, 2},
    FormulaFunction{"sin", Op::kSin, 1},         FormulaFunction{"cos", Op::kCos, 1},
    FormulaFunction{"tan", Op::kTan, 1},         FormulaFunction{"atan", Op::kAtan, 1},
    FormulaFunction{"sinh", Op::kSinh, 1},       FormulaFunction{"cosh", Op::kCosh, 1},
    FormulaFunction{"tanh", Op::kTanh, 1},       FormulaFunction{"asinh", Op::kAsinh, 1},
    FormulaFunction{"erf", Op::kErf, 1},         FormulaFunction{"erfc", Op::kErfc, 1},
    FormulaFunction{"sigmoid", Op::kSigmoid, 1}, FormulaFunction{"softplus", Op::kSoftplus, 1},
    FormulaFunction{"step", Op::kStep, 1},       FormulaFunction{"clamp", Op::kClamp, 3},
    FormulaFunction{"if", Op::kIf, 3},
};

struct Spelling {
  std::string_view other;
  std::string_view ours;
};

constexpr std::array kAliases = {
    Spelling{"ln", "log"},
    Spelling{"arctan", "atan"},
    Spelling{"arcsinh", "asinh"},
    Spelling{"arsinh", "asinh"},
    Spelling{"logistic", "sigmoid"},
    Spelling{"heaviside", "step"},
    Spelling{"sgn", "sign"},
    Spelling{"clip", "clamp"},
    Spelling{"where", "if"},
    Spelling{"maximum", "max"},
    Spelling{"minimum", "min"},
    Spelling{"power", "pow"},
    Spelling{"relu", "max(0, x)"},
    Spelling{"relu6", "clamp(x, 0, 6)"},
    Spelling{"elu", "if(x>0, x, expm1(x))"},
    Spelling{"silu", "x*sigmoid(x)"},
    Spelling{"swish", "x*sigmoid(x)"},
    Spelling{"gelu", "x*erfc(-x/sqrt(2))/2"},
    Spelling{"mish", "x*tanh(softplus(x))"},
    Spelling{"softsign", "x/(1+abs(x))"},
    Spelling{"log2", "log(x)/log(2)"},
    Spelling{"log10", "log(x)/log(10)"},
};

constexpr std::array kCharacters = {
    Spelling{"\u00d7", "*"},      Spelling{"\u00b7", "*"},      Spelling{"\u22c5", "*"},
    Spelling{"\u00f7", "/"},      Spelling{"\u2212", "-"},      Spelling{"\u2013", "-"},
    Spelling{"\u00b2", "^2"},     Spelling{"\u00b3", "^3"},     Spelling{"\u03c0", "pi"},
    Spelling{"\u2264", "<="},     Spelling{"\u2265", ">="},     Spelling{"\u2260", "!="},
    Spelling{"\uff08", "("},      Spelling{"\uff09", ")"},      Spelling{"\uff0c", ","},
    Spelling{"\u221a", "sqrt()"}, Spelling{"\u221e", "1/0"},    Spelling{"\u03b1", "alpha"},
    Spelling{"\u03b2", "beta"},   Spelling{"\u03bb", "lambda"}, Spelling{"=", "=="},
    Spelling{"[", "("},           Spelling{"]", ")"},           Spelling{"{", "("},
    Spelling{"}", ")"},           Spelling{"|", "abs()"},
};

template <std::size_t n>
std::string_view Find(const std::array<Spelling, n>& spellings, std::string_view other) {
  const auto found = std::find_if(spellings.begin(), spellings.end(),
                                  [&](const Spelling& s) { return s.other == other; });
  return found == spellings.end() ? std::string_view{} : found->ours;
}

}  // namespace

std::span<const FormulaFunction> FormulaFunctions() { return kFunctions; }

const FormulaFunction* FindFormulaFunction(std::string_view name) {
  const auto found = std::find_if(kFunctions.begin(), kFunctions.end(),
                                  [&](const FormulaFunction& f) { return f.name == name; });
  return found == kFunctions.end() ? nullptr : &*found;
}

const FormulaFunction* FindFormulaFunction(Op op) {
  const auto found = std::find_if(kFunctions.begin(), kFunctions.end(),
                                  [&](const FormulaFunction& f) { return f.op == op; });
  return found == kFunctions.end() ? nullptr : &*found;
}

std::string_view NearestFormulaFunction(std::string_view name) {
  if (const std::string_view alias = Find(kAliases, name); !alias.empty()) return alias;
  std::string_view nearest;
  // A third of the letters may be wrong, at least one; of a single letter none is right then.
  std::size_t best = std::min(name.size(), std::max<std::size_t>(1, name.size() / 3) + 1);
  for (const FormulaFunction& function : kFunctions) {
    const std::size_t distance = EditDistance(name, function.name);
    if (distance < best) {
      best = distance;
      nearest = function.name;
    }
  }
  return nearest;
}

std::string_view SpellingOf(std::string_view character) { return Find(kCharacters, character); }

}  // namespace activation
