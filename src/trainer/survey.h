// A look at a run, taken in slices: losses, statistics, histograms and surfaces in one array.
//
// Begin copies the weights, so that training may go on between two slices; however the work is cut,
// the numbers are the same.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "network/pass.h"
#include "network/samples.h"
#include "network/statistics.h"
#include "numeric/doubles.h"
#include "trainer/request.h"
#include "trainer/trainer.h"

namespace activation {

class Survey {
 public:
  // Looks at the run as it is now. The trainer must outlive the survey, with the same configuration
  // until it is done.
  void Begin(const Trainer& trainer, const Request& request);
  // Does about so many multiply-adds more, at least one block of samples or grid points; whether
  // all is done. Losses and statistics come first, then surfaces row by row.
  bool Advance(double multiply_adds);
  bool done() const { return stage_ == Stage::kDone; }
  // What there is of it; laid out as LayoutOf says.
  std::span<const double> frame() const { return frame_; }

 private:
  enum class Stage { kBounds, kTrain, kTest, kSurfaces, kDone };
  // Sums over the training or the test set.
  struct Sums {
    double loss = 0;
    double right = 0;
    double residual = 0;  // squares, for R^2
  };

  double* PartAt(std::string_view name);
  bool NeedsBackward() const;
  double Cost(bool backward) const;
  void TrainBlock(int first, int n);
  void TestBlock(int first, int n);
  void AddLosses(const SampleSet& samples, int first, double* confusion, Sums* sums);
  int Decide(std::size_t sample) const;
  void AddHistograms();
  void FinishTrain();
  void FinishSet(const SampleSet& samples, const Sums& sums, int which);
  void SurfaceBlock();
  void NextStage();
  const SampleSet& GridRow() const { return grid_rows_[Row()]; }
  std::size_t Row() const { return static_cast<std::size_t>(row_); }
  void CutIntoBlocks(const SampleSet& samples);

  const Trainer* trainer_ = nullptr;
  Request request_;
  std::vector<Part> parts_;
  std::vector<double> frame_;
  Doubles parameters_;
  Doubles last_update_;
  Doubles gradient_;
  int block_ = 1;  // samples of a block: all alike, so that none is half empty
  Pass pass_;
  SlopeBounds bounds_;
  Statistics statistics_;
  Sums train_, test_;
  Stage stage_ = Stage::kDone;
  int next_ = 0;                      // sample, or point of a grid row
  int row_ = 0;                       // of the grid
  std::vector<SampleSet> grid_rows_;  // kept from frame to frame
};

}  // namespace activation
