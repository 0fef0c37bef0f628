// Every row against the reference data: all points of all settings, with bars that grow with the
// condition number of the point and with strict ones where the function is easy.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstring>

#include "functions/catalogue.h"
#include "functions/function.h"
#include "reference_data.h"

namespace activation {
namespace {

// In ULP times (1 + condition number).
constexpr double kBars[3] = {4, 6, 8};
constexpr double kGradientBar = 8;

// Where plain doubles cannot keep the general bar; each with its reason.
struct Exception {
  const char* id;
  int derivative;
  double bar;
  const char* reason;
};
constexpr Exception kExceptions[] = {
    {"pau", 2, 64, "f'' is a difference of three terms larger than itself"},
};

// In ULP, whatever the condition number, for |x| <= 700 and normal results. 0.5: correctly rounded.
// Sine: only without the rounding of omega x.
struct Strict {
  const char* id;
  double f;
  double df;
  bool default_only = false;
};
constexpr double kNone = std::numeric_limits<double>::infinity();
constexpr Strict kStrict[] = {
    {"sigmoid", 3, 4},
    {"tanh", 3, 4},
    {"softplus", 3, 4},
    {"log_sigmoid", 3, 4},
    {"elu", 3, 4},
    {"celu", 3, kNone},
    {"selu", 3, 4},
    {"softsign", 3, 4},
    {"silu", 3, kNone},
    {"tanhshrink", 3, kNone},
    {"mish", 4, kNone},
    {"relu", 0.5, 0.5},
    {"relu6", 0.5, 0.5},
    {"hard_tanh", 0.5, 0.5},
    {"identity", 0.5, 0.5},
    {"abs", 0.5, 0.5},
    {"sign", 0.5, 0.5},
    {"binary_step", 0.5, 0.5},
    {"hardshrink", 0.5, 0.5},
    {"softshrink", 0.5, 0.5},
    {"leaky_relu", 1, 1},
    {"prelu", 1, 1},
    {"hard_sigmoid", 1, 1},
    {"arctan", 1, kNone},
    {"sine", 1, kNone, true},
    {"cosine", 1, kNone},
    {"gaussian", 2.5, kNone},
    {"gelu", 2, kNone},
};

double BarOf(const std::string& id, int derivative) {
  for (const Exception& exception : kExceptions) {
    if (id == exception.id && derivative == exception.derivative) return exception.bar;
  }
  return kBars[derivative];
}

Function Resolved(const ReferenceSetting& setting) {
  Function function;
  const auto error = Function::Resolve({setting.id, "", setting.parameters}, &function);
  EXPECT_FALSE(error) << (error ? error->message : "");
  return function;
}

std::vector<double> Abscissae(const ReferenceSetting& setting) {
  std::vector<double> x;
  for (const ReferencePoint& point : setting.points) x.push_back(point.x);
  return x;
}

struct Values {
  explicit Values(const ReferenceSetting& setting, const Function& function) {
    const std::vector<double> x = Abscissae(setting);
    for (auto& column : columns) column.resize(x.size());
    function.Evaluate(x, columns[0].data(), columns[1].data(), columns[2].data());
  }
  std::vector<double> columns[3];
};

bool IsOrdinary(const ReferencePoint& point, const Exact& exact) {
  const bool subnormal =
      exact.rounded != 0 && std::fabs(exact.rounded) < std::numeric_limits<double>::min();
  const bool underflowed = exact.rounded == 0 && exact.value != 0;
  return std::fabs(point.x) <= 700 && !subnormal && !underflowed;
}

TEST(Bars, RefuseWhatIsWrong) {
  constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
  const Exact zero{.value = 0, .rounded = 0, .condition = kInfinity};
  EXPECT_TRUE(Within(9e-16, zero, 4));
  EXPECT_FALSE(Within(2e-15, zero, 4));
  EXPECT_FALSE(Within(kNaN, zero, 4));
  const Exact one{.value = 1, .rounded = 1, .condition = 0};
  EXPECT_TRUE(Within(1 + 0x1p-50, one, 4));
  EXPECT_FALSE(Within(1 + 0x1.8p-50, one, 4));
  EXPECT_FALSE(Within(kNaN, one, 4));
}

class ReferenceTest : public testing::TestWithParam<std::string> {
 protected:
  std::vector<ReferenceSetting> Settings() const {
    std::vector<ReferenceSetting> settings;
    for (const ReferenceSetting& setting : TheReference().settings) {
      if (setting.id == GetParam()) settings.push_back(setting);
    }
    return settings;
  }
};

TEST_P(ReferenceTest, EveryPointIsWithinItsBar) {
  ASSERT_FALSE(Settings().empty());
  for (const ReferenceSetting& setting : Settings()) {
    const Values values(setting, Resolved(setting));
    for (std::size_t i = 0; i < setting.points.size(); ++i) {
      for (int d = 0; d < 3; ++d) {
        const Exact& exact = setting.points[i].values[d];
        const double computed = values.columns[d][i];
        EXPECT_TRUE(Within(computed, exact, BarOf(setting.id, d)))
            << "derivative " << d << " at " << setting.points[i].x << ": " << computed << ", not "
            << exact.rounded << ", k " << exact.condition;
      }
    }
  }
}

TEST_P(ReferenceTest, EasyFunctionsAreWithinTheStrictBar) {
  for (const Strict& strict : kStrict) {
    if (GetParam() != strict.id) continue;
    const double bars[] = {strict.f, strict.df};
    for (const ReferenceSetting& setting : Settings()) {
      if (strict.default_only && !setting.is_default) continue;
      const Values values(setting, Resolved(setting));
      for (std::size_t i = 0; i < setting.points.size(); ++i) {
        for (int d = 0; d < 2; ++d) {
          const Exact& exact = setting.points[i].values[d];
          if (!IsOrdinary(setting.points[i], exact)) continue;
          EXPECT_LE(UlpError(values.columns[d][i], exact), bars[d])
              << "derivative " << d << " at " << setting.points[i].x << ": " << values.columns[d][i]
              << ", not " << exact.rounded;
        }
      }
    }
  }
}

TEST_P(ReferenceTest, EveryParameterGradientIsWithinItsBar) {
  for (const ReferenceSetting& setting : Settings()) {
    const Function function = Resolved(setting);
    const std::vector<double> x = Abscissae(setting);
    const std::span<const Parameter> parameters = function.row().parameters;
    std::vector<double> gradients(x.size() * parameters.size());
    function.Gradients(x, gradients.data());
    for (std::size_t g = 0; g < setting.gradients.size(); ++g) {
      std::size_t k = 0;
      while (k < parameters.size() && parameters[k].name != setting.gradients[g]) ++k;
      ASSERT_LT(k, parameters.size()) << setting.gradients[g];
      EXPECT_TRUE(parameters[k].learnable);
      for (std::size_t i = 0; i < x.size(); ++i) {
        const Exact& exact = setting.points[i].gradients[g];
        const double computed = gradients[k * x.size() + i];
        EXPECT_TRUE(Within(computed, exact, kGradientBar))
            << setting.gradients[g] << " at " << x[i] << ": " << computed << ", not "
            << exact.rounded << ", k " << exact.condition;
      }
    }
  }
}

TEST_P(ReferenceTest, TheInitialParametersAreTheReferencesDefaults) {
  for (const ReferenceSetting& setting : Settings()) {
    if (!setting.is_default) continue;
    const Row* row = FindActivation(setting.id);
    for (const auto& [name, value] : setting.parameters) {
      bool found = false;
      for (const Parameter& parameter : row->parameters) {
        found = found || (parameter.name == name && parameter.initial == value);
      }
      EXPECT_TRUE(found) << name;
    }
  }
}

TEST_P(ReferenceTest, InfinitiesGiveLimitsAndNanGivesNan) {
  Function function;
  ASSERT_FALSE(Function::Resolve({GetParam(), "", {}}, &function));
  const double infinity = std::numeric_limits<double>::infinity();
  const double x[] = {-infinity, infinity, std::nan(""), 0};
  double f[4], df[4], d2f[4];
  function.Evaluate(x, f, df, d2f);
  EXPECT_TRUE(std::isnan(f[2]) && std::isnan(df[2]) && std::isnan(d2f[2]));
  const auto found = TheReference().limits.find(GetParam());
  if (found == TheReference().limits.end()) return;
  const auto expect = [](double computed, double limit) {
    if (std::isnan(limit)) {
      EXPECT_TRUE(std::isnan(computed)) << computed;
    } else if (std::isinf(limit)) {
      EXPECT_EQ(computed, limit);
    } else {
      EXPECT_LE(std::fabs(computed - limit), 2 * Ulp(limit)) << computed << ", not " << limit;
    }
  };
  expect(f[0], found->second.f_left);
  expect(f[1], found->second.f_right);
  expect(df[0], found->second.df_left);
  expect(df[1], found->second.df_right);
}

std::vector<std::string> Ids() {
  std::vector<std::string> ids;
  for (const Row& row : Activations()) ids.emplace_back(row.id);
  return ids;
}

INSTANTIATE_TEST_SUITE_P(All, ReferenceTest, testing::ValuesIn(Ids()),
                         [](const auto& test) { return test.param; });

TEST(Reference, HasEveryRowAndNoOther) {
  EXPECT_EQ(Activations().size(), 55u);
  EXPECT_EQ(TheReference().settings.size(), 101u);
  for (const ReferenceSetting& setting : TheReference().settings) {
    EXPECT_NE(FindActivation(setting.id), nullptr) << setting.id;
  }
}

struct Worst {
  double raw[3] = {0, 0, 0};
  double scaled[3] = {0, 0, 0};
};

Worst WorstOf(const std::string& id) {
  Worst worst;
  for (const ReferenceSetting& setting : TheReference().settings) {
    if (setting.id != id) continue;
    const Values values(setting, Resolved(setting));
    for (std::size_t i = 0; i < setting.points.size(); ++i) {
      for (int d = 0; d < 3; ++d) {
        const Exact& exact = setting.points[i].values[d];
        if (!IsOrdinary(setting.points[i], exact) || exact.rounded == 0) continue;
        const double error = UlpError(values.columns[d][i], exact);
        worst.raw[d] = std::max(worst.raw[d], error);
        worst.scaled[d] = std::max(worst.scaled[d], error / (1 + exact.condition));
      }
    }
  }
  return worst;
}

// Prints the worst errors over all settings, |x| <= 700 and normal results, in ULP and in
// ULP / (1 + condition number); writes them where PLAYGROUND_ACCURACY says, too.
TEST(Reference, PrintTheWorstErrors) {
  const char* path = std::getenv("PLAYGROUND_ACCURACY");
  std::FILE* file = path == nullptr ? nullptr : std::fopen(path, "w");
  std::printf("%-20s %9s %9s %9s %9s %9s %9s\n", "worst error in ULP", "f", "f'", "f''", "f/(1+k)",
              "f'/(1+k)", "f''/(1+k)");
  for (const std::string& id : Ids()) {
    const Worst worst = WorstOf(id);
    std::printf("%-20s %9.3g %9.3g %9.3g %9.2f %9.2f %9.2f\n", id.c_str(), worst.raw[0],
                worst.raw[1], worst.raw[2], worst.scaled[0], worst.scaled[1], worst.scaled[2]);
    if (file == nullptr) continue;
    std::fprintf(file, "%s\t%.3g\t%.3g\t%.3g\t%.2f\t%.2f\t%.2f\n", id.c_str(), worst.raw[0],
                 worst.raw[1], worst.raw[2], worst.scaled[0], worst.scaled[1], worst.scaled[2]);
  }
  if (file != nullptr) std::fclose(file);
}

}  // namespace
}  // namespace activation
