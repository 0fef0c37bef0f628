// Labelled points of the plane, and what is done with them before a network sees them.
#pragma once

#include <cstddef>
#include <vector>

#include "numeric/rng.h"

namespace activation {

// Parallel arrays. A label is a class (-1 and +1 of two, 0 ... k - 1 of more) or a value.
struct Points {
  std::vector<double> x, y, label;

  std::size_t size() const { return x.size(); }
  void Add(double at_x, double at_y, double its_label) {
    x.push_back(at_x);
    y.push_back(at_y);
    label.push_back(its_label);
  }
};

struct Split {
  Points train;
  Points test;
};

// domain = scale * given + offset
struct Transform {
  double x_scale = 1, x_offset = 0;
  double y_scale = 1, y_offset = 0;
};

// Fisher and Yates's order, as TensorFlow Playground draws it.
void ShufflePoints(Points* points, Arc4& random);
// The first floor(n * train_share / 100) points, and the rest; train_share in percent.
Split SplitPoints(const Points& points, double train_share);
// What brings the points' coordinates to [-5, 5], each by itself; equal ones to 0.
Transform FitToDomain(const Points& points);
void Apply(const Transform& transform, Points* points);

}  // namespace activation
