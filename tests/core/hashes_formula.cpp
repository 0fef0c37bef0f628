// What formulas parse to and evaluate to, errors included, and what the vector functions give.

#include <cstdio>
#include <string>
#include <vector>

#include "formula/mathml.h"
#include "formula/program.h"
#include "functions/vector.h"
#include "hashes.h"
#include "numeric/hash.h"
#include "numeric/rng.h"
#include "stirred_formulas.h"

namespace activation {
namespace {

void Print(const std::string& name, const Hash& hash) {
  std::printf("%s %016llx\n", name.c_str(), static_cast<unsigned long long>(hash.value()));
}

void AddProgram(const Program& program, const std::vector<double>& z, Hash& hash) {
  const std::vector<double> parameters(program.parameters().size(), 0.75);
  std::vector<double> values(z.size() * (3 + parameters.size()));
  double* f = values.data();
  program.Evaluate(parameters, z, f, f + z.size(), f + 2 * z.size());
  program.Gradients(parameters, z, f + 3 * z.size());
  for (const double value : values) hash.Add(value);
}

void PrintFunction(const FormulaFunction& function, const std::vector<double>& z) {
  const std::string arguments[] = {"a*x", "a*x,x^2-a", "a*x,x-1,2"};
  Program program;
  if (CompileFormula(std::string(function.name) + "(" + arguments[function.arguments - 1] + ")",
                     &program)) {
    return;
  }
  Hash hash;
  AddProgram(program, z, hash);
  Print("formula/" + std::string(function.name), hash);
}

void PrintStirred() {
  Stirrer stirrer;
  Hash texts, errors, values, mathml;
  for (int i = 0; i < 20000; ++i) {
    const std::string text = stirrer.Next();
    texts.Add(text);
    Program program;
    if (const auto error = CompileFormula(text, &program)) {
      errors.Add(error->code + error->message);
      errors.Add(error->offset + 1000.0 * error->length);
      continue;
    }
    AddProgram(program, {-1.5, 0, 0.25}, values);
    mathml.Add(MathMl(program));
  }
  Print("formula/stirred_texts", texts);
  Print("formula/stirred_errors", errors);
  Print("formula/stirred_values", values);
  Print("formula/stirred_mathml", mathml);
}

void PrintVectorFunction(const VectorRow& row) {
  Hash hash;
  Pcg32 random("hashes", row.id);
  for (int round = 0; round < 2000; ++round) {
    const std::size_t n = 2 * (1 + random.Below(8));
    std::vector<double> x(n), v(n), out(row.output_size(n)), back(n);
    for (double& entry : x) entry = 40 * random.Uniform() - 20;
    for (double& entry : v) entry = random.Uniform();
    const double temperature = 0.25 + random.Uniform();
    row.evaluate(x, temperature, out);
    for (const double entry : out) hash.Add(entry);
    row.jvp(x, v, temperature, out);
    for (const double entry : out) hash.Add(entry);
    row.vjp(x, std::span(v).first(out.size()), temperature, back);
    for (const double entry : back) hash.Add(entry);
  }
  Print("vector/" + std::string(row.id), hash);
}

}  // namespace

void PrintFormulaHashes() {
  Pcg32 random("hashes", "formula");
  std::vector<double> z = {0, -0.0, 1, -1, 800, -800};
  while (z.size() < 5001) z.push_back(16 * random.Uniform() - 8);
  for (const FormulaFunction& function : FormulaFunctions()) PrintFunction(function, z);
  PrintStirred();
  for (const VectorRow& row : VectorFunctions()) PrintVectorFunction(row);
}

}  // namespace activation
