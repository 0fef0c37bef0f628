// Splits the text of a formula into tokens. Knows characters, not grammar.
#pragma once

#include <string_view>

namespace activation {

enum class TokenKind { kNumber, kName, kSymbol, kEnd, kForeign };

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string_view text;  // of a kForeign: one character, however many bytes it has
  int offset = 0;         // in bytes

  int end() const { return offset + static_cast<int>(text.size()); }
  bool Is(std::string_view symbol) const { return kind == TokenKind::kSymbol && text == symbol; }
};

// The token at or after `offset`. Numbers are decimal with an optional exponent; names are letters,
// digits and underscores, starting with a letter; symbols are the operators, brackets and the
// comma, the longest that fits.
Token NextToken(std::string_view text, int offset);

// The number of bytes of the UTF-8 character that starts the text; 1 for a stray byte.
int CharacterLength(std::string_view text);

}  // namespace activation
