// The fields of a configuration, a row for each: what it accepts, what holds where it is left out.
//
// Here every setting is looked at by itself; how they fit together is config.cpp's.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "functions/facts.h"
#include "functions/function.h"
#include "trainer/config.h"

namespace activation {

// kNamed: the fields of what another setting chose, known only there.
enum class Kind { kNumber, kWhole, kTruth, kText, kChoice, kNamed };

struct Range {
  double low = -kInfinity;
  double high = kInfinity;
  bool low_open = false;
  bool high_open = false;
};

struct Field {
  // "data.noise", "layers[#].units" of each item of a list, "optimizer.*" for whatever name
  // follows.
  std::string_view path = {};
  Kind kind = Kind::kNumber;
  Range range = {};            // of a number, or of a text's length in bytes
  std::string_view word = {};  // what a number may be instead, read as NaN
  std::vector<std::string_view> (*choices)() = nullptr;
  double initial = 0;       // where it is left out; of a choice its index
  bool changeable = false;  // during a run
};

std::span<const Field> Fields();

// What is wrong with one setting as a value of `field`, such as "must be above 0".
std::optional<Error> CheckValue(const Setting& setting, const Field& field);
// The same for the field that its path names.
std::optional<Error> CheckSetting(const Setting& setting);
// Of a path that CheckSetting has found good.
const Field& FieldOf(std::string_view path);

// The number that stands for a value of `field` that is no text: truths 0 and 1, of a choice its
// index.
double NumberOf(const Setting& setting, const Field& field);

// Settings that were found good one by one, by path; of equal paths the last one holds.
class Settings {
 public:
  explicit Settings(std::span<const Setting> all) : all_(all) {}

  std::span<const Setting> all() const { return all_; }
  // Null where it is left out.
  const Setting* Find(std::string_view path) const;
  bool Has(std::string_view path) const { return Find(path) != nullptr; }
  double Number(std::string_view path) const;
  bool Truth(std::string_view path) const { return Number(path) != 0; }
  std::size_t Index(std::string_view path) const { return static_cast<std::size_t>(Number(path)); }
  // How many items a list has: as many as said, and as any item's path asks for.
  int Count(std::string_view list) const;

  // An error of a field, with the value that it was given.
  Error Refuse(std::string_view code, std::string_view path, std::string message) const;

 private:
  std::span<const Setting> all_;
};

// "a", "a or b", "a, b or c".
std::string Listed(std::span<const std::string_view> items, std::string_view last_joint);
// 'text'
std::string Quoted(std::string_view text);
// "layers[2]."
std::string LayerPath(std::size_t layer);

}  // namespace activation
