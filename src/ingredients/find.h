// A row of a table by its id.
#pragma once

#include <span>
#include <string_view>

namespace activation {

// Null where there is none.
template <class Row>
const Row* FindRow(std::span<const Row> rows, std::string_view id) {
  for (const Row& row : rows) {
    if (row.id == id) return &row;
  }
  return nullptr;
}

}  // namespace activation
