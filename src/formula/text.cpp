#include "formula/text.h"

namespace activation {

std::string Joined(std::initializer_list<std::string_view> parts) {
  std::string joined;
  for (const std::string_view part : parts) joined.append(part.data(), part.size());
  return joined;
}

}  // namespace activation
