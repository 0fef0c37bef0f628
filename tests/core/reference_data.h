// The reference data of tests/reference/activations.txt: values that no code of this project made.
#pragma once

#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "data.h"

namespace activation {

// A number of 20 digits, wider than a double and rounded to one, with its relative condition
// number.
struct Exact {
  long double value = 0;
  double rounded = 0;
  double condition = 0;
};

struct ReferencePoint {
  double x = 0;
  Exact values[3];  // f, f', f''
  std::vector<Exact> gradients;
};

struct ReferenceSetting {
  std::string id;
  bool is_default = false;
  std::vector<std::pair<std::string, double>> parameters;
  std::vector<std::string> gradients;
  std::vector<ReferencePoint> points;
};

struct ReferenceLimits {
  double f_left = 0, f_right = 0, df_left = 0, df_right = 0;
};

struct Reference {
  std::vector<ReferenceSetting> settings;
  std::map<std::string, ReferenceLimits> limits;
};

inline Exact ParseExact(const std::string& text) {
  return {std::strtold(text.c_str(), nullptr), std::strtod(text.c_str(), nullptr), 0};
}

inline double ParseDouble(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

inline std::vector<std::string> Words(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

inline ReferencePoint ParsePoint(const std::vector<std::string>& words) {
  ReferencePoint point;
  point.x = ParseDouble(words[0]);
  for (std::size_t i = 0; i < 3; ++i) {
    point.values[i] = ParseExact(words[1 + i]);
    point.values[i].condition = ParseDouble(words[4 + i]);
  }
  for (std::size_t i = 7; i + 1 < words.size(); i += 2) {
    point.gradients.push_back(ParseExact(words[i]));
    point.gradients.back().condition = ParseDouble(words[i + 1]);
  }
  return point;
}

inline Reference ReadReference() {
  Reference reference;
  std::istringstream lines(ReadData("reference/activations.txt"));
  for (std::string line; std::getline(lines, line);) {
    const std::vector<std::string> words = Words(line);
    if (words[0] == "setting") {
      ReferenceSetting setting;
      setting.id = words[1];
      setting.is_default = words[2] == "default";
      for (std::size_t i = 3; i < words.size(); ++i) {
        const std::size_t equals = words[i].find('=');
        setting.parameters.emplace_back(words[i].substr(0, equals),
                                        ParseDouble(words[i].substr(equals + 1)));
      }
      reference.settings.push_back(setting);
    } else if (words[0] == "gradients") {
      reference.settings.back().gradients.assign(words.begin() + 1, words.end());
    } else if (words[0] == "special") {
      reference.limits[words[1]] = {ParseDouble(words[2]), ParseDouble(words[3]),
                                    ParseDouble(words[4]), ParseDouble(words[5])};
    } else {
      reference.settings.back().points.push_back(ParsePoint(words));
    }
  }
  return reference;
}

inline const Reference& TheReference() {
  static const Reference reference = ReadReference();
  return reference;
}

// The distance of doubles near a value; that of subnormal numbers below them.
inline double Ulp(double value) {
  const int exponent = value == 0 ? -1022 : std::max(std::ilogb(value), -1022);
  return std::ldexp(1.0, exponent - 52);
}

// |computed - exact| in ULP of the exact value; infinite for a NaN and for an infinity out of
// place.
inline double UlpError(double computed, const Exact& exact) {
  if (std::isinf(exact.rounded)) {
    return computed == exact.rounded ? 0 : std::numeric_limits<double>::infinity();
  }
  const long double error = std::fabs(static_cast<long double>(computed) - exact.value);
  const double ulps = static_cast<double>(error / Ulp(exact.rounded));
  return std::isnan(ulps) ? std::numeric_limits<double>::infinity() : ulps;
}

// Whether the error is at most `allowed` ULP times 1 + the condition number. That is infinite where
// the exact value is 0 and its slope is not: there 1e-15 is allowed.
inline bool Within(double computed, const Exact& exact, double allowed) {
  constexpr double kSlack = 2 * 0x1p-1074;
  if (std::isinf(exact.condition)) {
    return std::fabs(static_cast<long double>(computed) - exact.value) <= 1e-15L;
  }
  return UlpError(computed, exact) <=
         allowed * (1 + exact.condition) + kSlack / Ulp(exact.rounded);
}

}  // namespace activation
