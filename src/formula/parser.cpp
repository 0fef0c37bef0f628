// The grammar of the formula language, one function per rule. Each returns the instruction that
// holds its value, or kFailed after an error.
#include <array>

#include "formula/decimal.h"
#include "formula/lexer.h"
#include "formula/program.h"
#include "formula/vocabulary.h"
#include "numeric/pair.h"

namespace activation {
namespace {

constexpr int kFailed = -1;
constexpr int kMaxIntegerPower = 8;  // x^n with a literal n up to this is made of products

constexpr double kPi = 3.141592653589793;
constexpr double kE = 2.718281828459045;

struct Comparison {
  std::string_view symbol;
  Op op;
};
constexpr std::array kComparisons = {
    Comparison{"<", Op::kLess},    Comparison{"<=", Op::kLessEqual},
    Comparison{">", Op::kGreater}, Comparison{">=", Op::kGreaterEqual},
    Comparison{"==", Op::kEqual},  Comparison{"!=", Op::kNotEqual},
};

std::string Quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

class Parser {
 public:
  Parser(std::string_view text, const FormulaLimits& limits) : text_(text), limits_(limits) {
    token_ = NextToken(text_, 0);
  }

  std::optional<FormulaError> Run(Program* program) {
    if (CheckLength() && token_.kind == TokenKind::kEnd) {
      Fail("empty", "type a formula, for example x*sigmoid(x)", 0, static_cast<int>(text_.size()));
    }
    if (!error_ && Expression() != kFailed && token_.kind != TokenKind::kEnd) FailAfterExpression();
    if (error_) return error_;
    *program = Program(std::move(instructions_), std::move(parameters_));
    return std::nullopt;
  }

 private:
  // ---- rules ------------------------------------------------------------------------------------

  // expression = sum [ ("<" | "<=" | ">" | ">=" | "==" | "!=") sum ]; the value is 1 if true, else
  // 0
  int Expression() {
    int left = Sum();
    if (left == kFailed) return kFailed;
    if (const Comparison* comparison = AtComparison()) {
      Advance();
      const int right = Sum();
      if (right == kFailed) return kFailed;
      if (AtComparison()) {
        return FailAt(token_, "chained_comparison",
                      "comparisons cannot be chained; write if(a < b, b < c, 0)");
      }
      left = Emit({.op = comparison->op, .a = left, .b = right});
    }
    return left;
  }

  // sum = product { ("+" | "-") product }
  int Sum() {
    int left = Product();
    while (left != kFailed && (token_.Is("+") || token_.Is("-"))) {
      const Op op = token_.Is("+") ? Op::kAdd : Op::kSubtract;
      Advance();
      const int right = Product();
      left = right == kFailed ? kFailed : Emit({.op = op, .a = left, .b = right});
    }
    return left;
  }

  // product = signed { ("*" | "/") signed }
  int Product() {
    int left = Signed();
    while (left != kFailed && (token_.Is("*") || token_.Is("/"))) {
      const Op op = token_.Is("*") ? Op::kMultiply : Op::kDivide;
      Advance();
      const int right = Signed();
      left = right == kFailed ? kFailed : Emit({.op = op, .a = left, .b = right});
    }
    return left;
  }

  // signed = ("-" | "+") signed | power
  int Signed() {
    if (!token_.Is("-") && !token_.Is("+")) return Power();
    const bool negate = token_.Is("-");
    if (!Enter()) return kFailed;
    Advance();
    const int operand = Signed();
    Leave();
    if (operand == kFailed) return kFailed;
    return negate ? Emit({.op = Op::kNegate, .a = operand}) : operand;
  }

  // power = primary [ "^" signed ]; so x^y^z is x^(y^z), x^-2 is allowed and -x^2 is -(x^2)
  int Power() {
    const int base = Primary();
    if (base == kFailed || !token_.Is("^")) return base;
    if (!Enter()) return kFailed;
    Advance();
    const int exponent = Signed();
    Leave();
    return exponent == kFailed ? kFailed : EmitPower(base, exponent);
  }

  // primary = number | name | name "(" expression { "," expression } ")" | "(" expression ")"
  int Primary() {
    const Token token = token_;
    if (token.kind == TokenKind::kNumber) return Number();
    if (token.kind == TokenKind::kName) {
      Advance();
      return token_.Is("(") ? Call(token) : Name(token);
    }
    if (!token.Is("(")) return FailForOperand();
    if (!Enter()) return kFailed;
    Advance();
    const int inner = Expression();
    Leave();
    return inner != kFailed && Close(token) ? inner : kFailed;
  }

  int Number() {
    const Token token = token_;
    Advance();
    const double value = ParseDecimal(token.text);
    if (value > kLargest) {
      return FailAt(
          token, "number_too_large",
          Quoted(token.text) + " is larger than any number the computer has (about 1.8e308)");
    }
    return EmitNumber(value, token.text);
  }

  int Name(const Token& token) {
    if (token.text == "x" || token.text == "z") return Emit({.op = Op::kVariable, .varies = true});
    if (token.text == "pi") return EmitNumber(kPi, token.text);
    if (token.text == "e") return EmitNumber(kE, token.text);
    std::size_t index = 0;
    while (index < parameters_.size() && parameters_[index] != token.text) ++index;
    if (index == parameters_.size()) parameters_.emplace_back(token.text);
    return Emit({.op = Op::kParameter, .index = static_cast<int>(index)});
  }

  int Call(const Token& name) {
    const FormulaFunction* function = FindFormulaFunction(name.text);
    if (function == nullptr) return FailForFunction(name);
    const Token bracket = token_;
    if (!Enter()) return kFailed;
    Advance();
    std::array<int, 3> arguments = {-1, -1, -1};
    int count = 0;
    if (!token_.Is(")")) {
      do {
        if (count > 0) Advance();
        const int argument = Expression();
        if (argument == kFailed) return kFailed;
        if (count < 3) arguments[static_cast<std::size_t>(count)] = argument;
        ++count;
      } while (token_.Is(","));
    }
    Leave();
    if (!Close(bracket)) return kFailed;
    if (count != function->arguments) {
      return Fail("wrong_argument_count",
                  Quoted(name.text) + " takes " + std::to_string(function->arguments) +
                      (function->arguments == 1 ? " argument, not " : " arguments, not ") +
                      std::to_string(count),
                  name.offset, last_end_ - name.offset);
    }
    if (function->op == Op::kPower) return EmitPower(arguments[0], arguments[1]);
    return Emit({.op = function->op, .a = arguments[0], .b = arguments[1], .c = arguments[2]});
  }

  // ---- tokens -----------------------------------------------------------------------------------

  void Advance() {
    last_ = token_;
    last_end_ = token_.end();
    token_ = NextToken(text_, token_.end());
  }

  const Comparison* AtComparison() const {
    for (const Comparison& comparison : kComparisons) {
      if (token_.Is(comparison.symbol)) return &comparison;
    }
    return nullptr;
  }

  bool Close(const Token& bracket) {
    if (token_.Is(")")) {
      Advance();
      return true;
    }
    if (token_.kind == TokenKind::kEnd) {
      FailAt(bracket, "not_closed", "`(` is not closed");
    } else {
      FailAfterExpression();
    }
    return false;
  }

  bool Enter() {
    if (++depth_ <= limits_.depth) return true;
    FailAt(token_, "too_deep",
           "more than " + std::to_string(limits_.depth) + " levels inside each other");
    return false;
  }
  void Leave() { --depth_; }

  // ---- instructions -----------------------------------------------------------------------------

  // The instruction, or an equal one that is there already.
  int Emit(Instruction instruction) {
    for (const int operand : {instruction.a, instruction.b, instruction.c}) {
      if (operand >= 0)
        instruction.varies |= instructions_[static_cast<std::size_t>(operand)].varies;
    }
    for (std::size_t i = 0; i < instructions_.size(); ++i) {
      const Instruction& other = instructions_[i];
      if (other.op == instruction.op && other.a == instruction.a && other.b == instruction.b &&
          other.c == instruction.c && other.index == instruction.index &&
          ToBits(other.number) == ToBits(instruction.number)) {
        return static_cast<int>(i);
      }
    }
    if (static_cast<int>(instructions_.size()) == limits_.instructions) {
      return FailAt(
          last_, "too_many_instructions",
          "the formula needs more than " + std::to_string(limits_.instructions) + " steps");
    }
    instructions_.push_back(std::move(instruction));
    return static_cast<int>(instructions_.size()) - 1;
  }

  int EmitNumber(double value, std::string_view spelling) {
    return Emit({.op = Op::kNumber, .number = value, .spelling = std::string(spelling)});
  }

  int EmitPower(int base, int exponent) {
    const Instruction& literal = instructions_[static_cast<std::size_t>(exponent)];
    const bool negative = literal.op == Op::kNegate;
    const Instruction& number =
        negative ? instructions_[static_cast<std::size_t>(literal.a)] : literal;
    if (number.op == Op::kNumber && number.number <= kMaxIntegerPower) {
      const int n = static_cast<int>(number.number);
      if (n == number.number) {
        return Emit({.op = Op::kIntegerPower, .a = base, .index = negative ? -n : n});
      }
    }
    return Emit({.op = Op::kPower, .a = base, .b = exponent});
  }

  // ---- errors: the first one counts
  // ---------------------------------------------------------------

  int Fail(std::string code, std::string message, int offset, int length) {
    if (!error_) error_ = FormulaError{std::move(code), std::move(message), offset, length};
    return kFailed;
  }
  int FailAt(const Token& token, std::string code, std::string message) {
    return Fail(std::move(code), std::move(message), token.offset,
                static_cast<int>(token.text.size()));
  }

  bool CheckLength() {
    int characters = 0;
    for (std::size_t i = 0; i < text_.size(); ++characters) {
      if (characters == limits_.characters) {
        Fail("too_long",
             "a formula has at most " + std::to_string(limits_.characters) + " characters",
             static_cast<int>(i), static_cast<int>(text_.size() - i));
        return false;
      }
      i += static_cast<std::size_t>(CharacterLength(text_.substr(i)));
    }
    return true;
  }

  int FailForForeign() {
    const std::string_view ours = SpellingOf(token_.text);
    std::string message = Quoted(token_.text) + " is not part of the formula language";
    if (!ours.empty()) message += "; write " + std::string(ours);
    return FailAt(token_, "unexpected_character", std::move(message));
  }

  // Where a value has to come.
  int FailForOperand() {
    if (token_.kind == TokenKind::kForeign) return FailForForeign();
    if (token_.kind == TokenKind::kEnd) {
      return FailAt(last_, "unexpected_end",
                    "the formula ends after " + Quoted(last_.text) + ", where a value is missing");
    }
    if (token_.Is("*") && last_.Is("*") && last_.end() == token_.offset) {
      return Fail("unexpected_token", "`**` is not part of the formula language; write ^",
                  last_.offset, 2);
    }
    if (last_.text.empty()) {
      return FailAt(token_, "unexpected_token",
                    "a formula cannot start with " + Quoted(token_.text));
    }
    return FailAt(
        token_, "unexpected_token",
        "a value is missing between " + Quoted(last_.text) + " and " + Quoted(token_.text));
  }

  // Where a value is complete and an operator, a comma or a bracket has to come.
  int FailAfterExpression() {
    if (token_.kind == TokenKind::kForeign) return FailForForeign();
    if (token_.Is(")")) return FailAt(token_, "not_opened", "`)` closes nothing");
    if (token_.Is(",")) {
      return FailAt(token_, "unexpected_token",
                    "`,` stands only between the arguments of a function");
    }
    return FailForProduct(last_);
  }

  // Two values side by side.
  int FailForProduct(const Token& left) {
    const std::string right = token_.Is("(") ? "(...)" : std::string(token_.text);
    const std::string shown_left = left.Is(")") ? "(...)" : std::string(left.text);
    const int length = token_.end() - left.offset;
    const std::string both = Quoted(
        text_.substr(static_cast<std::size_t>(left.offset), static_cast<std::size_t>(length)));
    if (left.kind == TokenKind::kName && FindFormulaFunction(left.text) != nullptr) {
      return Fail("missing_bracket",
                  both + ": arguments stand in brackets; write " + shown_left + "(" + right + ")",
                  left.offset, length);
    }
    return Fail("implicit_product",
                both + ": a product needs its sign; write " + shown_left + "*" + right, left.offset,
                length);
  }

  int FailForFunction(const Token& name) {
    if (name.text == "x" || name.text == "z" || name.text == "pi" || name.text == "e") {
      return FailForProduct(name);
    }
    const std::string_view nearest = NearestFormulaFunction(name.text);
    return FailAt(
        name, "unknown_function",
        "unknown function " + Quoted(name.text) +
            (nearest.empty() ? "; for a product write " + std::string(name.text) + "*(...)"
                             : "; did you mean " + Quoted(nearest) + "?"));
  }

  static constexpr double kLargest = 1.7976931348623157e308;

  std::string_view text_;
  FormulaLimits limits_;
  Token token_;  // to be read next
  Token last_;   // read before it
  int last_end_ = 0;
  int depth_ = 0;
  std::vector<Instruction> instructions_;
  std::vector<std::string> parameters_;
  std::optional<FormulaError> error_;
};

}  // namespace

std::optional<FormulaError> CompileFormula(std::string_view text, Program* program,
                                           const FormulaLimits& limits) {
  return Parser(text, limits).Run(program);
}

}  // namespace activation
