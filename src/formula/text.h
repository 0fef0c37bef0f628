// How near two texts are, for advice about names that there are not.
#pragma once

#include <cstddef>
#include <string_view>

namespace activation {

// How many letters must be inserted, deleted or replaced to make one of the other; case is free.
std::size_t EditDistance(std::string_view a, std::string_view b);

}  // namespace activation
