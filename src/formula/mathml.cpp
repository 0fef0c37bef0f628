#include "formula/mathml.h"

#include <algorithm>
#include <array>

#include "formula/vocabulary.h"

namespace activation {
namespace {

// How tightly the parts of a printed expression hold together.
enum class Binding { kCases, kComparison, kSum, kSign, kProduct, kCall, kPower, kAtom };

// What an expression begins or ends with: decides how a product sign before or after it looks.
enum class Edge { kOther, kDigit, kFraction, kWord, kFunction };

struct Printed {
  std::string text;
  Binding binding = Binding::kAtom;
  Edge first = Edge::kOther;
  Edge last = Edge::kOther;
};

std::string Tag(std::string_view name, std::string_view inside) {
  return "<" + std::string(name) + ">" + std::string(inside) + "</" + std::string(name) + ">";
}
std::string Row(std::string_view inside) { return Tag("mrow", inside); }
std::string Operator(std::string_view symbol) { return Tag("mo", symbol); }
// Brackets grow only around what is tall: most fonts' grown brackets are far too large for a line.
std::string Bracketed(std::string_view open, std::string_view inside, std::string_view close) {
  const bool tall = inside.find("<mfrac>") != std::string_view::npos ||
                    inside.find("<mtable") != std::string_view::npos;
  const std::string start = tall ? "<mo>" : "<mo stretchy=\"false\">";
  return Row(start + std::string(open) + "</mo>" + std::string(inside) + start +
             std::string(close) + "</mo>");
}

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kDot = "\u22c5";
constexpr std::string_view kInvisibleTimes = "\u2062";
constexpr std::string_view kApply = "\u2061";

struct Letter {
  std::string_view name;
  std::string_view letter;
};
constexpr std::array kGreek = {
    Letter{"alpha", "\u03b1"},  Letter{"beta", "\u03b2"},    Letter{"gamma", "\u03b3"},
    Letter{"delta", "\u03b4"},  Letter{"epsilon", "\u03b5"}, Letter{"zeta", "\u03b6"},
    Letter{"eta", "\u03b7"},    Letter{"theta", "\u03b8"},   Letter{"kappa", "\u03ba"},
    Letter{"lambda", "\u03bb"}, Letter{"mu", "\u03bc"},      Letter{"nu", "\u03bd"},
    Letter{"xi", "\u03be"},     Letter{"rho", "\u03c1"},     Letter{"sigma", "\u03c3"},
    Letter{"tau", "\u03c4"},    Letter{"phi", "\u03c6"},     Letter{"chi", "\u03c7"},
    Letter{"psi", "\u03c8"},    Letter{"omega", "\u03c9"},
};

// Where the name on paper is not the one typed.
constexpr std::array kPaperNames = {
    Letter{"log", "ln"},
    Letter{"atan", "arctan"},
    Letter{"asinh", "arsinh"},
    Letter{"sign", "sgn"},
};

template <std::size_t n>
std::string_view Find(const std::array<Letter, n>& letters, std::string_view name) {
  const auto found =
      std::find_if(letters.begin(), letters.end(), [&](const Letter& l) { return l.name == name; });
  return found == letters.end() ? std::string_view{} : found->letter;
}

// A single letter, Greek if the name is that of a Greek one; empty for any other name.
std::string_view SingleLetter(std::string_view name) {
  return name.size() == 1 ? name : Find(kGreek, name);
}

// alpha, a0 or t_l as a letter with or without a subscript; other names as words.
Printed PrintName(std::string_view name) {
  if (const std::string_view letter = SingleLetter(name); !letter.empty()) {
    return {Tag("mi", letter)};
  }
  const std::size_t digits = name.find_last_not_of("0123456789") + 1;
  const std::size_t underscore = name.find('_');
  const std::string_view head = name.substr(0, std::min(digits, underscore));
  const std::string_view letter = SingleLetter(head);
  if (letter.empty()) {
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return {Tag("mi", words), Binding::kAtom, Edge::kWord, Edge::kWord};
  }
  std::string subscript(name.substr(head.size() + (underscore < digits ? 1 : 0)));
  std::replace(subscript.begin(), subscript.end(), '_', ' ');
  return {Tag("msub", Tag("mi", letter) + Tag(digits == head.size() ? "mn" : "mi", subscript))};
}

// As in the text, but 1e-3 as 1 times a power of ten, .5 as 0.5 and 5. as 5.
Printed PrintNumber(std::string_view spelling) {
  if (spelling == "pi") return {Tag("mi", "\u03c0")};
  if (spelling == "e") return {Tag("mi", "e")};
  const std::size_t e = spelling.find_first_of("eE");
  std::string digits(spelling.substr(0, e));
  if (digits.front() == '.') digits.insert(0, "0");
  if (digits.back() == '.') digits.pop_back();
  std::string number = Tag("mn", digits);
  if (e == std::string_view::npos) return {number, Binding::kAtom, Edge::kDigit, Edge::kDigit};
  std::string_view exponent = spelling.substr(e + 1);
  const bool negative = exponent.front() == '-';
  if (negative || exponent.front() == '+') exponent.remove_prefix(1);
  std::string power = Tag("mn", exponent);
  if (negative) power = Row(Operator(kMinus) + power);
  number += Operator("\u00d7") + Tag("msup", Tag("mn", "10") + power);
  return {number, Binding::kProduct, Edge::kDigit, Edge::kDigit};
}

std::string_view ComparisonSign(Op op) {
  switch (op) {
    case Op::kLess:
      return "&lt;";
    case Op::kLessEqual:
      return "\u2264";
    case Op::kGreater:
      return "&gt;";
    case Op::kGreaterEqual:
      return "\u2265";
    case Op::kEqual:
      return "=";
    default:
      return "\u2260";
  }
}

bool IsComparison(Op op) { return op >= Op::kLess && op <= Op::kNotEqual; }

// Holds where `op` does not, NaN apart.
Op Opposite(Op op) {
  switch (op) {
    case Op::kLess:
      return Op::kGreaterEqual;
    case Op::kLessEqual:
      return Op::kGreater;
    case Op::kGreater:
      return Op::kLessEqual;
    case Op::kGreaterEqual:
      return Op::kLess;
    case Op::kEqual:
      return Op::kNotEqual;
    default:
      return Op::kEqual;
  }
}

class Printer {
 public:
  explicit Printer(const Program& program) : program_(program) {}

  Printed Print(int index) const {
    const Instruction& i = At(index);
    switch (i.op) {
      case Op::kNumber:
        return PrintNumber(i.spelling);
      case Op::kVariable:
        return {Tag("mi", "z")};
      case Op::kParameter:
        return PrintName(program_.parameters()[static_cast<std::size_t>(i.index)]);
      case Op::kNegate:
        return {Row(Operator(kMinus) + Inside(i.a, Binding::kProduct).text), Binding::kSign};
      case Op::kAdd:
        return Sum(i, "+");
      case Op::kSubtract:
        return Sum(i, kMinus);
      case Op::kMultiply:
        return Product(i);
      case Op::kDivide:
        return {Tag("mfrac", Cell(i.a) + Cell(i.b)), Binding::kProduct, Edge::kFraction,
                Edge::kFraction};
      case Op::kPower:
        return Power(i.a, Cell(i.b), false);
      case Op::kIntegerPower:
        return Power(i.a, Exponent(i.index), i.index > 1);
      case Op::kIf:
        return Cases(i);
      case Op::kAbs:
        return {Bracketed("|", Print(i.a).text, "|")};
      case Op::kSqrt:
        return {Tag("msqrt", Print(i.a).text)};
      case Op::kExp:
        return {EToThe(i.a), Binding::kPower};
      case Op::kExpm1:
        return {EToThe(i.a) + Operator(kMinus) + Tag("mn", "1"), Binding::kSum, Edge::kOther,
                Edge::kDigit};
      case Op::kLog1p:
        return {
            FunctionName("log") + Operator(kApply) +
                Bracketed("(", Tag("mn", "1") + Operator("+") + Inside(i.a, Binding::kProduct).text,
                          ")"),
            Binding::kCall, Edge::kFunction};
      default:
        if (IsComparison(i.op)) return {Bracketed("[", Condition(index), "]")};
        return Call(i, FunctionName(FindFormulaFunction(i.op)->name));
    }
  }

 private:
  const Instruction& At(int index) const {
    return program_.instructions()[static_cast<std::size_t>(index)];
  }

  // In brackets if it binds less tightly than asked.
  Printed Inside(int index, Binding least) const {
    Printed inner = Print(index);
    if (inner.binding >= least) return inner;
    return {Bracketed("(", inner.text, ")")};
  }
  // As one child of a fraction or a power.
  std::string Cell(int index) const { return Row(Print(index).text); }

  Printed Sum(const Instruction& i, std::string_view sign) const {
    const Printed left = Inside(i.a, Binding::kSum);
    const Printed right = Inside(i.b, Binding::kProduct);
    return {left.text + Operator(sign) + right.text, Binding::kSum, left.first, right.last};
  }

  Printed Product(const Instruction& i) const {
    const Printed left = Inside(i.a, Binding::kSign);
    const Printed right = Inside(i.b, Binding::kProduct);
    const bool needs_dot = right.first == Edge::kDigit || right.first == Edge::kWord ||
                           left.last == Edge::kWord ||
                           (left.last == Edge::kDigit && right.first == Edge::kFraction);
    std::string sign = Operator(needs_dot ? kDot : kInvisibleTimes);
    if (right.first == Edge::kFunction) sign += "<mspace width=\"0.17em\"/>";
    return {left.text + sign + right.text, std::min(left.binding, Binding::kProduct), left.first,
            right.last};
  }

  static std::string Exponent(int n) {
    const std::string digits = Tag("mn", std::to_string(n < 0 ? -n : n));
    return n < 0 ? Row(Operator(kMinus) + digits) : digits;
  }

  // Powers of named functions are written at the name: tanh^2 x.
  Printed Power(int base, const std::string& exponent, bool at_name) const {
    const Instruction& i = At(base);
    const bool named = i.op >= Op::kSin && i.op <= Op::kSoftplus;
    if (at_name && named) {
      return Call(i, Tag("msup", FunctionName(FindFormulaFunction(i.op)->name) + exponent));
    }
    return {Tag("msup", Row(Inside(base, Binding::kAtom).text) + exponent), Binding::kPower};
  }

  std::string EToThe(int exponent) const { return Tag("msup", Tag("mi", "e") + Cell(exponent)); }

  static std::string FunctionName(std::string_view name) {
    const std::string_view paper = Find(kPaperNames, name);
    return Tag("mi", paper.empty() ? name : paper);
  }

  Printed Call(const Instruction& i, const std::string& name) const {
    std::string arguments;
    for (const int argument : {i.a, i.b, i.c}) {
      if (argument < 0) break;
      if (!arguments.empty()) arguments += Operator(",");
      arguments += Print(argument).text;
    }
    return {name + Operator(kApply) + Bracketed("(", arguments, ")"), Binding::kCall,
            Edge::kFunction};
  }

  std::string Condition(int index) const {
    const Instruction& i = At(index);
    if (IsComparison(i.op)) return Compared(i, i.op);
    return Print(index).text + Operator(ComparisonSign(Op::kNotEqual)) + Tag("mn", "0");
  }
  std::string Compared(const Instruction& i, Op op) const {
    return Inside(i.a, Binding::kSum).text + Operator(ComparisonSign(op)) +
           Inside(i.b, Binding::kSum).text;
  }

  // if(c1, a, if(c2, b, c)) as three rows: a where c1, b where c2, c otherwise. So is
  // if(c1, if(c2, a, b), c), from its last: c where c1 does not hold, a where c2, b otherwise.
  Printed Cases(const Instruction& first) const {
    const auto row = [this](int value, const std::string& condition) {
      return Tag("mtr",
                 Tag("mtd", Row(Print(value).text + Operator(","))) + Tag("mtd", Row(condition)));
    };
    std::string rows;
    int count = 0;
    const Instruction* i = &first;
    for (;; ++count) {
      const Instruction& condition = At(i->a);
      if (At(i->c).op == Op::kIf) {
        rows += row(i->b, Condition(i->a));
        i = &At(i->c);
      } else if (At(i->b).op == Op::kIf && IsComparison(condition.op)) {
        rows += row(i->c, Compared(condition, Opposite(condition.op)));
        i = &At(i->b);
      } else {
        break;
      }
    }
    const Instruction& last = At(i->a);
    rows += row(i->b, Condition(i->a));
    rows += row(i->c, count == 0 && IsComparison(last.op) ? Compared(last, Opposite(last.op))
                                                          : Tag("mtext", "otherwise"));
    return {Row(Operator("{") + "<mtable class=\"cases\" columnalign=\"left left\">" + rows +
                "</mtable>"),
            Binding::kCases};
  }

  const Program& program_;
};

}  // namespace

std::string MathMl(const Program& program) {
  const int root = static_cast<int>(program.instructions().size()) - 1;
  return "<math display=\"block\">" + Row(Printer(program).Print(root).text) + "</math>";
}

}  // namespace activation
