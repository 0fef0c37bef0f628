// What the door between the core and JavaScript is made of. Only the files beside this one know of
// Emscripten.
//
// Calls are few and coarse: a curve or a frame, not a point. Arrays are copied out as typed arrays:
// no view of WebAssembly memory outlives a call, since memory may move. Errors are values; core.js
// throws.
#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <span>
#include <string>
#include <string_view>

#include "functions/function.h"

namespace activation {

using emscripten::val;

inline val Text(std::string_view text) { return val(std::string(text)); }
inline val Number(double number) { return val(number); }
inline val Truth(bool truth) { return val(truth); }

// val::set itself is compiled anew for every length of a key and every type of a value.
inline void Set(val& object, const char* key, const val& value) { object.set(key, value); }

template <class Items, class ToValue>
val List(const Items& items, ToValue to_value) {
  val out = val::array();
  int index = 0;
  for (const auto& item : items) out.set(index++, to_value(item));
  return out;
}

inline val Copied(std::span<const double> values) {
  return val::global("Float64Array")
      .new_(emscripten::typed_memory_view(values.size(), values.data()));
}

inline val ErrorValue(const Error& error) {
  val out = val::object();
  Set(out, "ok", Truth(false));
  Set(out, "code", Text(error.code));
  Set(out, "field", Text(error.field));
  Set(out, "value", Text(error.value));
  Set(out, "message", Text(error.message));
  Set(out, "offset", Number(error.offset));
  Set(out, "length", Number(error.length));
  Set(out, "suggestions", List(error.suggestions, Text));
  return out;
}

// {ok: true}, to be filled in.
inline val Success() {
  val out = val::object();
  Set(out, "ok", Truth(true));
  return out;
}

}  // namespace activation
