// The bits of every elementary function on the inputs of the sweep, and of the random numbers.

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "elementary_functions.h"
#include "hashes.h"
#include "numeric/hash.h"
#include "numeric/rng.h"

namespace activation {
namespace {

constexpr int kPatterns = 100000;
constexpr int kEvenly = 100000;

void Print(const std::string& name, const Hash& hash) {
  std::printf("%s %016llx\n", name.c_str(), static_cast<unsigned long long>(hash.value()));
}

void RequireSameBits(std::string_view name, const Point& point, double one, double lane) {
  if (ToBits(one) == ToBits(lane) || (std::isnan(one) && std::isnan(lane))) return;
  std::printf("%s(%a, %a): %a alone, %a in a lane\n", std::string(name).c_str(), point.x, point.y,
              one, lane);
  std::exit(1);
}

void PrintFunction(const ElementaryFunction& function) {
  Hash hash;
  std::vector<Point> points = SweepPoints(function, "hashes", kPatterns, kEvenly);
  points.resize(points.size() / 2 * 2);
  for (std::size_t i = 0; i < points.size(); i += 2) {
    const Point& a = points[i];
    const Point& b = points[i + 1];
    const double first = function.one(a.x, a.y);
    const double second = function.one(b.x, b.y);
    const Pair lanes = function.two(Pair{a.x, b.x}, Pair{a.y, b.y});
    RequireSameBits(function.name, a, first, lanes[0]);
    RequireSameBits(function.name, b, second, lanes[1]);
    hash.Add(a.x);
    hash.Add(a.y);
    hash.Add(first);
    hash.Add(b.x);
    hash.Add(b.y);
    hash.Add(second);
  }
  Print("elementary/" + std::string(function.name), hash);
}

}  // namespace

void PrintElementaryHashes() {
  for (const ElementaryFunction& function : ElementaryFunctions()) PrintFunction(function);

  Hash arc4;
  Arc4 stream("0.17539");
  for (int i = 0; i < 10000; ++i) arc4.Add(stream.Uniform());
  Print("rng/arc4", arc4);
  Hash pcg32;
  Pcg32 random("0.17539", "hashes");
  for (int i = 0; i < 10000; ++i) {
    pcg32.Add(random.Uniform());
    pcg32.Add(random.Normal());
    pcg32.Add(static_cast<double>(random.Below(1000003)));
  }
  Print("rng/pcg32", pcg32);
}

}  // namespace activation
