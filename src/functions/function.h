// A function ready to be evaluated: a row of the catalogue, or a typed formula, with values for its
// parameters.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "functions/row.h"

namespace activation {

// What was wrong with an input, where, and what is accepted. `code` names the message for
// translations: unknown_activation, unknown_parameter, missing_parameter, not_finite, out_of_range,
// out_of_order, or one of a formula's.
struct Error {
  std::string code = {};
  std::string field = {};    // "id", "parameters.alpha", "formula"
  std::string value = {};    // as given
  std::string message = {};  // one English sentence: what is wrong and what is accepted
  int offset = 0;            // for formulas: where in the text, in bytes
  int length = 0;
  std::vector<std::string_view> suggestions = {};  // ids near to one that there is not
};

// As it comes from a caller: by id, or by formula if the id is empty, and the parameters that
// differ from their initial values.
struct Spec {
  std::string id;
  std::string formula;
  std::vector<std::pair<std::string, double>> parameters;
  // Of a formula: names of parameters that are not learned.
  std::vector<std::string> fixed = {};
};

class Function {
 public:
  // Checks the spec and fills in what it leaves out; returns what is wrong with it otherwise.
  static std::optional<Error> Resolve(const Spec& spec, Function* out);

  // Its parameters are the function's own, for a row with a variable number of them, too.
  const Row& row() const { return *row_; }
  Parameters parameters() const { return parameters_; }
  // Of a row that has any: nothing is proved about a typed formula.
  Facts facts() const { return row_->facts(*row_, parameters_); }

  // f, f' and f'' at every z; the outputs have room for z.size() values; f' and f'' may be null.
  void Evaluate(const std::span<const double>& z, double* f, double* df, double* d2f) const {
    row_->evaluate(*row_, parameters_, z, f, df, d2f);
  }
  // gradients[k * z.size() + i] is the derivative of f by parameter k at z[i].
  void Gradients(const std::span<const double>& z, double* gradients) const {
    row_->gradients(*row_, parameters_, z, gradients);
  }

 private:
  const Row* row_ = nullptr;
  std::shared_ptr<const void> owned_;  // the row and texts of a variadic row or a typed formula
  std::vector<double> parameters_;
};

}  // namespace activation
