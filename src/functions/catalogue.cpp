#include "functions/catalogue.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "formula/text.h"
#include "functions/families/families.h"

namespace activation {
namespace {

// Family by family, each in the order of its files.
std::vector<Row> Collect() {
  std::vector<Row> rows;
  for (int family = 0; family <= static_cast<int>(Family::kFlexible); ++family) {
    for (const std::span<const Row> part :
         {BasicRows(), SigmoidalRows(), RectifierRows(), SmoothRectifierRows(), RootRows(),
          GatedRows(), GeluRows(), NestedGateRows(), ShrinkerRows(), WaveRows(), FlexibleRows(),
          PauRows()}) {
      for (const Row& row : part) {
        if (static_cast<int>(row.family) == family) rows.push_back(row);
      }
    }
  }
  return rows;
}

// Small letters and digits only, so that "Leaky ReLU" and "leaky_relu" are the same.
std::string Simplified(std::string_view text) {
  std::string simplified;
  for (const char c : text) {
    const unsigned char letter = static_cast<unsigned char>(c);
    if (std::isalnum(letter)) simplified += static_cast<char>(std::tolower(letter));
  }
  return simplified;
}

std::size_t DistanceTo(const Row& row, const std::string& text) {
  std::size_t best =
      std::min(EditDistance(text, Simplified(row.id)), EditDistance(text, Simplified(row.name)));
  std::string_view rest = row.aliases;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    best = std::min(best, EditDistance(text, Simplified(rest.substr(0, comma))));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return best;
}

}  // namespace

std::span<const Row> Activations() {
  static const std::vector<Row> rows = Collect();
  return rows;
}

const Row* FindActivation(std::string_view id) {
  for (const Row& row : Activations()) {
    if (row.id == id) return &row;
  }
  return nullptr;
}

std::vector<std::string_view> NearestActivations(std::string_view text) {
  constexpr std::size_t kMaxLength = 60;  // longer texts name nothing
  constexpr std::size_t kMaxCount = 3;
  const std::string simplified = Simplified(text);
  if (simplified.empty() || simplified.size() > kMaxLength) return {};
  const std::size_t near = (simplified.size() + 2) / 3;
  std::vector<std::size_t> distances;
  for (const Row& row : Activations()) distances.push_back(DistanceTo(row, simplified));
  std::vector<std::string_view> ids;
  for (std::size_t distance = 0; distance <= near; ++distance) {
    for (std::size_t i = 0; i < distances.size() && ids.size() < kMaxCount; ++i) {
      if (distances[i] == distance) ids.push_back(Activations()[i].id);
    }
  }
  return ids;
}

}  // namespace activation
