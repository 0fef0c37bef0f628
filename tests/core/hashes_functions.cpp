// The bits of every row's f, f', f'' and parameter gradients, for several settings of its
// parameters.

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "hashes.h"
#include "numeric/hash.h"
#include "numeric/pair.h"
#include "settings.h"

namespace activation {
namespace {

constexpr int kPatterns = 10000;
constexpr int kEvenly = 10000;

// Any bit pattern, infinities and NaN included, and numbers in [-30, 30].
std::vector<double> Sweep() {
  Pcg32 random("hashes", "functions");
  std::vector<double> z;
  for (int i = 0; i < kPatterns; ++i) {
    const std::uint64_t high = random.Next();
    z.push_back(FromBits<double>(static_cast<std::int64_t>(high << 32 | random.Next())));
  }
  for (int i = 0; i < kEvenly; ++i) z.push_back(60 * random.Uniform() - 30);
  return z;
}

bool SameBits(double a, double b) {
  return ToBits(a) == ToBits(b) || (std::isnan(a) && std::isnan(b));
}

// f, f', f'' and the gradients at z, one after the other.
std::vector<double> Everything(const Function& function, std::span<const double> z) {
  const std::size_t n = z.size();
  std::vector<double> values(n * (3 + function.parameters().size()));
  function.Evaluate(z, &values[0], &values[n], &values[2 * n]);
  if (!function.parameters().empty()) function.Gradients(z, &values[3 * n]);
  return values;
}

// One z alone stands in both lanes. That lanes of plain doubles have the same bits is proved by a
// build with PLAYGROUND_ONE_LANE, which prints the same hashes.
void RequireSameLanes(const Function& function, std::span<const double> z,
                      const std::vector<double>& values) {
  for (std::size_t i = 0; i < z.size(); i += 97) {
    const std::vector<double> alone = Everything(function, z.subspan(i, 1));
    for (std::size_t k = 0; k < alone.size(); ++k) {
      const double lane = values[k * z.size() + i];
      if (SameBits(alone[k], lane)) continue;
      std::printf("%s at %a: %a alone, %a in a lane\n", Describe(function).c_str(), z[i], alone[k],
                  lane);
      std::exit(1);
    }
  }
}

}  // namespace

void PrintFunctionHashes() {
  const std::vector<double> z = Sweep();
  for (const Row& row : Activations()) {
    for (const Function& function : Settings(row)) {
      const std::vector<double> values = Everything(function, z);
      RequireSameLanes(function, z, values);
      Hash hash;
      for (const double value : values) hash.Add(value);
      std::printf("%s %016llx\n", Describe(function).c_str(),
                  static_cast<unsigned long long>(hash.value()));
    }
  }
}

}  // namespace activation
