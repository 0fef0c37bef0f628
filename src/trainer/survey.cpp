#include "trainer/survey.h"

#include <algorithm>
#include <cmath>

#include "functions/vector.h"

namespace activation {
namespace {

// Multiply-adds of a block at the most, so that one takes a few milliseconds.
constexpr double kBlockCost = 5e6;
// What finding sup |f'| costs.
constexpr double kBoundCost = 2e4;

std::size_t Count(int n) { return static_cast<std::size_t>(n); }

double Norm(const double* numbers, std::size_t n) {
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += numbers[i] * numbers[i];
  return std::sqrt(sum);
}

// Squares of the labels' deviations from their mean.
double TotalSquares(std::span<const double> labels) {
  double sum = 0, squares = 0;
  for (const double label : labels) sum += label;
  const double mean = sum / static_cast<double>(labels.size());
  for (const double label : labels) squares += (label - mean) * (label - mean);
  return squares;
}

}  // namespace

double* Survey::PartAt(std::string_view name) {
  for (const Part& part : parts_) {
    if (part.name == name) return frame_.data() + part.offset;
  }
  return nullptr;
}

bool Survey::NeedsBackward() const { return request_.statistics || request_.gradient_axis; }

void Survey::Begin(const Trainer& trainer, const Request& request) {
  const SurfaceRequest& before = request_.surfaces;
  const SurfaceRequest& now = request.surfaces;
  if (trainer_ != &trainer || before.size != now.size || before.low != now.low ||
      before.high != now.high) {
    grid_rows_.clear();
  }
  trainer_ = &trainer;
  request_ = request;
  parts_ = LayoutOf(request, trainer.config());
  frame_.resize(parts_.empty() ? 0 : parts_.back().offset + parts_.back().length);
  // Surfaces are written over, the rest is counted up from 0.
  for (const Part& part : parts_) {
    if (part.name == "surfaces" || part.name == "decision") continue;
    std::fill_n(frame_.data() + part.offset, part.length, 0.0);
  }
  parameters_ = trainer.parameters();
  last_update_ = trainer.last_update();
  const Network& network = trainer.network();
  gradient_ = Doubles(network.size());
  if (request_.statistics) statistics_ = Statistics(network);
  train_ = test_ = {};
  next_ = row_ = 0;
  stage_ = request_.statistics ? Stage::kBounds : Stage::kTrain;
  pass_ = Pass();
  CutIntoBlocks(trainer.train());
  const bool looks_at_train =
      NeedsBackward() || request_.losses || request_.confusion || request_.z_axis;
  if (!looks_at_train) NextStage();
}

void Survey::CutIntoBlocks(const SampleSet& samples) {
  const int most =
      static_cast<int>(std::clamp(kBlockCost / Cost(true), 1.0, 1.0 * Pass::kMaxSamples));
  const int blocks = std::max(1, (samples.size() + most - 1) / most);
  block_ = std::max(1, (samples.size() + blocks - 1) / blocks);
  if (pass_.capacity() != block_) pass_ = Pass(trainer_->network(), block_);
}

// Multiply-adds of one sample.
double Survey::Cost(bool backward) const {
  const double cost = static_cast<double>(trainer_->network().multiply_adds());
  return backward ? cost : cost / 3;
}

bool Survey::Advance(double multiply_adds) {
  double left = multiply_adds;
  while (stage_ == Stage::kBounds) {
    left -= kBoundCost;
    if (!statistics_.FindBound(trainer_->network(), parameters_.data(), &bounds_)) {
      stage_ = Stage::kTrain;
    }
    if (left <= 0) return false;
  }
  while (stage_ != Stage::kDone) {
    const bool over = stage_ == Stage::kSurfaces;
    const SampleSet& samples = stage_ == Stage::kTrain ? trainer_->train()
                               : over                  ? GridRow()
                                                       : trainer_->test();
    const int n = std::min(samples.size() - next_, block_);
    if (n > 0) {
      left -= n * Cost(stage_ == Stage::kTrain && NeedsBackward());
      if (stage_ == Stage::kTrain) TrainBlock(next_, n);
      if (stage_ == Stage::kTest) TestBlock(next_, n);
      if (over) SurfaceBlock();
      next_ += n;
    }
    if (next_ == samples.size()) NextStage();
    if (left <= 0) break;
  }
  return stage_ == Stage::kDone;
}

void Survey::NextStage() {
  next_ = 0;
  if (stage_ == Stage::kTrain) {
    FinishTrain();
    stage_ = Stage::kTest;
    CutIntoBlocks(trainer_->test());
    if (request_.losses || request_.confusion) return;
  }
  if (stage_ == Stage::kTest) {
    FinishSet(trainer_->test(), test_, 1);
    stage_ = Stage::kSurfaces;
    row_ = -1;
  }
  const SurfaceRequest& surfaces = request_.surfaces;
  if (stage_ == Stage::kSurfaces && ++row_ < surfaces.size &&
      (surfaces.decision || !surfaces.units.empty())) {
    const double step = (surfaces.high - surfaces.low) / (surfaces.size - 1);
    if (grid_rows_.size() == Row()) {
      Points points;
      for (int i = 0; i < surfaces.size; ++i) {
        points.Add(surfaces.low + i * step, surfaces.high - row_ * step, 0);
      }
      grid_rows_.emplace_back(points, trainer_->config().features, trainer_->code());
    }
    CutIntoBlocks(GridRow());
    return;
  }
  stage_ = Stage::kDone;
}

void Survey::TrainBlock(int first, int n) {
  const Network& network = trainer_->network();
  const SampleSet& samples = trainer_->train();
  const Samples X = samples.X().From(first, n);
  if (!NeedsBackward() && !request_.z_axis) {
    network.Predict(parameters_.data(), X, &pass_);
  } else {
    network.Forward(parameters_.data(), X, &pass_);
  }
  if (NeedsBackward()) {
    network.Backward(parameters_.data(), samples.Y(first), *trainer_->config().loss, &pass_);
  }
  if (request_.statistics) {
    network.Gradients(parameters_.data(), X, pass_, gradient_.data(), first > 0);
    statistics_.Add(network, pass_);
  }
  AddHistograms();
  AddLosses(samples, first, PartAt("confusion"), &train_);
}

void Survey::TestBlock(int first, int n) {
  const SampleSet& samples = trainer_->test();
  trainer_->network().Predict(parameters_.data(), samples.X().From(first, n), &pass_);
  double* confusion = PartAt("confusion");
  const std::size_t classes = Count(trainer_->config().data.classes);
  AddLosses(samples, first, confusion ? confusion + classes * classes : nullptr, &test_);
}

// The class that the outputs decide for. A single output stands for the second of two.
int Survey::Decide(std::size_t sample) const {
  const std::size_t last = trainer_->network().layers().size() - 1;
  const bool by_logits = trainer_->config().loss->from_logits;
  const double* outputs = (by_logits ? pass_.Z(last) : pass_.A(last)) +
                          static_cast<std::ptrdiff_t>(sample) * pass_.stride(last);
  const TargetCode& code = trainer_->code();
  if (code.outputs == 1) {
    return *outputs >= (by_logits || code.classes == 0 ? 0 : (code.low + code.high) / 2);
  }
  return static_cast<int>(ArgMax({outputs, Count(code.outputs)}));
}

void Survey::AddLosses(const SampleSet& samples, int first, double* confusion, Sums* sums) {
  const std::size_t last = trainer_->network().layers().size() - 1;
  double losses[Pass::kMaxSamples];
  trainer_->config().loss->values({.units = trainer_->network().outputs(),
                                   .samples = pass_.samples,
                                   .stride = pass_.stride(last),
                                   .z = pass_.Z(last),
                                   .a = pass_.A(last),
                                   .target = samples.Y(first).from},
                                  losses);
  const bool regression = trainer_->config().problem == Problem::kRegression;
  for (int s = 0; s < pass_.samples; ++s) {
    sums->loss += losses[s];
    if (regression) {
      const double error =
          pass_.A(last)[s * pass_.stride(last)] - samples.labels()[Count(first + s)];
      sums->residual += error * error;
      continue;
    }
    const int decided = Decide(Count(s)), true_class = samples.Class(first + s);
    sums->right += decided == true_class;
    if (confusion) ++confusion[true_class * trainer_->config().data.classes + decided];
  }
}

void Survey::AddHistograms() {
  if (!request_.z_axis && !request_.gradient_axis) return;
  const std::span<const Layer> layers = trainer_->network().layers();
  const std::size_t z_bins = request_.z_axis ? Count(request_.z_axis->bins) + 2 : 0;
  const std::size_t gradient_bins =
      request_.gradient_axis ? Count(request_.gradient_axis->bins) + 2 : 0;
  double* z = PartAt("zHistograms");
  double* through = PartAt("gradientsThrough");
  double* gradients = PartAt("daHistograms");
  double* of_unit = PartAt("unitHistograms");
  // n numbers of a layer, `step` apart.
  const auto add = [&](std::size_t l, std::ptrdiff_t at, int n, std::ptrdiff_t step, double* to_z,
                       double* to_through, double* to_gradients) {
    if (request_.z_axis) {
      AddToHistogram(*request_.z_axis, pass_.Z(l) + at, nullptr, n, step, to_z);
      if (!layers[l].is_softmax()) {
        AddToHistogram(*request_.z_axis, pass_.Z(l) + at, pass_.slope(l) + at, n, step, to_through);
      }
    }
    if (request_.gradient_axis) {
      AddToHistogram(*request_.gradient_axis, pass_.dA(l) + at, nullptr, n, step, to_gradients);
    }
  };
  for (std::size_t l = 0; l < layers.size(); ++l) {
    for (int s = 0; s < pass_.samples; ++s) {
      add(l, s * pass_.stride(l), layers[l].units(), 1, z + l * z_bins, through + l * z_bins,
          gradients + l * gradient_bins);
    }
  }
  if (request_.unit) {
    const std::size_t l = request_.unit->layer;
    add(l, request_.unit->unit, pass_.samples, pass_.stride(l), of_unit, of_unit + z_bins,
        of_unit + 2 * z_bins);
  }
}

void Survey::FinishTrain() {
  FinishSet(trainer_->train(), train_, 0);
  double* to = PartAt("layers");
  if (to == nullptr) return;
  double* dead = PartAt("dead");
  const std::span<const Layer> layers = trainer_->network().layers();
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const LayerStatistics& of = statistics_.layers()[l];
    const std::size_t size = Count(layers[l].units()) * static_cast<std::size_t>(layers[l].row);
    const double weights = Norm(parameters_.data() + layers[l].weights, size);
    const double gradient = Norm(gradient_.data() + layers[l].weights, size);
    const double update =
        last_update_.empty() ? kNoSlope : Norm(last_update_.data() + layers[l].weights, size);
    const double fields[] = {of.z.mean(),
                             of.z.variance(),
                             of.a.mean(),
                             of.a.variance(),
                             of.dz.mean(),
                             of.dz.variance(),
                             of.da.mean(),
                             of.da.variance(),
                             of.zeros / of.entries,
                             of.saturates ? of.saturated / of.entries : kNoSlope,
                             weights,
                             gradient / trainer_->train().size(),
                             update,
                             update / weights};
    static_assert(std::size(fields) == std::size(kLayerFields));
    to = std::copy(std::begin(fields), std::end(fields), to);
    for (const double alive : of.alive) *dead++ = 1 - alive;
  }
}

// Training set 0, test set 1.
void Survey::FinishSet(const SampleSet& samples, const Sums& sums, int which) {
  double* to = PartAt("losses");
  if (to == nullptr) return;
  const double size = samples.size();
  const bool regression = trainer_->config().problem == Problem::kRegression;
  const double total = regression && size > 0 ? TotalSquares(samples.labels()) : 0;
  to[which] = size > 0 ? sums.loss / size : kNoSlope;
  const bool decided = !regression && size > 0 && !std::isnan(sums.loss);
  to[2 + which] = decided ? sums.right / size : kNoSlope;
  to[4 + which] = total > 0 ? 1 - sums.residual / total : kNoSlope;
}

void Survey::SurfaceBlock() {
  const int n = std::min(GridRow().size() - next_, block_);
  trainer_->network().Predict(parameters_.data(), GridRow().X().From(next_, n), &pass_);
  const std::size_t size = Count(request_.surfaces.size);
  const std::size_t at = Count(row_) * size + Count(next_);
  double* surface = PartAt("surfaces");
  const std::vector<UnitAt>& units = request_.surfaces.units;
  const std::ptrdiff_t grid = static_cast<std::ptrdiff_t>(size * size);
  // Neighbours in a layer at once.
  for (std::size_t i = 0; i < units.size();) {
    const UnitAt& first_unit = units[i];
    std::size_t end = i + 1;
    while (end < units.size() && units[end].layer == first_unit.layer &&
           units[end].unit == units[end - 1].unit + 1) {
      ++end;
    }
    Transpose(n, static_cast<int>(end - i), pass_.A(first_unit.layer) + first_unit.unit,
              pass_.stride(first_unit.layer), surface + static_cast<std::ptrdiff_t>(i) * grid + at,
              grid);
    i = end;
  }
  if (double* decision = PartAt("decision")) {
    for (std::size_t s = 0; s < Count(n); ++s) decision[at + s] = Decide(s);
  }
}

}  // namespace activation
