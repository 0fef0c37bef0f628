// The grammar of the formula language: what texts mean, what is wrong with others, and where the
// bounds are.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "formula/program.h"
#include "functions/function.h"
#include "numeric/pair.h"

namespace activation {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

// f at x = z with every parameter at 3.
double Value(const std::string& text, double z) {
  Program program;
  const auto error = CompileFormula(text, &program);
  if (error) {
    ADD_FAILURE() << text << ": " << error->message;
    return 0;
  }
  const std::vector<double> parameters(program.parameters().size(), 3);
  double f, df, d2f;
  program.Evaluate(parameters, {&z, 1}, &f, &df, &d2f);
  return f;
}

TEST(FormulaGrammar, TextsHaveTheirValues) {
  const struct {
    const char* text;
    double value;  // at x = 2, parameters 3
  } kTexts[] = {
      {"x", 2},
      {"z", 2},
      {" x\t+\n1 ", 3},
      {"1.5", 1.5},
      {".5e1", 5},
      {"2.e-1", 0.2},
      {"1+2*3", 7},
      {"(1+2)*3", 9},
      {"10-4-3", 3},
      {"24/4/3", 2},
      {"2*3/4", 1.5},
      {"-x^2", -4},
      {"(-x)^2", 4},
      {"2^3^2", 512},
      {"(2^3)^2", 64},
      {"2^-1", 0.5},
      {"2^-x^2", 1.0 / 16},
      {"x^-2", 0.25},
      {"x^0", 1},
      {"-2^2*3", -12},
      {"--x", 2},
      {"-+-x", 2},
      {"3*-x", -6},
      {"3-+x", 1},
      {"x<3", 1},
      {"x>3", 0},
      {"x<=2", 1},
      {"x>=2.5", 0},
      {"x==2", 1},
      {"x!=2", 0},
      {"1+x<4", 1},
      {"10*(x>1)+(x<1)", 10},
      {"if(x>1,10,20)", 10},
      {"if(x>2,10,20)", 20},
      {"if(x-2,10,20)", 20},
      {"if(0/0,10,20)", 10},  // NaN is not 0
      {"a", 3},
      {"a0+t_l", 6},
      {"max(min,x)", 3},
      {"max(x, min)+min", 6},
      {"if+sin", 6},
      {"max (x,5)", 5},
      {"abs(-x)", 2},
      {"sign(-x)", -1},
      {"sign(0*x)", 0},
      {"min(x,5)", 2},
      {"sqrt(x+2)", 2},
      {"exp(0*x)", 1},
      {"expm1(0*x)", 0},
      {"log(x/x)", 0},
      {"log1p(x-2)", 0},
      {"pow(x,5)", 32},
      {"pow(4,x/4)", 2},
      {"x^a", 8},
      {"sin(0*x)", 0},
      {"cos(0*x)", 1},
      {"tan(0*x)", 0},
      {"atan(0*x)", 0},
      {"sinh(0*x)", 0},
      {"cosh(0*x)", 1},
      {"tanh(50*x)", 1},
      {"asinh(0*x)", 0},
      {"erf(50*x)", 1},
      {"erfc(0*x)", 1},
      {"sigmoid(0*x)", 0.5},
      {"softplus(400*x)", 800},
      {"step(x)", 1},
      {"step(-x)", 0},
      {"step(x-2)", 1},
      {"clamp(x,0,6)", 2},
      {"clamp(x,3,6)", 3},
      {"clamp(x,-1,1)", 1},
      {"1/0", kInf},
      {"-1/0", -kInf},
      {"exp(1000*x)", kInf},
      {"log(0*x)", -kInf},
      {"x^1000000", kInf},
      {"pi", 3.141592653589793},
      {"e", 2.718281828459045},
  };
  for (const auto& [text, value] : kTexts) {
    EXPECT_EQ(Value(text, 2), value) << text;
  }
  for (const char* text :
       {"0/0", "log(-x)", "sqrt(-x)", "(-x)^0.5", "1/0-1/0", "max(0/0,x)", "sign(0/0)"}) {
    EXPECT_TRUE(std::isnan(Value(text, 2))) << text;
  }
}

// The same bits, for f, f' and f''.
TEST(FormulaGrammar, PairsAgree) {
  const char* const kPairs[][2] = {
      {"x", "z"},
      {"x^3", "x*x*x"},
      {"-x^2", "-(x^2)"},
      {"a-b-c", "(a-b)-c"},
      {"x/a/b", "(x/a)/b"},
      {"x^2^3", "x^(2^3)"},
      {"pow(x,a)", "x^a"},
      {"pow(x,2)", "x^2"},
      {"x^2.0", "x^2"},
      {"x*-a", "x*(-a)"},
      {"a+b*x", "a+(b*x)"},
      {"1e-3*x", "0.001*x"},
      {"x<a", "(x)<(a)"},
      {"a*x>b", "if(a*x>b,1,0)"},
      {"if(x>0,1,0)*x", "max(0,x)"},
      {"clamp(x,a,b)", "min(max(x,a),b)"},
      {"+x", "x"},
      {"sigmoid( x )", "sigmoid(x)"},
  };
  const double z[] = {-2.25, -1, -0.5, 0.75, 1.5, 3};
  for (const auto& texts : kPairs) {
    std::vector<double> results[2];
    for (int side = 0; side < 2; ++side) {
      Program program;
      ASSERT_FALSE(CompileFormula(texts[side], &program)) << texts[side];
      std::vector<double> parameters;
      for (const std::string& name : program.parameters())
        parameters.push_back(1.0 + name[0] - 'a');
      results[side].resize(18);
      double* f = results[side].data();
      program.Evaluate(parameters, z, f, f + 6, f + 12);
    }
    for (std::size_t i = 0; i < 18; ++i) {
      const bool both_nan = std::isnan(results[0][i]) && std::isnan(results[1][i]);
      EXPECT_TRUE(both_nan || results[0][i] == results[1][i]) << texts[0] << " and " << texts[1];
    }
  }
}

TEST(FormulaGrammar, ParametersComeInOrderOfAppearance) {
  Program program;
  ASSERT_FALSE(CompileFormula("lambda*max(min,x)+b_2*min-lambda+X*Z", &program));
  EXPECT_EQ(program.parameters(), (std::vector<std::string>{"lambda", "min", "b_2", "X", "Z"}));
  ASSERT_FALSE(CompileFormula("x+z+pi+e", &program));
  EXPECT_TRUE(program.parameters().empty());
}

TEST(FormulaGrammar, EqualSubexpressionsAreComputedOnce) {
  Program once, twice;
  ASSERT_FALSE(CompileFormula("tanh(2*x+1)", &once));
  ASSERT_FALSE(CompileFormula("tanh(2*x+1)*tanh(2*z+1)", &twice));
  EXPECT_EQ(twice.instructions().size(), once.instructions().size() + 1);
}

TEST(FormulaErrors, SayWhatAndWhere) {
  const struct {
    const char* text;
    const char* code;
    int offset;
    int length;
    const char* words;  // part of the message
  } kErrors[] = {
      {"", "empty", 0, 0, "type a formula"},
      {"   ", "empty", 0, 3, "type a formula"},
      {"2x", "implicit_product", 0, 2, "write 2*x"},
      {"2 x", "implicit_product", 0, 3, "write 2*x"},
      {"2e", "implicit_product", 0, 2, "write 2*e"},
      {"1+2x", "implicit_product", 2, 2, "write 2*x"},
      {"(x)(x)", "implicit_product", 2, 2, "write (...)*(...)"},
      {"(x)2", "implicit_product", 2, 2, "write (...)*2"},
      {"2(x)", "implicit_product", 0, 2, "write 2*(...)"},
      {"x(2)", "implicit_product", 0, 2, "write x*(...)"},
      {"pi(2)", "implicit_product", 0, 3, "write pi*(...)"},
      {"1.2.3", "implicit_product", 0, 5, "write 1.2*.3"},
      {"max(1 x)", "implicit_product", 4, 3, "write 1*x"},
      {"sin x", "missing_bracket", 0, 5, "write sin(x)"},
      {"foo(x)", "unknown_function", 0, 3, "unknown function `foo`; for a product write foo*(...)"},
      {"1+sigmod(x)", "unknown_function", 2, 6, "did you mean `sigmoid`?"},
      {"TANH(x)", "unknown_function", 0, 4, "did you mean `tanh`?"},
      {"ln(x)", "unknown_function", 0, 2, "did you mean `log`?"},
      {"arctan(x)", "unknown_function", 0, 6, "did you mean `atan`?"},
      {"relu(x)", "unknown_function", 0, 4, "did you mean `max(0, x)`?"},
      {"log10(x)", "unknown_function", 0, 5, "did you mean `log(x)/log(10)`?"},
      {"f(x)", "unknown_function", 0, 1, "for a product write f*(...)"},
      {"(x", "not_closed", 0, 1, "`(` is not closed"},
      {"2*(x+(1)", "not_closed", 2, 1, "`(` is not closed"},
      {"max(x,1", "not_closed", 3, 1, "`(` is not closed"},
      {"x)", "not_opened", 1, 1, "`)` closes nothing"},
      {"1+", "unexpected_end", 1, 1, "ends after `+`"},
      {"x^", "unexpected_end", 1, 1, "ends after `^`"},
      {"max(", "unexpected_end", 3, 1, "ends after `(`"},
      {"*x", "unexpected_token", 0, 1, "cannot start with `*`"},
      {"x**2", "unexpected_token", 1, 2, "write ^"},
      {"x+*2", "unexpected_token", 2, 1, "between `+` and `*`"},
      {"()", "unexpected_token", 1, 1, "between `(` and `)`"},
      {"max(x,)", "unexpected_token", 6, 1, "between `,` and `)`"},
      {"x,1", "unexpected_token", 1, 1, "between the arguments"},
      {"(x,1)", "unexpected_token", 2, 1, "between the arguments"},
      {"max(x)", "wrong_argument_count", 0, 6, "`max` takes 2 arguments, not 1"},
      {"1+sin()", "wrong_argument_count", 2, 5, "`sin` takes 1 argument, not 0"},
      {"sin(x,1)", "wrong_argument_count", 0, 8, "`sin` takes 1 argument, not 2"},
      {"if(x,1)", "wrong_argument_count", 0, 7, "`if` takes 3 arguments, not 2"},
      {"clamp(x,1,2,3,4)", "wrong_argument_count", 0, 16, "not 5"},
      {"1<x<2", "chained_comparison", 3, 1, "if(a < b, b < c, 0)"},
      {"x=1", "unexpected_character", 1, 1, "`=` is not part of the formula language; write =="},
      {"x&1", "unexpected_character", 1, 1, "`&` is not part of the formula language"},
      {"_a", "unexpected_character", 0, 1, "`_`"},
      {"x!", "unexpected_character", 1, 1, "`!`"},
      {"|x|", "unexpected_character", 0, 1, "write abs()"},
      {".", "unexpected_character", 0, 1, "`.`"},
      {"1e400", "number_too_large", 0, 5, "`1e400` is larger"},
      // Offsets and lengths count bytes: two for a multiplication sign, three for a full-width
      // comma.
      {"x\u00d72", "unexpected_character", 1, 2, "write *"},
      {"max(x\uff0c1)", "unexpected_character", 5, 3, "write ,"},
      {"x+\u03b1", "unexpected_character", 2, 2, "write alpha"},
      {"x\u00b2", "unexpected_character", 1, 2, "write ^2"},
      {"x+\U0001f600", "unexpected_character", 2, 4, "\U0001f600"},
      {"x+\xff\xfe", "unexpected_character", 2, 1, "not part of"},
      // The first error counts.
      {"foo(x)+(2x", "unknown_function", 0, 3, "foo"},
  };
  for (const auto& expected : kErrors) {
    Program program;
    const auto error = CompileFormula(expected.text, &program);
    ASSERT_TRUE(error) << expected.text;
    EXPECT_EQ(error->code, expected.code) << expected.text;
    EXPECT_EQ(error->offset, expected.offset) << expected.text;
    EXPECT_EQ(error->length, expected.length) << expected.text;
    EXPECT_NE(error->message.find(expected.words), std::string::npos) << error->message;
  }
}

std::string Repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(FormulaBounds, TwoHundredCharacters) {
  Program program;
  EXPECT_FALSE(CompileFormula("x" + std::string(199, ' '), &program));
  const auto error = CompileFormula("x" + std::string(200, ' '), &program);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "too_long");
  EXPECT_EQ(error->offset, 200);
  EXPECT_EQ(error->length, 1);
  // Characters, not bytes.
  const auto foreign = CompileFormula("x+" + Repeat("\u03b1", 198), &program);
  ASSERT_TRUE(foreign);
  EXPECT_EQ(foreign->code, "unexpected_character");
}

TEST(FormulaBounds, ThirtyTwoLevels) {
  const struct {
    const char* open;
    const char* close;
  } kNests[] = {{"(", ")"}, {"-", ""}, {"2^", ""}, {"abs(", ")"}};
  for (const auto& [open, close] : kNests) {
    Program program;
    EXPECT_FALSE(CompileFormula(Repeat(open, 32) + "x" + Repeat(close, 32), &program)) << open;
    const auto error = CompileFormula(Repeat(open, 33) + "x" + Repeat(close, 33), &program);
    ASSERT_TRUE(error) << open;
    EXPECT_EQ(error->code, "too_deep");
  }
  Program program;
  EXPECT_FALSE(CompileFormula(Repeat("(x)+", 40) + "x", &program)) << "side by side is not deep";
  EXPECT_FALSE(CompileFormula("x" + Repeat("+x", 99), &program)) << "a chain is not deep";
}

TEST(FormulaBounds, Instructions) {
  const FormulaLimits limits = {.characters = 10000};
  // x and 127 pairs of a number and a sum are 255 instructions; a sign makes 256.
  std::string text = "x";
  for (int i = 0; i < 127; ++i) text += "+" + std::to_string(i);
  Program program;
  EXPECT_FALSE(CompileFormula("-(" + text + ")", &program, limits));
  EXPECT_EQ(program.instructions().size(), 256u);
  const auto error = CompileFormula("abs(-(" + text + "))", &program, limits);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "too_many_instructions");
}

TEST(FormulaFunction, ResolvesLikeARow) {
  Function function;
  ASSERT_FALSE(Function::Resolve(
      {.id = "", .formula = "x*sigmoid(beta*x)+c", .parameters = {{"c", 2.5}}}, &function));
  ASSERT_EQ(function.row().parameters.size(), 2u);
  EXPECT_EQ(function.row().parameters[0].name, "beta");
  EXPECT_TRUE(function.row().parameters[0].learnable);
  EXPECT_EQ(function.parameters()[0], 1);
  EXPECT_EQ(function.parameters()[1], 2.5);
  const double z[] = {0, std::numeric_limits<double>::quiet_NaN()};
  double f[2], df[2], d2f[2], gradients[4];
  function.Evaluate(z, f, df, d2f);
  function.Gradients(z, gradients);
  EXPECT_EQ(f[0], 2.5);
  EXPECT_EQ(df[0], 0.5);
  EXPECT_EQ(gradients[2], 1);
  for (const double value : {f[1], df[1], d2f[1], gradients[1], gradients[3]}) {
    EXPECT_TRUE(std::isnan(value));
  }
}

TEST(FormulaFunction, ReportsItsErrors) {
  Function function;
  const auto bad =
      Function::Resolve({.id = "", .formula = "x+foo(x)", .parameters = {}}, &function);
  ASSERT_TRUE(bad);
  EXPECT_EQ(bad->code, "unknown_function");
  EXPECT_EQ(bad->field, "formula");
  EXPECT_EQ(bad->offset, 2);
  EXPECT_EQ(bad->length, 3);
  const auto parameter =
      Function::Resolve({.id = "", .formula = "a*x", .parameters = {{"b", 1}}}, &function);
  ASSERT_TRUE(parameter);
  EXPECT_EQ(parameter->code, "unknown_parameter");
  const auto value =
      Function::Resolve({.id = "", .formula = "a*x", .parameters = {{"a", kInf}}}, &function);
  ASSERT_TRUE(value);
  EXPECT_EQ(value->code, "not_finite");
}

TEST(FormulaFunction, TakesNoPointsAtAll) {
  Function function;
  ASSERT_FALSE(Function::Resolve({.id = "", .formula = "a*x", .parameters = {}}, &function));
  function.Evaluate({}, nullptr, nullptr, nullptr);
  function.Gradients({}, nullptr);
}

}  // namespace
}  // namespace activation
