// A run: data, network and optimizer made from a configuration, and trained step by step.
//
// The one facade of the core's networks. Everything follows from the configuration and its seed;
// the same calls give the same bits. Knows nothing of pictures, clocks or pages.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "functions/slope.h"
#include "network/network.h"
#include "network/pass.h"
#include "network/samples.h"
#include "numeric/doubles.h"
#include "numeric/rng.h"
#include "trainer/config.h"
#include "trainer/examine.h"

namespace activation {

// Where a value that is no finite number was first met. The run stands still from there on. Weights
// that were given as such, or began so, are met where the run is.
struct Divergence {
  std::int64_t epoch = 0;
  std::int64_t step = 0;  // the step that it was met in, 1 for the first
  std::size_t layer = 0;
  std::string_view quantity =
      {};  // "Z" "A" "dA" "dZ" "dW" "db" "learned" "W" "b": the first of these
  double value = 0;
};

// Everything that training changes, as numbers; equal numbers, equal runs from there.
struct Snapshot {
  std::vector<double> numbers;
};

class Trainer {
 public:
  // `config` is one that ReadConfig made.
  explicit Trainer(Config config);
  // On samples that come from elsewhere, whatever the configuration says of data and features.
  // There are no points then: what takes coordinates is not for such a run.
  Trainer(Config config, SampleSet train);

  const Config& config() const { return config_; }
  const Network& network() const { return network_; }
  const Doubles& parameters() const { return parameters_; }
  // In their first order, whatever the epochs make of it.
  const SampleSet& train() const { return train_; }
  const SampleSet& test() const { return test_; }
  const TargetCode& code() const { return code_; }
  // The points as they were given or drawn, in training order, before features.
  const Split& points() const { return points_; }
  // From given coordinates to the domain; identity where nothing was fitted.
  const Transform& transform() const { return transform_; }
  // Hidden layers whose activation has slope 0 everywhere, so that what is below them learns
  // nothing.
  std::span<const std::size_t> blocking() const { return blocking_; }
  // By how much the last step of the last call moved each parameter; empty before the first.
  const Doubles& last_update() const { return last_update_; }

  // Weights that L1 has set to 0 for good.
  int DeadLinks() const;

  std::int64_t epoch() const { return epoch_; }
  std::int64_t step() const { return step_; }
  const std::optional<Divergence>& divergence() const { return divergence_; }

  // n optimizer steps. A batch larger than the data never fills: then a step is an epoch without
  // one.
  void Step(std::int64_t n);
  // To the end of this epoch, and n - 1 epochs more.
  void Epoch(std::int64_t n);

  // One point forward and back in prediction, with a label as in the data; nothing is changed.
  Pass ForwardPoint(double x, double y) const;
  Pass BackwardPoint(double x, double y, double label, Doubles* gradient) const;
  // The outputs for each point, point after point.
  void Predict(std::span<const double> x, std::span<const double> y, double* outputs) const;

  Snapshot Take();
  // Of this run, or of one with the same configuration; false, and nothing is changed, if it does
  // not fit or holds a number that is not finite.
  bool Restore(const Snapshot& snapshot);
  // A finite state of at most 256 steps before a divergence.
  const Snapshot& last_finite() const { return checkpoint_; }
  // To the start of the run, with the same initial weights and data.
  void Rewind() { Restore(initial_); }
  // All parameters at once, in the network's layout; optimizer states stay.
  void SetParameters(const Doubles& parameters);

  // See ChangeConfig; learned parameters that are given are set, in all units.
  std::optional<Error> Change(std::span<const Setting> settings);

  // FNV-1a of weights, biases and learned parameters, layer by layer, without padding.
  std::uint64_t Hash() const;

 private:
  struct Event {
    bool updated = false;
    bool epoch_ended = false;
  };

  void MakeData(Arc4* shared);
  void FindBlocking();
  void Begin(Arc4* shared);
  void MakeWeights(Arc4* shared);
  void MakePasses();
  void SetGivenParameter(const Setting& setting, std::size_t layer);
  SampleSet OnePoint(double x, double y, double label) const;

  void Run(std::int64_t steps, std::int64_t epochs);
  Event Advance(bool keep_difference, Examiner* examiner);
  void Gather(int count, Examiner* examiner);
  void Update(bool keep_difference);
  double ClipFactor() const;
  bool AllFinite() const;
  int CheckpointSteps() const;
  void Keep();
  void FindDivergence();
  void Diverge(const Examiner::Finding& finding, std::int64_t epoch);
  void Check();

  // The samples as this epoch takes them.
  const SampleSet& current() const { return config_.shuffle ? shuffled_ : train_; }
  void Take(Snapshot* snapshot);
  bool Fits(const Snapshot& snapshot) const;
  template <class Put>
  void PutState(Put put);

  Config config_;
  Split points_;
  Transform transform_ = {1, 0, 1, 0};
  TargetCode code_;
  SampleSet train_;
  SampleSet shuffled_;
  SampleSet test_;
  Network network_;
  SlopeBounds bounds_;
  std::vector<std::size_t> blocking_;
  Pass pass_;

  // What a Snapshot holds.
  Doubles parameters_;
  Doubles slots_[kMaxSlots];
  Doubles dead_;      // 1 where a link is dead for good
  Doubles gradient_;  // sums of a batch not yet complete
  std::int64_t epoch_ = 0;
  std::int64_t step_ = 0;
  int next_ = 0;      // the sample that is next in this epoch
  int gathered_ = 0;  // samples in `gradient_`
  std::vector<std::uint32_t> order_;
  Pcg32 shuffle_;
  Pcg32 slopes_;

  Snapshot initial_;
  Snapshot checkpoint_;
  int unkept_ = 0;  // steps since then
  Doubles before_;
  Doubles last_update_;
  std::optional<Divergence> divergence_;
};

}  // namespace activation
