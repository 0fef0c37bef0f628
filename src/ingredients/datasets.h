// The data that networks are trained on: points of the plane, drawn from a seed or measured.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "ingredients/points.h"
#include "numeric/rng.h"

namespace activation {

enum class Problem { kClassification, kRegression };

// What a caller may choose of a dataset.
struct DatasetChoice {
  double noise = 0;                          // percent
  int classes = 2;                           // within the row's bounds
  std::array<int, 2> measurements = {2, 3};  // of iris: which two of its four
};

struct DatasetRow {
  std::string_view id;  // lower_snake, stable for ever
  std::string_view name;
  Problem problem = Problem::kClassification;
  int points = 500;
  // How many classes it may have: two are labelled -1 and +1, k are labelled 0 ... k - 1.
  int min_classes = 2;
  int max_classes = 2;
  double noise_high = 50;        // the end of its slider, in percent; 0: real data, without noise
  bool fitted = false;           // measurements, to be brought into the domain
  std::string_view source = {};  // of measurements
  // Appends the points. Coordinates are within [-6, 6] where there is no noise (of two Gaussians one
  // in 10^8 is not).
  void (*draw)(const DatasetRow& row, const DatasetChoice& choice, Arc4& random,
               Points* out) = nullptr;
};

std::span<const DatasetRow> Datasets();
// Null where there is none of that id.
const DatasetRow* FindDataset(std::string_view id);

}  // namespace activation
