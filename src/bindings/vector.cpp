// Functions of a vector of logits, for JavaScript: their values, their Jacobians, cross-entropy.
#include "functions/vector.h"

#include <optional>
#include <string>
#include <vector>

#include "bindings/values.h"
#include "formula/decimal.h"

namespace activation {
namespace {

// A vector function at a vector of logits, and what was wrong with the question, if anything was.
struct VectorCall {
  const VectorRow* row;
  std::vector<double> x;
  std::size_t size;  // of the result
  std::optional<Error> error;
};

VectorCall ReadVectorCall(const std::string& id, const val& input, double temperature) {
  VectorCall call{FindVectorFunction(id), {}, 0, {}};
  if (call.row == nullptr) {
    std::string ids;
    for (const VectorRow& other : VectorFunctions()) {
      ids += ids.empty() ? "" : ", ";
      ids += other.id;
    }
    call.error = {.code = "unknown_vector_function",
                  .field = "id",
                  .value = id,
                  .message = "There is no vector function '" + id + "'; there are " + ids + "."};
    return call;
  }
  if (!(temperature > 0 && temperature < kInfinity)) {
    call.error = {.code = "out_of_range",
                  .field = "temperature",
                  .value = FormatDecimal(temperature),
                  .message = "'temperature' must be above 0 and finite."};
    return call;
  }
  if (!call.row->temperature && temperature != 1) {
    call.error = {.code = "unknown_field",
                  .field = "temperature",
                  .value = FormatDecimal(temperature),
                  .message = "'" + id + "' takes no temperature."};
    return call;
  }
  call.x = emscripten::convertJSArrayToNumberVector<double>(input);
  call.size = call.x.empty() ? 0 : call.row->output_size(call.x.size());
  if (call.size == 0) {
    const std::string count = std::to_string(call.x.size());
    call.error = {
        .code = "wrong_length",
        .field = "x",
        .value = count,
        .message = "'" + id + "' takes " + std::string(call.row->takes) + ", not " + count + "."};
  }
  return call;
}

val EvaluateVector(const std::string& id, const val& input, double temperature) {
  const VectorCall call = ReadVectorCall(id, input, temperature);
  if (call.error) return ErrorValue(*call.error);
  std::vector<double> value(call.size);
  call.row->evaluate(call.x, temperature, value);
  val out = Success();
  Set(out, "value", Copied(value));
  return out;
}

val VectorJacobian(const std::string& id, const val& input, double temperature) {
  const VectorCall call = ReadVectorCall(id, input, temperature);
  if (call.error) return ErrorValue(*call.error);
  std::vector<double> jacobian(call.size * call.x.size());
  Jacobian(*call.row, call.x, temperature, jacobian);
  val out = Success();
  Set(out, "jacobian", Copied(jacobian));
  return out;
}

// `target` is an index of the logits: core.js has looked.
val CrossEntropyValue(const val& input, int target) {
  const std::vector<double> logits = emscripten::convertJSArrayToNumberVector<double>(input);
  std::vector<double> gradient(logits.size());
  val out = Success();
  Set(out, "loss", Number(CrossEntropy(logits, static_cast<std::size_t>(target), gradient)));
  Set(out, "gradient", Copied(gradient));
  return out;
}

EMSCRIPTEN_BINDINGS(vector_functions) {
  emscripten::function("vectorFunction", &EvaluateVector);
  emscripten::function("vectorJacobian", &VectorJacobian);
  emscripten::function("crossEntropy", &CrossEntropyValue);
}

}  // namespace
}  // namespace activation
