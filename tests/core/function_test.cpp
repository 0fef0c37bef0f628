// What a spec may say, and what is answered where it says something else.
#include "functions/function.h"

#include <gtest/gtest.h>

#include <cmath>

#include "functions/catalogue.h"

namespace activation {
namespace {

Error Refused(const Spec& spec) {
  Function function;
  const auto error = Function::Resolve(spec, &function);
  EXPECT_TRUE(error) << spec.id << " was taken";
  return error.value_or(Error{});
}

Function Taken(const Spec& spec) {
  Function function;
  const auto error = Function::Resolve(spec, &function);
  EXPECT_FALSE(error) << (error ? error->message : "");
  return function;
}

std::vector<double> Values(const Function& function) {
  return {function.parameters().begin(), function.parameters().end()};
}

TEST(FunctionTest, LeftOutParametersTakeTheirInitialValues) {
  const Function function = Taken({"srelu", "", {{"a_l", 0.5}}});
  EXPECT_EQ(Values(function), (std::vector<double>{1, 1, 0, 0.5}));
}

TEST(FunctionTest, AnUnknownIdIsAnsweredWithTheNearest) {
  const Error error = Refused({"sigmiod", "", {}});
  EXPECT_EQ(error.code, "unknown_activation");
  EXPECT_EQ(error.field, "id");
  EXPECT_EQ(error.value, "sigmiod");
  EXPECT_NE(error.message.find("'sigmoid'"), std::string::npos) << error.message;
}

TEST(FunctionTest, AnIdLikeNoOtherIsAnsweredWithoutASuggestion) {
  const Error error = Refused({"qqqqqqqqqqqq", "", {}});
  EXPECT_EQ(error.message,
            "There is no activation 'qqqqqqqqqqqq'; the catalogue lists what there is.");
}

TEST(FunctionTest, AnUnknownParameterIsAnsweredWithThoseThatAre) {
  const Error error = Refused({"acon_c", "", {{"gamma", 1}}});
  EXPECT_EQ(error.code, "unknown_parameter");
  EXPECT_EQ(error.field, "parameters.gamma");
  EXPECT_EQ(error.message, "'acon_c' has no parameter 'gamma'; it has p1, p2, beta.");
  EXPECT_EQ(Refused({"relu", "", {{"alpha", 1}}}).message,
            "'relu' has no parameter 'alpha'; it has none.");
}

TEST(FunctionTest, ParametersMustBeFiniteAndInRange) {
  for (const double value : {std::nan(""), kInfinity, -kInfinity}) {
    EXPECT_EQ(Refused({"prelu", "", {{"a", value}}}).code, "not_finite");
  }
  const Error error = Refused({"elu", "", {{"alpha", 0}}});
  EXPECT_EQ(error.code, "out_of_range");
  EXPECT_EQ(error.field, "parameters.alpha");
  EXPECT_EQ(error.value, "0");
  EXPECT_EQ(error.message, "'alpha' must be above 0.");
  EXPECT_EQ(Refused({"binary_step", "", {{"value_at_zero", 1.5}}}).message,
            "'value_at_zero' must be at least 0 and at most 1.");
}

TEST(FunctionTest, EveryRangeIsEnforcedAtItsEnds) {
  for (const Row& row : Activations()) {
    if (row.variadic != nullptr) continue;
    for (const Parameter& parameter : row.parameters) {
      const auto refused = [&](double value) {
        Function function;
        const auto error = Function::Resolve(
            {std::string(row.id), "", {{std::string(parameter.name), value}}}, &function);
        return error && error->code == "out_of_range";
      };
      if (std::isfinite(parameter.low)) {
        EXPECT_EQ(refused(parameter.low), parameter.low_open) << row.id << " " << parameter.name;
        EXPECT_TRUE(refused(std::nextafter(parameter.low, -kInfinity))) << row.id;
      }
      if (std::isfinite(parameter.high)) {
        EXPECT_FALSE(refused(parameter.high)) << row.id << " " << parameter.name;
        EXPECT_TRUE(refused(std::nextafter(parameter.high, kInfinity))) << row.id;
      }
    }
  }
}

TEST(FunctionTest, OrderingsAreEnforced) {
  const Error error = Refused({"hard_tanh", "", {{"min", 2}}});
  EXPECT_EQ(error.code, "out_of_order");
  EXPECT_EQ(error.field, "parameters.min");
  EXPECT_EQ(error.message, "'min' must be less than 'max', which is 1.");
  EXPECT_EQ(Refused({"hard_tanh", "", {{"min", 1}}}).code, "out_of_order");
  EXPECT_EQ(Refused({"srelu", "", {{"t_l", 1.5}}}).message,
            "'t_l' must be at most 't_r', which is 1.");
  Taken({"srelu", "", {{"t_l", 1}}});
}

TEST(FunctionTest, NamesDecideHowManyParametersThereAre) {
  EXPECT_EQ(Taken({"apl", "", {}}).parameters().size(), 4u);
  const Function one = Taken({"apl", "", {{"b0", 1}, {"a0", 0.5}}});
  EXPECT_EQ(Values(one), (std::vector<double>{0.5, 1}));
  EXPECT_EQ(one.row().formula, "max(0, x) + a0*max(0, b0-x)");
  const Function pau = Taken({"pau", "", {{"a0", 1}, {"a1", 2}, {"b1", 3}}});
  EXPECT_EQ(Values(pau), (std::vector<double>{1, 2, 3}));
  EXPECT_EQ(pau.row().formula, "(a0+a1*x)/(1+abs(b1*x))");
}

TEST(FunctionTest, GapsAmongNumberedParametersAreRefused) {
  const Error hinge = Refused({"apl", "", {{"a0", 1}, {"b0", 1}, {"a1", 1}}});
  EXPECT_EQ(hinge.code, "missing_parameter");
  EXPECT_EQ(hinge.field, "parameters.b1");
  EXPECT_EQ(Refused({"pau", "", {{"a0", 1}, {"a2", 1}, {"b1", 1}}}).field, "parameters.a1");
  EXPECT_EQ(Refused({"pau", "", {{"a0", 1}}}).field, "parameters.b1");
  for (const char* name : {"a8", "b8", "c0", "a", "a00", "a-1"}) {
    EXPECT_EQ(Refused({"apl", "", {{"a0", 1}, {"b0", 1}, {name, 1}}}).code, "unknown_parameter")
        << name;
  }
  EXPECT_EQ(Refused({"pau", "", {{"a0", 1}, {"b0", 1}, {"b1", 1}}}).code, "unknown_parameter");
}

TEST(FunctionTest, TypedFormulasAreFunctionsToo) {
  const Function function = Taken({"", "a*x^2", {{"a", 3}}});
  const double z[] = {2, -1, 0.5};
  double f[3], df[3], d2f[3], gradient[3];
  function.Evaluate(z, f, df, d2f);
  function.Gradients(z, gradient);
  EXPECT_EQ(f[0], 12);
  EXPECT_EQ(df[1], -6);
  EXPECT_EQ(d2f[2], 6);
  EXPECT_EQ(gradient[0], 4);
}

TEST(FunctionTest, ASpecCanBeCopiedAndOutlivesWhatItWasMadeFrom) {
  Function copy;
  {
    const Function function = Taken({"apl", "", {{"a0", 0.25}, {"b0", 1}}});
    copy = function;
  }
  const double z = -1;
  double f, df, d2f;
  copy.Evaluate(std::span(&z, 1), &f, &df, &d2f);
  EXPECT_EQ(f, 0.5);
  EXPECT_EQ(df, -0.25);
}

}  // namespace
}  // namespace activation
