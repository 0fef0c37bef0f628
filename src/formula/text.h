// Texts put together, and texts compared.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace activation {

// One after the other. A chain of + is the same, and several times as much WebAssembly.
std::string Joined(std::initializer_list<std::string_view> parts);

// How many letters must be inserted, deleted or replaced to make one of the other; case is free.
std::size_t EditDistance(std::string_view a, std::string_view b);

}  // namespace activation
