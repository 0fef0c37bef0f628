// A run, for JavaScript.
#include "trainer/trainer.h"

#include <memory>
#include <string>
#include <vector>

#include "bindings/values.h"
#include "formula/decimal.h"
#include "trainer/survey.h"

namespace activation {
namespace {

std::size_t Count(int n) { return static_cast<std::size_t>(n); }

std::vector<double> Numbers(const val& array) {
  return emscripten::convertJSArrayToNumberVector<double>(array);
}

// An array of [path, number or text].
std::vector<Setting> SettingsOf(const val& pairs) {
  std::vector<Setting> settings;
  const int count = pairs["length"].as<int>();
  for (int i = 0; i < count; ++i) {
    Setting setting{.path = pairs[i][0].as<std::string>()};
    setting.is_text = pairs[i][1].isString();
    if (setting.is_text) {
      setting.text = pairs[i][1].as<std::string>();
    } else {
      setting.number = pairs[i][1].as<double>();
    }
    settings.push_back(std::move(setting));
  }
  return settings;
}

// rows x columns numbers, row after row, without what lies between the rows.
val MatrixValue(const double* from, int rows, int columns, std::ptrdiff_t stride) {
  std::vector<double> numbers;
  for (int i = 0; i < rows; ++i) {
    for (int j = 0; j < columns; ++j) numbers.push_back(from[i * stride + j]);
  }
  return Copied(numbers);
}
val WeightsOf(const Layer& layer, const double* parameters) {
  return MatrixValue(parameters + layer.weights, layer.units(), layer.inputs, layer.row);
}
val BiasesOf(const Layer& layer, const double* parameters) {
  return Copied({parameters + layer.biases, Count(layer.units())});
}
val LearnedOf(const Layer& layer, const double* parameters) {
  return Copied({parameters + layer.learned, Count(layer.sets()) * layer.learned_indices.size()});
}
// One number of each unit for the first sample of a pass.
val UnitsOf(const Layer& layer, const double* matrix) {
  return Copied({matrix, Count(layer.units())});
}

val PointsValue(const Points& points) {
  val out = val::object();
  Set(out, "x", Copied(points.x));
  Set(out, "y", Copied(points.y));
  Set(out, "label", Copied(points.label));
  return out;
}

// The names of the numbers of a frame's parts.
val FrameFields() {
  val out = val::object();
  Set(out, "losses", List(kLossFields, Text));
  Set(out, "layers", List(kLayerFields, Text));
  return out;
}

class TrainerHandle {
 public:
  explicit TrainerHandle(Config config) : trainer_(std::make_shared<Trainer>(std::move(config))) {}

  val Step(double n) {
    trainer_->Step(static_cast<std::int64_t>(n));
    return Progress();
  }
  val Epoch(double n) {
    trainer_->Epoch(static_cast<std::int64_t>(n));
    return Progress();
  }
  val Progress() const {
    val out = val::object();
    Set(out, "epoch", Number(static_cast<double>(trainer_->epoch())));
    Set(out, "step", Number(static_cast<double>(trainer_->step())));
    Set(out, "finite", Truth(!trainer_->divergence()));
    return out;
  }
  // null while all numbers are finite.
  val Diverged() const {
    const auto& divergence = trainer_->divergence();
    if (!divergence) return val::null();
    val out = val::object();
    Set(out, "epoch", Number(static_cast<double>(divergence->epoch)));
    Set(out, "step", Number(static_cast<double>(divergence->step)));
    Set(out, "layer", Number(static_cast<double>(divergence->layer)));
    Set(out, "quantity", Text(divergence->quantity));
    Set(out, "value", Number(divergence->value));
    return out;
  }
  val Blocking() const {
    return List(trainer_->blocking(),
                [](std::size_t layer) { return Number(static_cast<double>(layer)); });
  }
  int DeadLinks() const { return trainer_->DeadLinks(); }

  val Layers() const {
    return List(trainer_->network().layers(), [this](const Layer& layer) {
      val out = val::object();
      const double* parameters = trainer_->parameters().data();
      Set(out, "units", Number(layer.units()));
      Set(out, "inputs", Number(layer.inputs));
      Set(out, "activation", ActivationOf(layer));
      Set(out, "learned", List(layer.learned_indices, [&layer](std::size_t k) {
            return Text(layer.spec.activation->row().parameters[k].name);
          }));
      Set(out, "weights", WeightsOf(layer, parameters));
      Set(out, "biases", BiasesOf(layer, parameters));
      return out;
    });
  }
  // weights, biases and learned parameters of layer after layer, without padding, as Layers gives
  // them; false if there are more or fewer.
  bool SetNumbers(const val& array) {
    const std::vector<double> numbers = Numbers(array);
    Doubles parameters(trainer_->network().size());
    std::size_t next = 0;
    const auto take = [&](std::size_t to) {
      if (next < numbers.size()) parameters[to] = numbers[next];
      ++next;
    };
    for (const Layer& layer : trainer_->network().layers()) {
      for (int u = 0; u < layer.units(); ++u) {
        for (int i = 0; i < layer.inputs; ++i) {
          take(layer.weights + static_cast<std::size_t>(u * layer.row + i));
        }
      }
      for (int u = 0; u < layer.units(); ++u) take(layer.biases + Count(u));
      const std::size_t learned = Count(layer.sets()) * layer.learned_indices.size();
      for (std::size_t k = 0; k < learned; ++k) take(layer.learned + k);
    }
    if (next != numbers.size()) return false;
    trainer_->SetParameters(parameters);
    return true;
  }

  val Data() const {
    val out = val::object();
    Set(out, "train", PointsValue(trainer_->points().train));
    Set(out, "test", PointsValue(trainer_->points().test));
    const Transform& transform = trainer_->transform();
    val moved = val::object();
    Set(moved, "xScale", Number(transform.x_scale));
    Set(moved, "xOffset", Number(transform.x_offset));
    Set(moved, "yScale", Number(transform.y_scale));
    Set(moved, "yOffset", Number(transform.y_offset));
    Set(out, "transform", moved);
    return out;
  }
  // x, y, x, y ... in; the outputs of each point out.
  val Predict(const val& points) const {
    const std::vector<double> given = Numbers(points);
    std::vector<double> x, y;
    for (std::size_t i = 0; i + 1 < given.size(); i += 2) {
      x.push_back(given[i]);
      y.push_back(given[i + 1]);
    }
    std::vector<double> outputs(x.size() * Count(trainer_->network().outputs()));
    trainer_->Predict(x, y, outputs.data());
    return Copied(outputs);
  }
  val Forward(double x, double y) const {
    const Pass pass = trainer_->ForwardPoint(x, y);
    val out = val::array();
    for (std::size_t l = 0; l < trainer_->network().layers().size(); ++l) {
      out.set(static_cast<int>(l), ForwardOf(pass, l));
    }
    return out;
  }
  val Backward(double x, double y, double label) const {
    const std::string wanted = LabelWanted(label, trainer_->config().data.classes);
    if (!wanted.empty()) {
      return ErrorValue({.code = "not_a_label",
                         .field = "label",
                         .value = FormatDecimal(label),
                         .message = "A label must be " + wanted + "."});
    }
    Doubles gradient;
    const Pass pass = trainer_->BackwardPoint(x, y, label, &gradient);
    val layers = val::array();
    for (std::size_t l = 0; l < trainer_->network().layers().size(); ++l) {
      const Layer& layer = trainer_->network().layers()[l];
      val numbers = ForwardOf(pass, l);
      Set(numbers, "dA", UnitsOf(layer, pass.dA(l)));
      Set(numbers, "dZ", UnitsOf(layer, pass.dZ(l)));
      Set(numbers, "dW", WeightsOf(layer, gradient.data()));
      Set(numbers, "db", BiasesOf(layer, gradient.data()));
      Set(numbers, "dParameters", LearnedOf(layer, gradient.data()));
      layers.set(static_cast<int>(l), numbers);
    }
    val out = Success();
    Set(out, "layers", layers);
    return out;
  }

  // What a frame will hold, and where: {length, parts: {name: {offset, length}}}.
  val Layout(const val& settings) {
    Request request;
    if (const auto error = ReadRequest(SettingsOf(settings), trainer_->config(), &request)) {
      return ErrorValue(*error);
    }
    request_ = request;
    val parts = val::object();
    std::size_t length = 0;
    for (const Part& part : LayoutOf(request_, trainer_->config())) {
      val place = val::object();
      Set(place, "offset", Number(static_cast<double>(part.offset)));
      Set(place, "length", Number(static_cast<double>(part.length)));
      parts.set(std::string(part.name), place);
      length = part.offset + part.length;
    }
    val out = Success();
    Set(out, "length", Number(static_cast<double>(length)));
    Set(out, "parts", parts);
    return out;
  }
  // A frame as Layout was last told, of the run as it is now, in slices.
  void BeginFrame() { survey_.Begin(*trainer_, request_); }
  bool AdvanceFrame(double multiply_adds) { return survey_.Advance(multiply_adds); }
  // A view, to be copied before anything else runs.
  val FrameView() const {
    return val(emscripten::typed_memory_view(survey_.frame().size(), survey_.frame().data()));
  }
  // The part "losses" alone.
  val Losses() const {
    Survey survey;
    survey.Begin(*trainer_, {.losses = true});
    survey.Advance(kInfinity);
    return Copied(survey.frame());
  }

  val Snapshot() { return Copied(trainer_->Take().numbers); }
  val LastFinite() const { return Copied(trainer_->last_finite().numbers); }
  bool Restore(const val& numbers) { return trainer_->Restore({Numbers(numbers)}); }
  void Rewind() { trainer_->Rewind(); }
  val Update(const val& settings) {
    if (const auto error = trainer_->Change(SettingsOf(settings))) return ErrorValue(*error);
    if (!survey_.done()) BeginFrame();
    return Success();
  }
  std::string Hash() const {
    constexpr char kDigits[] = "0123456789abcdef";
    const std::uint64_t hash = trainer_->Hash();
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += kDigits[hash >> shift & 15];
    return text;
  }

 private:
  val ForwardOf(const Pass& pass, std::size_t l) const {
    const Layer& layer = trainer_->network().layers()[l];
    val out = val::object();
    Set(out, "z", UnitsOf(layer, pass.Z(l)));
    Set(out, "a", UnitsOf(layer, pass.A(l)));
    return out;
  }
  // {id or formula, parameters}: of each name a number, or an array where units have their own.
  val ActivationOf(const Layer& layer) const {
    val out = val::object();
    if (layer.is_softmax()) {
      Set(out, "id", val("softmax"));
      return out;
    }
    const Function& function = *layer.spec.activation;
    const bool typed = function.row().program != nullptr;
    Set(out, typed ? "formula" : "id", Text(typed ? function.row().formula : function.row().id));
    val parameters = val::object();
    const double* learned = trainer_->parameters().data() + layer.learned;
    for (std::size_t k = 0; k < function.parameters().size(); ++k) {
      const std::vector<std::size_t>& indices = layer.learned_indices;
      std::vector<double> values;
      for (std::size_t i = 0; i < indices.size(); ++i) {
        if (indices[i] != k) continue;
        for (std::size_t set = 0; set < Count(layer.sets()); ++set) {
          values.push_back(learned[set * indices.size() + i]);
        }
      }
      if (values.empty()) values.push_back(function.parameters()[k]);
      parameters.set(std::string(function.row().parameters[k].name),
                     layer.sets() > 1 && values.size() > 1 ? Copied(values) : Number(values[0]));
    }
    Set(out, "parameters", parameters);
    return out;
  }

  std::shared_ptr<Trainer> trainer_;
  Request request_;
  Survey survey_;
};

val CreateTrainer(const val& settings, const val& x, const val& y, const val& label) {
  const Points points{.x = Numbers(x), .y = Numbers(y), .label = Numbers(label)};
  Config config;
  const bool given = points.size() > 0 || !points.label.empty();
  if (const auto error = ReadConfig(SettingsOf(settings), given ? &points : nullptr, &config)) {
    return ErrorValue(*error);
  }
  val out = Success();
  Set(out, "trainer", val(TrainerHandle(std::move(config))));
  return out;
}

EMSCRIPTEN_BINDINGS(trainer) {
  emscripten::class_<TrainerHandle>("Trainer")
      .function("step", &TrainerHandle::Step)
      .function("epoch", &TrainerHandle::Epoch)
      .function("progress", &TrainerHandle::Progress)
      .function("diverged", &TrainerHandle::Diverged)
      .function("blocking", &TrainerHandle::Blocking)
      .function("deadLinks", &TrainerHandle::DeadLinks)
      .function("layers", &TrainerHandle::Layers)
      .function("setNumbers", &TrainerHandle::SetNumbers)
      .function("data", &TrainerHandle::Data)
      .function("predict", &TrainerHandle::Predict)
      .function("forward", &TrainerHandle::Forward)
      .function("backward", &TrainerHandle::Backward)
      .function("layout", &TrainerHandle::Layout)
      .function("beginFrame", &TrainerHandle::BeginFrame)
      .function("advanceFrame", &TrainerHandle::AdvanceFrame)
      .function("frameView", &TrainerHandle::FrameView)
      .function("losses", &TrainerHandle::Losses)
      .function("snapshot", &TrainerHandle::Snapshot)
      .function("lastFinite", &TrainerHandle::LastFinite)
      .function("restore", &TrainerHandle::Restore)
      .function("rewind", &TrainerHandle::Rewind)
      .function("update", &TrainerHandle::Update)
      .function("hash", &TrainerHandle::Hash);
  emscripten::function("frameFields", &FrameFields);
  emscripten::function("createTrainer", &CreateTrainer);
}

}  // namespace
}  // namespace activation
