// Functions and the catalogue, for JavaScript. z crosses through one workspace in WebAssembly
// memory: JavaScript writes it, calls, and copies the results out before anything else runs.
#include <cassert>
#include <string>
#include <vector>

#include "bindings/ingredients.h"
#include "bindings/values.h"
#include "formula/mathml.h"
#include "formula/program.h"
#include "functions/catalogue.h"
#include "functions/function.h"
#include "functions/vector.h"
#include "ingredients/measures.h"
#include "numeric/rng.h"

namespace activation {
namespace {

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
  Set(out, "slope", Number(line.slope));
  Set(out, "intercept", Number(line.intercept));
  return out;
}

val FactsValue(const Facts& facts) {
  val out = val::object();
  Set(out, "range", List(facts.range, [](const Interval& interval) {
        val piece = val::object();
        Set(piece, "low", Number(interval.low));
        Set(piece, "high", Number(interval.high));
        Set(piece, "lowClosed", Truth(interval.low_closed));
        Set(piece, "highClosed", Truth(interval.high_closed));
        return piece;
      }));
  Set(out, "parity", Name(kParities, facts.parity));
  Set(out, "monotonicity", Name(kMonotonicities, facts.monotonicity));
  Set(out, "continuity",
      Number(facts.Continuity() == kSmooth ? kInfinity : static_cast<double>(facts.Continuity())));
  Set(out, "saturates", Name(kSides, facts.Saturates()));
  Set(out, "zeroCentred", Name(kCentred, facts.Centred()));
  Set(out, "left", AsymptoteValue(facts.left));
  Set(out, "right", AsymptoteValue(facts.right));
  Set(out, "kinks", List(facts.kinks, [](const Kink& kink) {
        val point = val::object();
        Set(point, "at", Number(kink.at));
        Set(point, "order", Number(kink.order));
        return point;
      }));
  return out;
}

// core.js has the names, in the order of Measures.
val MeasuresValue(const Measures& measures) {
  const auto [at_zero, slope_at_zero, largest_slope, lipschitz, mean, variance, gain] = measures;
  const double values[] = {at_zero, slope_at_zero, largest_slope, lipschitz, mean, variance, gain};
  return Copied(values);
}

val ParameterValue(const Parameter& parameter) {
  val out = val::object();
  Set(out, "name", Text(parameter.name));
  Set(out, "initial", Number(parameter.initial));
  Set(out, "low", Number(parameter.low));
  Set(out, "high", Number(parameter.high));
  Set(out, "lowOpen", Truth(parameter.low_open));
  Set(out, "sliderLow", Number(parameter.slider_low));
  Set(out, "sliderHigh", Number(parameter.slider_high));
  Set(out, "learnable", Truth(parameter.learnable));
  return out;
}

val FormulaValue(std::string_view text) {
  constexpr int kLongEnough = 2000;  // what a caller types is short; a row's own text need not be
  Program program;
  if (!text.empty()) {
    [[maybe_unused]] const auto error = CompileFormula(text, &program, {.characters = kLongEnough});
    assert(!error);
  }
  val out = val::object();
  Set(out, "formula", Text(text));
  Set(out, "mathml", Text(text.empty() ? std::string() : MathMl(program)));
  return out;
}

// What f and f' are, as a reader sees them, and f in the form that keeps its digits.
val TextsValue(const Row& row) {
  val out = FormulaValue(row.textbook.empty() ? row.formula : row.textbook);
  Set(out, "stable", Text(row.formula));
  Set(out, "derivative", FormulaValue(row.derivative));
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
  Set(out, "id", Text(row.id));
  Set(out, "name", Text(row.name));
  Set(out, "aliases", List(Split(row.aliases), Text));
  Set(out, "family", Name(kFamilies, row.family));
  Set(out, "gate", Name(kGates, row.gate));
  Set(out, "cost", Number(static_cast<int>(row.cost)));
  Set(out, "parameters", List(row.parameters, ParameterValue));
  Set(out, "orderings", List(row.orderings, [&row](const Ordering& ordering) {
        val pair = val::object();
        Set(pair, "lower", Text(row.parameters[static_cast<std::size_t>(ordering.lower)].name));
        Set(pair, "upper", Text(row.parameters[static_cast<std::size_t>(ordering.upper)].name));
        Set(pair, "strict", Truth(ordering.strict));
        return pair;
      }));
  Set(out, "variadic", Truth(row.variadic != nullptr));
  Set(out, "facts", FactsValue(function.facts()));
  val source = val::object();
  Set(source, "authors", Text(row.source.authors));
  Set(source, "year", Number(row.source.year));
  Set(source, "paper", Text(row.source.paper));
  Set(out, "source", source);
  val frameworks = val::object();
  Set(frameworks, "pytorch", Text(row.frameworks.pytorch));
  Set(frameworks, "keras", Text(row.frameworks.keras));
  Set(frameworks, "jax", Text(row.frameworks.jax));
  Set(out, "frameworks", frameworks);
  return out;
}

val CatalogueValue() {
  val out = val::object();
  Set(out, "activations", List(Activations(), RowValue));
  Set(out, "families", List(kFamilies, Text));
  Set(out, "vectorFunctions", List(VectorFunctions(), [](const VectorRow& row) {
        val entry = val::object();
        Set(entry, "id", Text(row.id));
        Set(entry, "name", Text(row.name));
        return entry;
      }));
  AddIngredients(out);
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

val ParameterNames(const Row& row) {
  return List(row.parameters, [](const Parameter& parameter) { return Text(parameter.name); });
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
  val Names() const { return ParameterNames(function_.row()); }
  // null of a typed formula: nothing is proved about it.
  val FunctionFacts() const {
    return function_.row().facts == nullptr ? val::null() : FactsValue(function_.facts());
  }
  val FunctionMeasures() const { return MeasuresValue(MeasuresOf(function_)); }
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
  val out = Success();
  Set(out, "handle", val(Handle(std::move(function))));
  return out;
}

val Compile(const std::string& text) {
  Function function;
  if (const auto error =
          Function::Resolve({.id = {}, .formula = text, .parameters = {}}, &function)) {
    return ErrorValue(*error);
  }
  val out = Success();
  Set(out, "mathml", Text(MathMl(*function.row().program)));
  Set(out, "parameters", ParameterNames(function.row()));
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
      .function("evaluate", &Handle::Evaluate)
      .function("gradients", &Handle::Gradients)
      .function("parameterNames", &Handle::Names)
      .function("facts", &Handle::FunctionFacts)
      .function("measures", &Handle::FunctionMeasures)
      .function("texts", &Handle::Texts);
  emscripten::function("catalogue", &CatalogueValue);
  emscripten::function("workspace", &WorkspaceView);
  emscripten::function("resolve", &Resolve);
  emscripten::function("compileFormula", &Compile);
  emscripten::function("uniform", &Uniform);
}

}  // namespace
}  // namespace activation
