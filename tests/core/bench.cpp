// Native speed of the functions: f, f' and f'' at 2,000 points.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "functions/catalogue.h"
#include "functions/function.h"

namespace activation {
namespace {

constexpr int kPoints = 2000;

std::vector<double> Points() {
  std::vector<double> z(kPoints);
  for (int i = 0; i < kPoints; ++i) z[static_cast<std::size_t>(i)] = -8 + 16.0 * i / (kPoints - 1);
  return z;
}

void Evaluate(benchmark::State& state, const Spec& spec) {
  Function function;
  if (const auto error = Function::Resolve(spec, &function)) {
    state.SkipWithError(error->message.c_str());
    return;
  }
  const std::vector<double> z = Points();
  std::vector<double> f(kPoints), df(kPoints), d2f(kPoints);
  for (auto _ : state) {
    function.Evaluate(z, f.data(), df.data(), d2f.data());
    benchmark::DoNotOptimize(d2f.data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * kPoints);
}

const bool kRegistered = [] {
  for (const Row& row : Activations()) {
    const Spec spec{.id = std::string(row.id), .formula = {}, .parameters = {}};
    benchmark::RegisterBenchmark(spec.id.c_str(), Evaluate, spec);
    if (!row.formula.empty()) {
      const Spec typed{.id = {}, .formula = std::string(row.formula), .parameters = {}};
      benchmark::RegisterBenchmark((spec.id + " as a typed formula").c_str(), Evaluate, typed);
    }
  }
  return true;
}();

}  // namespace
}  // namespace activation
