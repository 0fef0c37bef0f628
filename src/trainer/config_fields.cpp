#include "trainer/config_fields.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "formula/decimal.h"
#include "formula/text.h"

namespace activation {
namespace {

using Names = std::vector<std::string_view>;
using enum Kind;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

// A path with its first index apart: "layers[12].units" is "layers[#].units" and 12.
struct Place {
  std::string pattern;
  int index = -1;
};

Place Parse(std::string_view path) {
  const std::size_t open = path.find('[');
  const std::size_t close = path.find(']', std::min(open, path.size()));
  Place place{.pattern = std::string(path)};
  if (close == path.npos) return place;
  const std::string_view digits = path.substr(open + 1, close - open - 1);
  const bool canonical = !digits.empty() && digits.size() <= 9 &&
                         digits.find_first_not_of("0123456789") == digits.npos &&
                         (digits[0] != '0' || digits.size() == 1);
  if (!canonical) return place;
  place.index = 0;
  for (const char digit : digits) place.index = 10 * place.index + (digit - '0');
  place.pattern.replace(open + 1, digits.size(), "#");
  return place;
}

bool Matches(const Field& field, std::string_view pattern) {
  std::string_view path = field.path;
  if (!path.ends_with('*')) return path == pattern;
  path.remove_suffix(1);
  return pattern.size() > path.size() && pattern.starts_with(path);
}

const Field* FindField(std::string_view pattern) {
  for (const Field& field : Fields()) {
    if (Matches(field, pattern)) return &field;
  }
  return nullptr;
}

// How far a name may be from what was meant.
std::size_t Near(std::string_view text) {
  constexpr std::size_t kMaxLength = 60;  // longer texts name nothing
  return text.size() > kMaxLength ? 0 : (text.size() + 2) / 3;
}

std::string ValueOf(const Setting& setting) {
  return setting.is_text ? setting.text : FormatDecimal(setting.number);
}

// "a number from 0 to 1", "a whole number of at least 1", "a number above 0 and at most 100".
std::string AcceptedNumber(const Field& field) {
  constexpr double kNoLimit = std::numeric_limits<double>::max();
  const Range& range = field.range;
  const std::string low = FormatDecimal(range.low), high = FormatDecimal(range.high);
  const bool has_low = range.low > -kNoLimit, has_high = range.high < kNoLimit;
  std::string text = field.kind == kWhole ? "a whole number" : "a number";
  if (!has_low && !has_high) return "a finite number";
  if (range.low == range.high) return text + ": " + low;
  if (has_low && has_high && !range.low_open && !range.high_open) {
    return text + " from " + low + " to " + high;
  }
  if (has_low) text += (range.low_open ? " above " : " of at least ") + low;
  if (has_low && has_high) text += " and";
  if (has_high) text += (range.high_open ? " below " : " at most ") + high;
  return text;
}

std::string Accepted(const Field& field) {
  switch (field.kind) {
    case kTruth:
      return "true or false";
    case kChoice:
      return Listed(field.choices(), " or ");
    case kText:
      if (field.range.high < kInfinity) {
        return "a text of 1 to " + FormatDecimal(field.range.high) + " bytes";
      }
      return field.range.low > 0 ? "a text that is not empty" : "a text";
    default:
      return AcceptedNumber(field) +
             (field.word.empty() ? std::string() : " or " + Quoted(field.word));
  }
}

Error Unacceptable(const Setting& setting, const Field& field, std::string_view code) {
  Error error{.code = std::string(code), .field = setting.path, .value = ValueOf(setting)};
  error.message = Quoted(setting.path) + " must be " + Accepted(field);
  if (field.kind == kChoice && setting.is_text) {
    std::size_t best = Near(setting.text) + 1;
    for (const std::string_view choice : field.choices()) {
      if (best == 1) break;
      const std::size_t distance = EditDistance(setting.text, choice);
      if (distance >= best) continue;
      best = distance;
      error.suggestions = {choice};
    }
  }
  if (!error.suggestions.empty()) {
    error.message += "; did you mean " + Quoted(error.suggestions[0]) + "?";
  } else {
    error.message += ".";
  }
  return error;
}

// What a row's path would be for this one: its index, and the name that stands for "*".
std::string Filled(const Field& field, const Place& place) {
  std::string path(field.path);
  if (path.ends_with('*')) {
    path.replace(path.size() - 1, 1, place.pattern.substr(place.pattern.rfind('.') + 1));
  }
  if (const std::size_t hash = path.find('#'); hash != path.npos) {
    path.replace(hash, 1, std::to_string(std::max(place.index, 0)));
  }
  return path;
}

std::string_view FirstPart(std::string_view path) {
  return path.substr(0, std::min(path.find_first_of(".["), path.size()));
}

Error UnknownField(const Setting& setting, const Place& place) {
  Names parts, siblings;  // what paths may begin with; the fields that begin like this one
  std::string nearest;
  std::size_t best = Near(setting.path) + 1;
  for (const Field& field : Fields()) {
    const std::string_view part = FirstPart(field.path);
    if (parts.empty() || parts.back() != part) parts.push_back(part);
    if (part == FirstPart(setting.path)) siblings.push_back(field.path);
    const std::string path = Filled(field, place);
    // At least as many letters differ as one has more.
    if (std::max(path.size(), setting.path.size()) - std::min(path.size(), setting.path.size()) >=
        best)
      continue;
    const std::size_t distance = EditDistance(setting.path, path);
    if (distance >= best) continue;
    best = distance;
    nearest = path;
  }
  return {.code = "unknown_field",
          .field = setting.path,
          .value = ValueOf(setting),
          .message = "There is no field " + Quoted(setting.path) +
                     (nearest.empty()
                          ? "; accepted: " + Listed(siblings.empty() ? parts : siblings, ", ") + "."
                          : "; did you mean " + Quoted(nearest) + "?")};
}

}  // namespace

std::optional<Error> CheckValue(const Setting& setting, const Field& field) {
  if (field.kind == kText || field.kind == kChoice) {
    if (!setting.is_text) return Unacceptable(setting, field, "wrong_type");
    if (field.kind == kChoice) {
      if (std::isnan(NumberOf(setting, field))) return Unacceptable(setting, field, "unknown_id");
      return std::nullopt;
    }
    const double length = static_cast<double>(setting.text.size());
    if (length >= field.range.low && length <= field.range.high) return std::nullopt;
    return Unacceptable(setting, field, "out_of_range");
  }
  if (field.kind == kTruth) {
    if (std::isnan(NumberOf(setting, field))) return Unacceptable(setting, field, "wrong_type");
    return std::nullopt;
  }
  if (setting.is_text) {
    if (!field.word.empty() && setting.text == field.word) return std::nullopt;
    return Unacceptable(setting, field, "wrong_type");
  }
  const double number = setting.number;
  if (!std::isfinite(number)) return Unacceptable(setting, field, "not_finite");
  const Range& range = field.range;
  const bool low = range.low_open ? number <= range.low : number < range.low;
  const bool high = range.high_open ? number >= range.high : number > range.high;
  const bool broken = field.kind == kWhole && number != std::floor(number);
  if (low || high || broken) return Unacceptable(setting, field, "out_of_range");
  return std::nullopt;
}

std::optional<Error> CheckSetting(const Setting& setting) {
  const Place place = Parse(setting.path);
  const Field* field = FindField(place.pattern);
  if (field == nullptr) return UnknownField(setting, place);
  if (place.index >= 0) {
    // An item asks for a list of its length.
    const std::string list = setting.path.substr(0, setting.path.find('[')) + ".length";
    const Field& length = *FindField(list);
    if (place.index >= length.range.high) {
      return CheckValue({.path = list, .number = place.index + 1.0}, length);
    }
  }
  return field->kind == kNamed ? std::nullopt : CheckValue(setting, *field);
}

const Field& FieldOf(std::string_view path) {
  const Field* field = FindField(Parse(path).pattern);
  assert(field != nullptr);
  return *field;
}

double NumberOf(const Setting& setting, const Field& field) {
  if (!setting.is_text) {
    const bool truth = setting.number == 0 || setting.number == 1;
    return field.kind == kTruth && !truth ? kNone : setting.number;
  }
  const Names names = field.kind == kTruth    ? Names{"false", "true"}
                      : field.kind == kChoice ? field.choices()
                                              : Names{};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == setting.text) return static_cast<double>(i);
  }
  return kNone;
}

const Setting* Settings::Find(std::string_view path) const {
  const Setting* found = nullptr;
  for (const Setting& setting : all_) {
    if (setting.path == path) found = &setting;
  }
  return found;
}

double Settings::Number(std::string_view path) const {
  const Field& field = FieldOf(path);
  const Setting* setting = Find(path);
  return setting == nullptr ? field.initial : NumberOf(*setting, field);
}

int Settings::Count(std::string_view list) const {
  const std::string prefix = std::string(list) + "[";
  int count = static_cast<int>(Number(std::string(list) + ".length"));
  for (const Setting& setting : all_) {
    if (setting.path.starts_with(prefix)) count = std::max(count, Parse(setting.path).index + 1);
  }
  return count;
}

Error Settings::Refuse(std::string_view code, std::string_view path, std::string message) const {
  const Setting* setting = Find(path);
  return {.code = std::string(code),
          .field = std::string(path),
          .value = setting == nullptr ? std::string() : ValueOf(*setting),
          .message = std::move(message)};
}

std::string Listed(std::span<const std::string_view> items, std::string_view last_joint) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? last_joint : ", ";
    text += items[i];
  }
  return text;
}

std::string Quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::string LayerPath(std::size_t layer) { return "layers[" + std::to_string(layer) + "]."; }

}  // namespace activation
