// All activations, and how to find one by what somebody typed.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "functions/row.h"

namespace activation {

// Family by family; the order never depends on anything.
std::span<const Row> Activations();

// Null where there is none.
const Row* FindActivation(std::string_view id);

// The ids nearest to a text by edit distance to id, name or an alias, best first; empty if none is
// near.
std::vector<std::string_view> NearestActivations(std::string_view text);

}  // namespace activation
