#include "formula/typed_row.h"

#include <algorithm>

namespace activation {
namespace {

void Evaluate(const Row& row, const Parameters& parameters, const std::span<const double>& z,
              double* f, double* df, double* d2f) {
  row.program->Evaluate(parameters, z, f, df, d2f);
}

void Gradients(const Row& row, const Parameters& parameters, const std::span<const double>& z,
               double* gradients) {
  row.program->Gradients(parameters, z, gradients);
}

}  // namespace

std::shared_ptr<const TypedRow> MakeTypedRow(std::string text, Program program,
                                             std::span<const std::string> fixed) {
  auto typed = std::make_shared<TypedRow>();
  typed->text = std::move(text);
  typed->program = std::move(program);
  for (const std::string& name : typed->program.parameters()) {
    const bool is_fixed = std::find(fixed.begin(), fixed.end(), name) != fixed.end();
    typed->parameters.push_back(
        {.name = name, .initial = 1, .slider_low = -3, .slider_high = 3, .learnable = !is_fixed});
  }
  typed->row = {.id = {},
                .name = typed->text,
                .family = Family::kFlexible,
                .formula = typed->text,
                .parameters = typed->parameters,
                .evaluate = Evaluate,
                .gradients = Gradients,
                .program = &typed->program};
  return typed;
}

}  // namespace activation
