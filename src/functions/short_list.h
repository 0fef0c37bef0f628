// A list of a few items, held in place: no allocation, and far less code than a std::vector.
#pragma once

#include <cassert>
#include <cstddef>
#include <initializer_list>

namespace activation {

template <class Item, std::size_t capacity>
class ShortList {
 public:
  constexpr ShortList() = default;
  constexpr ShortList(std::initializer_list<Item> items) {
    for (const Item& item : items) push_back(item);
  }

  constexpr void push_back(const Item& item) {
    assert(size_ < capacity);
    items_[size_++] = item;
  }
  constexpr void pop_back() { --size_; }

  constexpr bool empty() const { return size_ == 0; }
  constexpr std::size_t size() const { return size_; }
  constexpr const Item& operator[](std::size_t i) const { return items_[i]; }
  constexpr const Item& front() const { return items_[0]; }
  constexpr const Item& back() const { return items_[size_ - 1]; }
  constexpr const Item* begin() const { return items_; }
  constexpr const Item* end() const { return items_ + size_; }
  constexpr Item* begin() { return items_; }
  constexpr Item* end() { return items_ + size_; }

 private:
  Item items_[capacity] = {};
  std::size_t size_ = 0;
};

}  // namespace activation
