// Reads and writes decimal numbers, correctly rounded: the same double and the same text
// everywhere, whatever the locale and the C library.
#pragma once

#include <string>
#include <string_view>

namespace activation {

// `text` is digits with at most one point, at least one digit, then optionally e or E, a sign and
// digits. Rounds to nearest, ties to even; infinity where it is too large.
double ParseDecimal(std::string_view text);

// The shortest text that reads as this double: 0.1, -3, 1e-9, infinity, NaN.
std::string FormatDecimal(double value);

}  // namespace activation
