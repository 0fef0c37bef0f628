// The catalogue's parts; each file defines one, rows and kernels side by side.
#pragma once

#include <span>

#include "functions/row.h"

namespace activation {

std::span<const Row> BasicRows();
std::span<const Row> SigmoidalRows();
std::span<const Row> RectifierRows();
std::span<const Row> SmoothRectifierRows();
std::span<const Row> RootRows();
std::span<const Row> GatedRows();
std::span<const Row> GeluRows();
std::span<const Row> NestedGateRows();
std::span<const Row> ShrinkerRows();
std::span<const Row> WaveRows();
std::span<const Row> FlexibleRows();
std::span<const Row> PauRows();

}  // namespace activation
