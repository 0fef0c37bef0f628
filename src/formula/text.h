// Texts put together.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace activation {

// One after the other. A chain of + is the same, and several times as much WebAssembly.
std::string Joined(std::initializer_list<std::string_view> parts);

}  // namespace activation
