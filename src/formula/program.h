// A formula made ready for evaluation: a flat list of instructions, each working on the results of
// earlier ones. Equal subexpressions share one instruction.
//
// It is evaluated block by block, every instruction on a whole block of points, so that the cost of
// interpreting is paid once per block. What does not depend on x is computed once per call.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace activation {

enum class Op : unsigned char {
  kNumber,
  kVariable,
  kParameter,
  kNegate,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kPower,
  kIntegerPower,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kEqual,
  kNotEqual,
  kIf,
  kMax,
  kMin,
  kClamp,
  kAbs,
  kSign,
  kStep,
  kSqrt,
  kExp,
  kExpm1,
  kLog,
  kLog1p,
  kSin,
  kCos,
  kTan,
  kAtan,
  kSinh,
  kCosh,
  kTanh,
  kAsinh,
  kErf,
  kErfc,
  kSigmoid,
  kSoftplus,
};

struct Instruction {
  Op op;
  int a = -1;  // operands: indices of earlier instructions, -1 where there is none
  int b = -1;
  int c = -1;
  int index = 0;              // kParameter: which one; kIntegerPower: the exponent
  double number = 0;          // kNumber
  std::string spelling = {};  // kNumber: as in the text
  bool varies = false;        // depends on x
};

class Program {
 public:
  Program() = default;
  Program(std::vector<Instruction> instructions, std::vector<std::string> parameters)
      : instructions_(std::move(instructions)), parameters_(std::move(parameters)) {}

  // The last one gives the value of the formula.
  const std::vector<Instruction>& instructions() const { return instructions_; }
  // The free names, in order of first appearance.
  const std::vector<std::string>& parameters() const { return parameters_; }

  // f, f' and f'' at every z, NaN at a NaN; each output has room for z.size() values.
  void Evaluate(std::span<const double> parameters, std::span<const double> z, double* f,
                double* df, double* d2f) const;
  // gradients[k * z.size() + i] is the derivative of f by parameter k at z[i].
  void Gradients(std::span<const double> parameters, std::span<const double> z,
                 double* gradients) const;

 private:
  std::vector<Instruction> instructions_;
  std::vector<std::string> parameters_;
};

struct FormulaError {
  std::string code;     // names the message for translations
  std::string message;  // one English sentence
  int offset = 0;       // the bytes of the text that are to blame
  int length = 0;
};

// What a text may ask for. The defaults are those of a typed formula.
struct FormulaLimits {
  int characters = 200;
  int instructions = 256;
  int depth = 32;  // of brackets, calls, signs and exponents inside each other
};

// Parses a text; returns what is wrong with it, or nothing and sets *program.
std::optional<FormulaError> CompileFormula(std::string_view text, Program* program,
                                           const FormulaLimits& limits = {});

}  // namespace activation
