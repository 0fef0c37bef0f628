// Configurations from settings that are written as in the product, and what is wrong with them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "trainer/config.h"

namespace activation {

inline Setting Given(std::string path, double number) {
  return {.path = std::move(path), .number = number};
}
inline Setting Given(std::string path, std::string_view text) {
  return {.path = std::move(path), .is_text = true, .text = std::string(text)};
}

// Of two classes in turn, along a line.
inline Points SomePoints(std::size_t n) {
  Points points;
  for (std::size_t i = 0; i < n; ++i) {
    points.Add(static_cast<double>(i), -1, i % 2 == 0 ? 1 : -1);
  }
  return points;
}

// Fails where the settings are refused.
inline Config Accepted(const std::vector<Setting>& settings, const Points* points = nullptr) {
  Config config;
  const auto error = ReadConfig(settings, points, &config);
  EXPECT_FALSE(error) << error->field << ": " << error->message;
  return config;
}

// What is wrong; fails, and gives an empty error, where nothing is. The configuration must stay as
// it was.
inline Error Refused(const std::vector<Setting>& settings, const Points* points = nullptr) {
  Config config{.seed = "untouched"};
  const auto error = ReadConfig(settings, points, &config);
  EXPECT_TRUE(error) << (settings.empty() ? "nothing" : settings.back().path);
  EXPECT_EQ(config.seed, "untouched");
  return error.value_or(Error{});
}

inline void ExpectRefused(const std::vector<Setting>& settings, std::string_view code,
                          std::string_view field, std::string_view value, std::string_view message,
                          const Points* points = nullptr) {
  const Error error = Refused(settings, points);
  EXPECT_EQ(error.code, code) << error.message;
  EXPECT_EQ(error.field, field) << error.message;
  EXPECT_EQ(error.value, value) << error.message;
  EXPECT_EQ(error.message, message);
}

}  // namespace activation
