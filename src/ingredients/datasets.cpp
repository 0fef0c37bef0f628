// Rows, and the datasets of our own. TensorFlow Playground's six are in playground_datasets.cpp.
#include "ingredients/datasets.h"

#include <cassert>
#include <cmath>

#include "ingredients/find.h"
#include "ingredients/iris.h"
#include "ingredients/playground_datasets.h"
#include "numeric/elementary.h"

namespace activation {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kReach = 5;

double Between(Arc4& random, double low, double high) {
  return low + (high - low) * random.Uniform();
}

// The label of class k: -1 and +1 of two, else k itself.
double LabelOf(int k, int classes) { return classes == 2 ? 2 * k - 1 : k; }

double Noise(const DatasetChoice& choice) { return choice.noise / 100; }

struct Place {
  double x;
  double y;
};

// Points in turn from each class, so that their numbers differ by one at most.
template <class Draw>
void InTurn(const DatasetRow& row, const DatasetChoice& choice, Points* out, Draw draw) {
  assert(row.min_classes <= choice.classes && choice.classes <= row.max_classes);
  for (int i = 0; i < row.points; ++i) {
    const int k = i % choice.classes;
    const Place at = draw(k);
    out->Add(at.x, at.y, LabelOf(k, choice.classes));
  }
}

// Noise moves a point in each direction, by up to 2 at 100 %.
Place Moved(Place at, const DatasetChoice& choice, Arc4& random) {
  const double reach = 2 * Noise(choice);
  const double dx = Between(random, -reach, reach);
  const double dy = Between(random, -reach, reach);
  return {at.x + dx, at.y + dy};
}

// Two half circles, each with one end inside the other.
void Moons(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out) {
  InTurn(row, choice, out, [&](int k) {
    const double angle = Between(random, 0, kPi);
    const double x = 3 * Cos(angle), y = 3 * Sin(angle);
    return Moved(k == 0 ? Place{x - 1.5, y - 0.75} : Place{1.5 - x, 0.75 - y}, choice, random);
  });
}

// Concentric rings with gaps as wide as they are.
void Rings(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out) {
  InTurn(row, choice, out, [&](int k) {
    const double width = kReach / (2 * choice.classes - 1);
    const double radius = Between(random, 2 * k * width, (2 * k + 1) * width);
    const double angle = Between(random, 0, 2 * kPi);
    return Moved({radius * Cos(angle), radius * Sin(angle)}, choice, random);
  });
}

// Squares of side 2.5, four by four; noise moves the points.
void Checkerboard(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out) {
  constexpr double kSide = 2.5;
  for (int i = 0; i < row.points; ++i) {
    const double x = Between(random, -kReach, kReach), y = Between(random, -kReach, kReach);
    const int square = static_cast<int>(std::floor(x / kSide) + std::floor(y / kSide));
    const Place at = Moved({x, y}, choice, random);
    out->Add(at.x, at.y, LabelOf(square & 1, 2));
  }
}

// Normal clouds, evenly on a circle; noise makes them wider.
void Blobs(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out) {
  InTurn(row, choice, out, [&](int k) {
    const double angle = 2 * kPi * k / choice.classes;
    const double deviation = 0.5 + 2 * Noise(choice);
    // Box and Muller (1958), cut at three deviations: e^(-9/2) of a cloud is beyond. So clean
    // clouds stay apart and in the domain.
    constexpr double kWithin = 1 - 0.011108996538242306;
    const double distance = std::sqrt(-2 * Log(1 - kWithin * random.Uniform())) * deviation;
    const double towards = Between(random, 0, 2 * kPi);
    return Place{3.5 * Cos(angle) + distance * Cos(towards),
                 3.5 * Sin(angle) + distance * Sin(towards)};
  });
}

// Arms from the middle outwards, one turn each.
void Spirals(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out) {
  InTurn(row, choice, out, [&](int k) {
    const double along = Between(random, 0.05, 1);
    const double angle = 2 * kPi * (along + static_cast<double>(k) / choice.classes);
    return Moved({kReach * along * Sin(angle), kReach * along * Cos(angle)}, choice, random);
  });
}

// Above the curve is +1. Noise moves the point that is labelled, not the one that is shown.
template <double (*curve)(double)>
void Above(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out) {
  for (int i = 0; i < row.points; ++i) {
    const Place at{Between(random, -kReach, kReach), Between(random, -kReach, kReach)};
    const Place judged = Moved(at, choice, random);
    out->Add(at.x, at.y, judged.y > curve(judged.x) ? 1 : -1);
  }
}

double Sine(double x) { return 2 * Sin(x); }
double Cubic(double x) { return x * (x * x - 9) / 8; }
double AbsoluteValue(double x) { return std::fabs(x) - 2.5; }

void Iris(const DatasetRow&, const DatasetChoice& choice, Arc4&, Points* out) {
  for (int flower = 0; flower < kIrisFlowers; ++flower) {
    const auto measured = [&](std::size_t axis) {
      const int which = choice.measurements[axis];
      assert(which >= 0 && which < kIrisMeasurements);
      return kIris[flower][which] / 10.0;
    };
    const int species = flower / 50;
    out->Add(measured(0), measured(1), species);
  }
}

// Regressions in x alone: y is 0. Noise adds to the value.
template <double (*value)(double)>
void OfX(const DatasetRow& row, const DatasetChoice& choice, Arc4& random, Points* out) {
  for (int i = 0; i < row.points; ++i) {
    const double x = Between(random, -6, 6);
    out->Add(x, 0, value(x) + Noise(choice) * Between(random, -1, 1));
  }
}

double StepAt0(double x) { return x >= 0 ? 1 : -1; }
double SineOfX(double x) { return Sin(x); }
double Line(double x) { return x / 6; }

}  // namespace

std::span<const DatasetRow> Datasets() {
  constexpr Problem kRegression = Problem::kRegression;
  static constexpr DatasetRow rows[] = {
      {.id = "circle", .name = "Circle", .draw = DrawCircle},
      {.id = "xor", .name = "Exclusive or", .draw = DrawXor},
      {.id = "gauss", .name = "Two Gaussians", .draw = DrawGauss},
      {.id = "spiral", .name = "Spiral", .draw = DrawSpiral},
      {.id = "reg_plane",
       .name = "Plane",
       .problem = kRegression,
       .points = 1200,
       .min_classes = 0,
       .max_classes = 0,
       .draw = DrawPlane},
      {.id = "reg_gauss",
       .name = "Six hills",
       .problem = kRegression,
       .points = 1200,
       .min_classes = 0,
       .max_classes = 0,
       .draw = DrawHills},
      {.id = "moons", .name = "Moons", .draw = Moons},
      {.id = "rings", .name = "Rings", .max_classes = 4, .draw = Rings},
      {.id = "checkerboard", .name = "Checkerboard", .draw = Checkerboard},
      {.id = "blobs", .name = "Blobs", .max_classes = 6, .draw = Blobs},
      {.id = "spirals", .name = "Spirals", .max_classes = 5, .draw = Spirals},
      {.id = "above_sine", .name = "Above a sine", .draw = Above<Sine>},
      {.id = "above_cubic", .name = "Above a cubic", .draw = Above<Cubic>},
      {.id = "above_abs", .name = "Above |x|", .draw = Above<AbsoluteValue>},
      {.id = "iris",
       .name = "Iris",
       .points = kIrisFlowers,
       .min_classes = 3,
       .max_classes = 3,
       .noise_high = 0,
       .fitted = true,
       .source = "R. A. Fisher, The use of multiple measurements in taxonomic problems, 1936",
       .draw = Iris},
      {.id = "step",
       .name = "Step",
       .problem = kRegression,
       .min_classes = 0,
       .max_classes = 0,
       .draw = OfX<StepAt0>},
      {.id = "sine",
       .name = "Sine",
       .problem = kRegression,
       .min_classes = 0,
       .max_classes = 0,
       .draw = OfX<SineOfX>},
      {.id = "noisy_line",
       .name = "Line",
       .problem = kRegression,
       .min_classes = 0,
       .max_classes = 0,
       .draw = OfX<Line>},
  };
  return rows;
}

const DatasetRow* FindDataset(std::string_view id) { return FindRow(Datasets(), id); }

}  // namespace activation
