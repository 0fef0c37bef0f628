// The machine's own speed at multiplying and adding, two lanes at a time and apart, in the WebAssembly that the core is
// compiled to: running sums in registers and nothing else.
#include "numeric/pair.h"

namespace {

using activation::Pair;

template <int kSums>
double Run(int rounds, double factor) {
  Pair sums[kSums];
  for (int i = 0; i < kSums; ++i) sums[i] = Pair{0.1 * i, 0.2 * i};
  const Pair by{factor, factor}, plus{1 - factor, 1 - factor};
  for (int round = 0; round < rounds; ++round) {
    for (int i = 0; i < kSums; ++i) sums[i] = sums[i] * by + plus;
  }
  Pair all = sums[0];
  for (int i = 1; i < kSums; ++i) all += sums[i];
  return all[0] + all[1];
}

}  // namespace

extern "C" {
double sums8(int rounds, double factor) { return Run<8>(rounds, factor); }
double sums12(int rounds, double factor) { return Run<12>(rounds, factor); }
double sums16(int rounds, double factor) { return Run<16>(rounds, factor); }
}
