// Reads a decimal number, correctly rounded: the same double everywhere, whatever the locale and
// the C library. No other spelling of numbers is known here.
#pragma once

#include <string_view>

namespace activation {

// `text` is digits with at most one point, at least one digit, then optionally e or E, a sign and
// digits. Rounds to nearest, ties to even; infinity where it is too large.
double ParseDecimal(std::string_view text);

}  // namespace activation
