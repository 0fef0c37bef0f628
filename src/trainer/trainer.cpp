#include "trainer/trainer.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "numeric/hash.h"

namespace activation {
namespace {

// How many steps may pass before their result is kept, and how many multiply-adds: so much has to
// be done again to find where a run diverged.
constexpr double kMostSteps = 256, kMostWork = 1e8;

std::size_t Count(int n) { return static_cast<std::size_t>(n); }

}  // namespace

// Of the gradient's mean over `count` samples, as torch.nn.utils.clip_grad_norm_ does it.
double Trainer::ClipFactor() const {
  if (!config_.clip_norm) return 1;
  double sum = 0;
  for (const double g : gradient_) sum += g * g;
  const double norm = std::sqrt(sum) / gathered_;
  constexpr double kNever0 = 1e-6;
  return std::min(1.0, *config_.clip_norm / (norm + kNever0));
}

void Trainer::Update(bool keep_difference) {
  const OptimizerSettings& settings = config_.optimizer_settings;
  const RegularizerRow& regularizer = *config_.regularizer;
  if (keep_difference || regularizer.apply != nullptr) before_ = parameters_;
  ++step_;
  OptimizerStep step{.parameters = parameters_.data(),
                     .gradient_sum = gradient_.data(),
                     .count = static_cast<double>(gathered_),
                     .clip = ClipFactor(),
                     .weight_decay = settings.weight_decay,
                     .n = parameters_.size(),
                     .step = step_,
                     .slots = {}};
  for (int k = 0; k < kMaxSlots; ++k) step.slots[k] = slots_[k].data();
  if (settings.weight_decay != 0 && config_.decay == Decay::kWeights) {
    const std::size_t weights = network_.weights_end();
    step.n = weights;
    config_.optimizer->apply(settings, step);
    step.n = parameters_.size() - weights;
    step.weight_decay = 0;
    step.parameters += weights;
    step.gradient_sum += weights;
    for (int k = 0; k < config_.optimizer->slots; ++k) step.slots[k] += weights;
  }
  config_.optimizer->apply(settings, step);
  if (regularizer.apply != nullptr) {
    regularizer.apply(parameters_.data(), before_.data(), dead_.data(), network_.weights_end(),
                      settings.learning_rate * config_.regularization_rate);
  }
  gathered_ = 0;
  if (keep_difference) {
    last_update_ = parameters_;
    for (std::size_t i = 0; i < last_update_.size(); ++i) last_update_[i] -= before_[i];
  }
}

// Adds the gradients of the next `count` samples.
void Trainer::Gather(int count, Examiner* examiner) {
  for (int done = 0; done < count;) {
    const int n = std::min(count - done, pass_.capacity());
    const Samples X = current().X().From(next_, n);
    network_.Forward(parameters_.data(), X, &pass_, &slopes_);
    network_.Backward(parameters_.data(), current().Y(next_), *config_.loss, &pass_);
    network_.Gradients(parameters_.data(), X, pass_, gradient_.data(), gathered_ > 0);
    if (examiner != nullptr) examiner->LookAt(network_, pass_, gradient_);
    done += n;
    next_ += n;
    gathered_ += n;
  }
}

// To the next update or the end of the epoch, whichever comes first.
Trainer::Event Trainer::Advance(bool keep_difference, Examiner* examiner) {
  const int size = train_.size();
  if (next_ == 0 && config_.shuffle) {
    shuffle_.Shuffle(std::span(order_));
    shuffled_ = SampleSet(train_, order_);
  }
  Event event;
  const int left = size - next_;
  const bool full = left >= config_.batch_size;
  if (full || config_.leftovers == Leftovers::kUse) {
    Gather(std::min(left, config_.batch_size), examiner);
    Update(keep_difference);
    if (examiner != nullptr) examiner->LookAt(network_, parameters_);
    event.updated = true;
  } else if (config_.leftovers == Leftovers::kCarry && config_.batch_size <= size) {
    Gather(left, examiner);
  } else {
    next_ = size;
  }
  if (next_ == size) {
    next_ = 0;
    ++epoch_;
    event.epoch_ended = true;
  }
  return event;
}

bool Trainer::AllFinite() const {
  // A number less itself is 0, unless it is not finite.
  double sum = 0;
  for (const double value : parameters_) sum += value - value;
  return sum == 0;
}

// Goes again through the steps since the last checkpoint, looking at every number.
void Trainer::FindDivergence() {
  [[maybe_unused]] const bool fits = Restore(checkpoint_);
  assert(fits);
  Examiner examiner;
  std::int64_t epoch = epoch_;
  while (!examiner.found()) {
    epoch = epoch_;
    Advance(false, &examiner);
  }
  Diverge(*examiner.found(), epoch);
}

void Trainer::Diverge(const Examiner::Finding& finding, std::int64_t epoch) {
  divergence_ = Divergence{.epoch = epoch,
                           .step = step_,
                           .layer = finding.layer,
                           .quantity = finding.quantity,
                           .value = finding.value};
}

// Of parameters that did not come from a step.
void Trainer::Check() {
  if (divergence_) return;
  Examiner examiner;
  examiner.LookAt(network_, parameters_);
  if (examiner.found()) {
    Diverge(*examiner.found(), epoch_);
  } else {
    Keep();
  }
}

void Trainer::Keep() {
  Take(&checkpoint_);
  unkept_ = 0;
}

// Steps from one checkpoint to the next.
int Trainer::CheckpointSteps() const {
  const double work = static_cast<double>(network_.multiply_adds()) * config_.batch_size;
  return static_cast<int>(std::clamp(kMostWork / work, 1.0, kMostSteps));
}

void Trainer::Run(std::int64_t steps, std::int64_t epochs) {
  const int checkpoint_steps = CheckpointSteps();
  while ((steps > 0 || epochs > 0) && !divergence_) {
    const bool last =
        steps > 0 ? steps == 1 : epochs == 1 && train_.size() - next_ < 2 * config_.batch_size;
    const Event event = Advance(last, nullptr);
    const bool never_updates = config_.batch_size > train_.size() && !event.updated;
    if (steps > 0 && (event.updated || never_updates)) --steps;
    if (epochs > 0 && event.epoch_ended) --epochs;
    const bool is_due = ++unkept_ >= checkpoint_steps;
    if (!is_due && (steps > 0 || epochs > 0)) continue;
    if (!AllFinite()) {
      FindDivergence();
    } else if (is_due) {
      Keep();
    }
  }
}

void Trainer::Step(std::int64_t n) { Run(n, 0); }
void Trainer::Epoch(std::int64_t n) { Run(0, n); }

SampleSet Trainer::OnePoint(double x, double y, double label) const {
  return SampleSet(Points{.x = {x}, .y = {y}, .label = {label}}, config_.features, code_);
}

Pass Trainer::ForwardPoint(double x, double y) const {
  const SampleSet point = OnePoint(x, y, 0);
  Pass pass(network_, 1);
  network_.Forward(parameters_.data(), point.X(), &pass);
  return pass;
}

Pass Trainer::BackwardPoint(double x, double y, double label, Doubles* gradient) const {
  const SampleSet point = OnePoint(x, y, label);
  Pass pass(network_, 1);
  network_.Forward(parameters_.data(), point.X(), &pass);
  network_.Backward(parameters_.data(), point.Y(), *config_.loss, &pass);
  *gradient = Doubles(network_.size());
  network_.Gradients(parameters_.data(), point.X(), pass, gradient->data(), false);
  return pass;
}

void Trainer::Predict(std::span<const double> x, std::span<const double> y, double* outputs) const {
  const Points points{
      .x = {x.begin(), x.end()}, .y = {y.begin(), y.end()}, .label = std::vector<double>(x.size())};
  const SampleSet samples(points, config_.features, code_);
  const std::size_t last = network_.layers().size() - 1;
  Pass pass(network_, Pass::kMaxSamples);
  for (int first = 0; first < samples.size(); first += Pass::kMaxSamples) {
    const int n = std::min(samples.size() - first, Pass::kMaxSamples);
    network_.Predict(parameters_.data(), samples.X().From(first, n), &pass);
    for (int s = 0; s < n; ++s) {
      outputs = std::copy_n(pass.A(last) + s * pass.stride(last), network_.outputs(), outputs);
    }
  }
}

void Trainer::SetParameters(const Doubles& parameters) {
  assert(parameters.size() == parameters_.size());
  parameters_ = parameters;
  divergence_.reset();
  Check();
}

int Trainer::DeadLinks() const {
  return static_cast<int>(std::count(dead_.begin(), dead_.end(), 1.0));
}

std::uint64_t Trainer::Hash() const {
  class Hash hash;
  for (const Layer& layer : network_.layers()) {
    for (int u = 0; u < layer.units(); ++u) {
      const double* row = parameters_.data() + layer.weights + u * layer.row;
      for (int i = 0; i < layer.inputs; ++i) hash.Add(row[i]);
    }
    for (int u = 0; u < layer.units(); ++u) hash.Add(parameters_[layer.biases + Count(u)]);
    const std::size_t learned = Count(layer.sets()) * layer.learned_indices.size();
    for (std::size_t k = 0; k < learned; ++k) hash.Add(parameters_[layer.learned + k]);
  }
  return hash.value();
}

}  // namespace activation
