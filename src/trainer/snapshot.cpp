// Everything that training changes, written down as numbers and read back.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "trainer/trainer.h"

namespace activation {
namespace {

// Each takes the numbers of a run's state, in one order: both ways are one list.
struct Writer {
  std::vector<double>* out;
  void operator()(double* numbers, std::size_t n) { out->insert(out->end(), numbers, numbers + n); }
};
struct Reader {
  const double* next;
  void operator()(double* numbers, std::size_t n) {
    std::copy_n(next, n, numbers);
    next += n;
  }
};

template <class Put>
void PutInteger(std::int64_t& value, Put& put) {
  double number = static_cast<double>(value);
  put(&number, 1);
  value = static_cast<std::int64_t>(number);
}

template <class Put>
void PutStream(Pcg32& stream, Put& put) {
  double halves[] = {static_cast<double>(stream.state() & 0xffffffff),
                     static_cast<double>(stream.state() >> 32)};
  put(halves, 2);
  stream.set_state(static_cast<std::uint64_t>(halves[1]) << 32 |
                   static_cast<std::uint64_t>(halves[0]));
}

}  // namespace

template <class Put>
void Trainer::PutState(Put put) {
  PutInteger(epoch_, put);
  PutInteger(step_, put);
  std::int64_t next = next_, gathered = gathered_;
  PutInteger(next, put);
  PutInteger(gathered, put);
  next_ = static_cast<int>(next);
  gathered_ = static_cast<int>(gathered);
  PutStream(shuffle_, put);
  PutStream(slopes_, put);
  for (Doubles* numbers : {&parameters_, &slots_[0], &slots_[1], &slots_[2], &dead_, &gradient_}) {
    put(numbers->data(), numbers->size());
  }
  if (!config_.shuffle) return;
  for (std::uint32_t& index : order_) {
    double number = index;
    put(&number, 1);
    index = static_cast<std::uint32_t>(number);
  }
}

void Trainer::Take(Snapshot* snapshot) {
  snapshot->numbers.clear();
  PutState(Writer{&snapshot->numbers});
}

Snapshot Trainer::Take() {
  Snapshot snapshot;
  Take(&snapshot);
  return snapshot;
}

bool Trainer::Fits(const Snapshot& snapshot) const {
  const std::vector<double>& numbers = snapshot.numbers;
  if (numbers.size() != initial_.numbers.size()) return false;
  const auto is_whole = [](double number, double end) {
    return number >= 0 && number < end && number == std::floor(number);
  };
  const double size = train_.size();
  // Epoch, step, next sample, samples gathered, then the halves of two streams' states.
  const double ends[] = {0x1p53, 0x1p53, size, 0x1p31, 0x1p32, 0x1p32, 0x1p32, 0x1p32};
  for (std::size_t i = 0; i < std::size(ends); ++i) {
    if (!is_whole(numbers[i], ends[i])) return false;
  }
  const auto is_finite = [](double number) { return std::isfinite(number); };
  if (!std::all_of(numbers.begin(), numbers.end(), is_finite)) return false;
  if (!config_.shuffle) return true;
  return std::all_of(numbers.end() - train_.size(), numbers.end(),
                     [&](double index) { return is_whole(index, size); });
}

bool Trainer::Restore(const Snapshot& snapshot) {
  if (!Fits(snapshot)) return false;
  PutState(Reader{snapshot.numbers.data()});
  if (config_.shuffle) shuffled_ = SampleSet(train_, order_);
  divergence_.reset();
  last_update_ = Doubles();
  if (&snapshot != &checkpoint_) checkpoint_ = snapshot;
  unkept_ = 0;
  return true;
}

}  // namespace activation
