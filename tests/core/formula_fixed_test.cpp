// Parameters of a typed formula that are not learned.
#include <gtest/gtest.h>

#include "functions/function.h"

namespace activation {
namespace {

TEST(FormulaFixed, WhatIsNotFixedIsLearned) {
  Function function;
  const Spec spec{.id = {}, .formula = "a*tanh(b*x)+c", .parameters = {{"b", 2}}, .fixed = {"b"}};
  ASSERT_FALSE(Function::Resolve(spec, &function));
  ASSERT_EQ(function.row().parameters.size(), 3u);
  EXPECT_TRUE(function.row().parameters[0].learnable);
  EXPECT_FALSE(function.row().parameters[1].learnable);
  EXPECT_TRUE(function.row().parameters[2].learnable);
  EXPECT_EQ(function.parameters()[1], 2);
}

TEST(FormulaFixed, ANameThatTheFormulaLacksIsRefused) {
  Function function;
  const Spec spec{.id = {}, .formula = "a*x", .parameters = {}, .fixed = {"b"}};
  const auto error = Function::Resolve(spec, &function);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "unknown_parameter");
  EXPECT_EQ(error->field, "fixed");
}

}  // namespace
}  // namespace activation
