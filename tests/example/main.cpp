#include <cstdio>
#include <string>

#include "functions/function.h"

int main() {
  using namespace activation;
  Function elu;
  const Spec spec{.id = "elu", .formula = "", .parameters = {{"alpha", 0.5}}};
  if (const auto error = Function::Resolve(spec, &elu)) {
    std::printf("%s: %s\n", error->field.c_str(), error->message.c_str());
    return 1;
  }
  const double z[] = {-2, -1, 0, 1};
  double f[4], df[4], d2f[4];
  elu.Evaluate(z, f, df, d2f);
  for (int i = 0; i < 4; ++i) {
    std::printf("z = %4.1f   f = %.17g   f' = %.17g   f'' = %.17g\n", z[i], f[i], df[i], d2f[i]);
  }
}
