// What each dataset's labels are where there is no noise, from its definition alone: the label that
// a point of the plane should have. Where noise has moved a point, that of the nearest class.
#pragma once

#include <cmath>
#include <map>
#include <string_view>

namespace activation {

using CleanLabel = double (*)(double x, double y, int classes);

inline constexpr double kHalfTurn = 3.14159265358979323846;

inline double Signed(bool positive) { return positive ? 1 : -1; }
inline double ClassLabel(int k, int classes) { return classes == 2 ? 2 * k - 1 : k; }

// Which of `classes` arms: each starts at a further share of a turn and makes `turns` until radius
// 5. Angles are from the y axis to the x axis.
inline int Arm(double x, double y, double turns, int classes) {
  const double turned = std::atan2(x, y) / (2 * kHalfTurn) - turns * std::hypot(x, y) / 5;
  const int k = static_cast<int>(std::lround((turned - std::floor(turned)) * classes));
  return k % classes;
}

inline double HillLabel(double x, double y) {
  // The hills are 4 apart and reach 2 around: at most one is above a point.
  double label = 0;
  for (int column = -1; column <= 1; ++column) {
    for (int row = -1; row <= 1; row += 2) {
      const double sign = (column == 0) == (row == 1) ? -1 : 1;
      label += sign * std::fmax(0, 1 - std::hypot(x - 4 * column, y - 2.5 * row) / 2);
    }
  }
  return label;
}

inline double MoonLabel(double x, double y) {
  // The distance from a half circle of radius 3 around (-1.5, -0.75), the upper one.
  const auto distance = [](double dx, double dy) {
    if (dy >= 0) return std::fabs(std::hypot(dx, dy) - 3);
    return std::hypot(std::fabs(dx) - 3, dy);
  };
  return Signed(distance(x + 1.5, y + 0.75) > distance(1.5 - x, 0.75 - y));
}

inline double RingLabel(double x, double y, int classes) {
  // Rings and gaps of equal width; a gap's inner half is nearer to the inner ring.
  const double width = 5.0 / (2 * classes - 1);
  const int k = static_cast<int>((std::hypot(x, y) / width + 0.5) / 2);
  return ClassLabel(k < classes ? k : classes - 1, classes);
}

inline double BlobLabel(double x, double y, int classes) {
  const double turned = std::atan2(y, x) / (2 * kHalfTurn) * classes;
  return ClassLabel((static_cast<int>(std::lround(turned)) + classes) % classes, classes);
}

inline const std::map<std::string_view, CleanLabel>& CleanLabels() {
  static const std::map<std::string_view, CleanLabel> labels = {
      {"circle", [](double x, double y, int) { return Signed(std::hypot(x, y) < 2.5); }},
      {"xor", [](double x, double y, int) { return Signed(x * y >= 0); }},
      {"gauss", [](double x, double y, int) { return Signed(x + y > 0); }},
      {"spiral", [](double x, double y, int) { return Signed(Arm(x, y, 1.75, 2) == 0); }},
      {"reg_plane", [](double x, double y, int) { return (x + y) / 10; }},
      {"reg_gauss", [](double x, double y, int) { return HillLabel(x, y); }},
      {"moons", [](double x, double y, int) { return MoonLabel(x, y); }},
      {"rings", RingLabel},
      {"checkerboard",
       [](double x, double y, int) {
         return Signed(std::fmod(std::floor(x / 2.5) + std::floor(y / 2.5), 2) != 0);
       }},
      {"blobs", BlobLabel},
      {"spirals",
       [](double x, double y, int classes) { return ClassLabel(Arm(x, y, 1, classes), classes); }},
      {"above_sine", [](double x, double y, int) { return Signed(y > 2 * std::sin(x)); }},
      {"above_cubic",
       [](double x, double y, int) { return Signed(y > x * (x + 3) * (x - 3) / 8); }},
      {"above_abs", [](double x, double y, int) { return Signed(y > std::fabs(x) - 2.5); }},
      {"step", [](double x, double, int) { return Signed(x >= 0); }},
      {"sine", [](double x, double, int) { return std::sin(x); }},
      {"noisy_line", [](double x, double, int) { return x / 6; }},
  };
  return labels;
}

}  // namespace activation
