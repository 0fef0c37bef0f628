// The only door between the core and JavaScript, and the only file that knows of Emscripten.
//
// Calls are few and coarse: a curve, not a point. Arrays cross through one workspace in WebAssembly
// memory: JavaScript writes z into it, calls, and copies the results out before anything else runs.
// Errors are values; core.js throws.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <string>
#include <vector>

#include "formula/decimal.h"
#include "formula/mathml.h"
#include "formula/program.h"
#include "functions/catalogue.h"
#include "functions/function.h"
#include "functions/vector.h"
#include "numeric/rng.h"

namespace activation {
namespace {

using emscripten::val;

val Text(std::string_view text) { return val(std::string(text)); }

template <class Items, class ToValue>
val List(const Items& items, ToValue to_value) {
  val out = val::array();
  int index = 0;
  for (const auto& item : items) out.set(index++, to_value(item));
  return out;
}

val Copied(std::span<const double> values) {
  return val::global("Float64Array")
      .new_(emscripten::typed_memory_view(values.size(), values.data()));
}

val ErrorValue(const Error& error) {
  val out = val::object();
  out.set("ok", false);
  out.set("code", error.code);
  out.set("field", error.field);
  out.set("value", error.value);
  out.set("message", error.message);
  out.set("offset", error.offset);
  out.set("length", error.length);
  out.set("suggestions", List(error.suggestions, Text));
  return out;
}

// The names that enumerators have in JavaScript, in the order of their declarations.
constexpr const char* kFamilies[] = {"basic", "sigmoidal", "rectifiers", "smooth_rectifiers",
                                     "gated", "shrinkers", "waves",      "flexible"};
constexpr const char* kGates[] = {"none", "soft", "hard"};
constexpr const char* kParities[] = {"none", "odd", "even"};
constexpr const char* kSides[] = {"none", "left", "right", "both"};
constexpr const char* kCentred[] = {"no", "partly", "yes"};
constexpr const char* kMonotonicities[] = {"unknown",           "none",
                                           "weakly_increasing", "strictly_increasing",
                                           "weakly_decreasing", "strictly_decreasing"};

template <std::size_t n, class Enum>
val Name(const char* const (&names)[n], Enum value) {
  return val(names[static_cast<std::size_t>(value)]);
}

val AsymptoteValue(const Asymptote& line) {
  if (line.slope != line.slope) return val::null();
  val out = val::object();
  out.set("slope", line.slope);
  out.set("intercept", line.intercept);
  return out;
}

val FactsValue(const Facts& facts) {
  val out = val::object();
  out.set("range", List(facts.range, [](const Interval& interval) {
            val piece = val::object();
            piece.set("low", interval.low);
            piece.set("high", interval.high);
            piece.set("lowClosed", interval.low_closed);
            piece.set("highClosed", interval.high_closed);
            return piece;
          }));
  out.set("parity", Name(kParities, facts.parity));
  out.set("monotonicity", Name(kMonotonicities, facts.monotonicity));
  out.set("continuity",
          facts.Continuity() == kSmooth ? kInfinity : static_cast<double>(facts.Continuity()));
  out.set("saturates", Name(kSides, facts.Saturates()));
  out.set("zeroCentred", Name(kCentred, facts.Centred()));
  out.set("left", AsymptoteValue(facts.left));
  out.set("right", AsymptoteValue(facts.right));
  out.set("kinks", List(facts.kinks, [](const Kink& kink) {
            val point = val::object();
            point.set("at", kink.at);
            point.set("order", kink.order);
            return point;
          }));
  return out;
}

val ParameterValue(const Parameter& parameter) {
  val out = val::object();
  out.set("name", Text(parameter.name));
  out.set("initial", parameter.initial);
  out.set("low", parameter.low);
  out.set("high", parameter.high);
  out.set("lowOpen", parameter.low_open);
  out.set("sliderLow", parameter.slider_low);
  out.set("sliderHigh", parameter.slider_high);
  out.set("learnable", parameter.learnable);
  return out;
}

val FormulaValue(std::string_view text) {
  constexpr int kLongEnough = 2000;  // what a caller types is short; a row's own text need not be
  Program program;
  const bool failed = CompileFormula(text, &program, {.characters = kLongEnough}).has_value();
  val out = val::object();
  out.set("formula", Text(text));
  out.set("mathml", failed ? val("") : val(MathMl(program)));
  return out;
}

// What f and f' are, as a reader sees them.
val TextsValue(const Row& row) {
  val out = FormulaValue(row.textbook.empty() ? row.formula : row.textbook);
  out.set("derivative", FormulaValue(row.derivative));
  return out;
}

std::vector<std::string> Split(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string_view part = text.substr(0, comma);
    while (part.starts_with(' ')) part.remove_prefix(1);
    parts.emplace_back(part);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return parts;
}

val RowValue(const Row& catalogue_row) {
  Function function;
  Function::Resolve({.id = std::string(catalogue_row.id), .formula = {}, .parameters = {}},
                    &function);
  const Row& row = function.row();
  val out = TextsValue(row);
  out.set("id", Text(row.id));
  out.set("name", Text(row.name));
  out.set("aliases", List(Split(row.aliases), Text));
  out.set("family", Name(kFamilies, row.family));
  out.set("gate", Name(kGates, row.gate));
  out.set("cost", static_cast<int>(row.cost));
  out.set("parameters", List(row.parameters, ParameterValue));
  out.set("orderings", List(row.orderings, [&row](const Ordering& ordering) {
            val pair = val::object();
            pair.set("lower", Text(row.parameters[static_cast<std::size_t>(ordering.lower)].name));
            pair.set("upper", Text(row.parameters[static_cast<std::size_t>(ordering.upper)].name));
            pair.set("strict", ordering.strict);
            return pair;
          }));
  out.set("variadic", row.variadic != nullptr);
  out.set("facts", FactsValue(function.facts()));
  val source = val::object();
  source.set("authors", Text(row.source.authors));
  source.set("year", row.source.year);
  source.set("paper", Text(row.source.paper));
  out.set("source", source);
  val frameworks = val::object();
  frameworks.set("pytorch", Text(row.frameworks.pytorch));
  frameworks.set("keras", Text(row.frameworks.keras));
  frameworks.set("jax", Text(row.frameworks.jax));
  out.set("frameworks", frameworks);
  return out;
}

val CatalogueValue() {
  val out = val::object();
  out.set("activations", List(Activations(), RowValue));
  out.set("families", List(kFamilies, Text));
  out.set("vectorFunctions", List(VectorFunctions(), [](const VectorRow& row) {
            val entry = val::object();
            entry.set("id", Text(row.id));
            entry.set("name", Text(row.name));
            return entry;
          }));
  return out;
}

std::vector<double>& Workspace() {
  static std::vector<double> workspace;
  return workspace;
}

// The first `size` doubles of the workspace; detached by whatever makes memory grow.
val WorkspaceView(int size) {
  if (Workspace().size() < static_cast<std::size_t>(size)) {
    Workspace().resize(static_cast<std::size_t>(size));
  }
  return val(emscripten::typed_memory_view(static_cast<std::size_t>(size), Workspace().data()));
}

// A resolved spec, as JavaScript holds it. The workspace has z in [0, n); results follow it.
class Handle {
 public:
  explicit Handle(Function function) : function_(std::move(function)) {}

  void Evaluate(int n) const {
    double* z = Workspace().data();
    function_.Evaluate(Points(n), z + n, z + 2 * n, z + 3 * n);
  }
  void Gradients(int n) const { function_.Gradients(Points(n), Workspace().data() + n); }
  val ParameterNames() const {
    return List(function_.row().parameters, [](const Parameter& p) { return Text(p.name); });
  }
  // null of a typed formula: nothing is proved about it.
  val FunctionFacts() const {
    return function_.row().facts == nullptr ? val::null() : FactsValue(function_.facts());
  }
  val Texts() const { return TextsValue(function_.row()); }

 private:
  static std::span<const double> Points(int n) {
    return {Workspace().data(), static_cast<std::size_t>(n)};
  }

  Function function_;
};

// `parameters` is an array of [name, value].
val Resolve(const std::string& id, const std::string& formula, const val& parameters) {
  Spec spec{.id = id, .formula = formula, .parameters = {}};
  const int count = parameters["length"].as<int>();
  for (int i = 0; i < count; ++i) {
    spec.parameters.emplace_back(parameters[i][0].as<std::string>(), parameters[i][1].as<double>());
  }
  Function function;
  if (const auto error = Function::Resolve(spec, &function)) return ErrorValue(*error);
  val out = val::object();
  out.set("ok", true);
  out.set("handle", std::make_shared<Handle>(std::move(function)));
  return out;
}

val Compile(const std::string& text) {
  Program program;
  if (const auto error = CompileFormula(text, &program)) {
    return ErrorValue({.code = error->code,
                       .field = "formula",
                       .value = text,
                       .message = error->message,
                       .offset = error->offset,
                       .length = error->length});
  }
  val out = val::object();
  out.set("ok", true);
  out.set("mathml", MathMl(program));
  out.set("parameters", List(program.parameters(), Text));
  return out;
}

val EvaluateVector(const std::string& id, const val& input, double temperature) {
  const VectorRow* row = FindVectorFunction(id);
  if (row == nullptr) {
    std::string ids;
    for (const VectorRow& other : VectorFunctions()) {
      ids += (ids.empty() ? "" : ", ") + std::string(other.id);
    }
    return ErrorValue(
        {.code = "unknown_vector_function",
         .field = "id",
         .value = id,
         .message = "There is no vector function '" + id + "'; there are " + ids + "."});
  }
  if (!(temperature > 0 && temperature < kInfinity)) {
    return ErrorValue({.code = "out_of_range",
                       .field = "temperature",
                       .value = FormatDecimal(temperature),
                       .message = "'temperature' must be above 0 and finite."});
  }
  const std::vector<double> x = emscripten::convertJSArrayToNumberVector<double>(input);
  const std::size_t size = x.empty() ? 0 : row->output_size(x.size());
  if (size == 0) {
    return ErrorValue(
        {.code = "wrong_length",
         .field = "x",
         .value = std::to_string(x.size()) + " numbers",
         .message = "'" + id + "' does not take " + std::to_string(x.size()) + " numbers."});
  }
  std::vector<double> value(size);
  row->evaluate(x, temperature, value);
  val out = val::object();
  out.set("ok", true);
  out.set("value", Copied(value));
  return out;
}

val Uniform(const std::string& seed, const std::string& purpose, int n) {
  Pcg32 stream(seed, purpose);
  std::vector<double> values(static_cast<std::size_t>(n));
  for (double& value : values) value = stream.Uniform();
  return Copied(values);
}

EMSCRIPTEN_BINDINGS(playground) {
  emscripten::class_<Handle>("Handle")
      .smart_ptr<std::shared_ptr<Handle>>("Handle")
      .function("evaluate", &Handle::Evaluate)
      .function("gradients", &Handle::Gradients)
      .function("parameterNames", &Handle::ParameterNames)
      .function("facts", &Handle::FunctionFacts)
      .function("texts", &Handle::Texts);
  emscripten::function("catalogue", &CatalogueValue);
  emscripten::function("workspace", &WorkspaceView);
  emscripten::function("resolve", &Resolve);
  emscripten::function("compileFormula", &Compile);
  emscripten::function("vectorFunction", &EvaluateVector);
  emscripten::function("uniform", &Uniform);
}

}  // namespace
}  // namespace activation
