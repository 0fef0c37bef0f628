// Reads files under tests/, natively and in WebAssembly under Node alike.
#pragma once

#include <cstdio>
#include <string>

namespace activation {

// The whole file, or an empty text if it cannot be read. The path is relative to tests/.
inline std::string ReadData(const char* relative_path) {
  const std::string path = std::string(PLAYGROUND_TEST_DATA) + "/" + relative_path;
  std::string text;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return text;
  char block[65536];
  for (std::size_t n; (n = std::fread(block, 1, sizeof block, file)) > 0;) text.append(block, n);
  std::fclose(file);
  return text;
}

}  // namespace activation
