// The remainder of huge angles: x = quadrant * pi/2 + head + tail.
#pragma once

#include <cstdint>

#include "numeric/pair.h"

namespace activation {

// x mod pi/2 to two doubles, for every finite x >= 2^20: the slow way, with as many bits of 2/pi as
// it takes (Payne and Hanek 1983). |head| <= pi/4; only the last two bits of `quadrant` count.
struct HugeAngle {
  double head;
  double tail;
  std::int64_t quadrant;
};
HugeAngle ReduceHugeAngle(double x);

}  // namespace activation
