// The families of the catalogue; each file defines one, rows and kernels side by side.
#pragma once

#include <span>

#include "functions/row.h"

namespace activation {

std::span<const Row> BasicRows();
std::span<const Row> SigmoidalRows();
std::span<const Row> RectifierRows();
std::span<const Row> SmoothRectifierRows();

}  // namespace activation
