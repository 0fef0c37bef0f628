#include "formula/lexer.h"

#include <algorithm>
#include <array>

namespace activation {
namespace {

// Not <cctype>: its answers depend on the locale.
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t SkipDigits(std::string_view text, std::size_t i) {
  while (i < text.size() && IsDigit(text[i])) ++i;
  return i;
}

std::size_t NumberLength(std::string_view text) {
  const std::size_t whole = SkipDigits(text, 0);
  std::size_t end = whole;
  if (end < text.size() && text[end] == '.') end = SkipDigits(text, end + 1);
  if (end == 0 || (whole == 0 && end == 1)) return 0;
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    std::size_t digits = end + 1;
    if (digits < text.size() && (text[digits] == '+' || text[digits] == '-')) ++digits;
    const std::size_t exponent_end = SkipDigits(text, digits);
    if (exponent_end > digits) end = exponent_end;
  }
  return end;
}

std::size_t NameLength(std::string_view text) {
  if (!IsLetter(text[0])) return 0;
  std::size_t end = 1;
  while (end < text.size() && (IsLetter(text[end]) || IsDigit(text[end]) || text[end] == '_'))
    ++end;
  return end;
}

std::size_t SymbolLength(std::string_view text) {
  constexpr std::array<std::string_view, 4> kPairs = {"<=", ">=", "==", "!="};
  if (std::find(kPairs.begin(), kPairs.end(), text.substr(0, 2)) != kPairs.end()) return 2;
  constexpr std::string_view kSingles = "+-*/^(),<>";
  return kSingles.find(text[0]) != std::string_view::npos ? 1 : 0;
}

}  // namespace

int CharacterLength(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t expected = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  std::size_t length = 1;
  while (length < std::min(expected, text.size()) &&
         (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) {
    ++length;
  }
  return static_cast<int>(length);
}

Token NextToken(std::string_view text, int offset) {
  auto start = static_cast<std::size_t>(offset);
  while (start < text.size() && IsSpace(text[start])) ++start;
  const std::string_view rest = text.substr(start);
  const auto token = [&](TokenKind kind, std::size_t length) {
    return Token{kind, rest.substr(0, length), static_cast<int>(start)};
  };
  if (rest.empty()) return token(TokenKind::kEnd, 0);
  if (const std::size_t length = NumberLength(rest)) return token(TokenKind::kNumber, length);
  if (const std::size_t length = NameLength(rest)) return token(TokenKind::kName, length);
  if (const std::size_t length = SymbolLength(rest)) return token(TokenKind::kSymbol, length);
  return token(TokenKind::kForeign, static_cast<std::size_t>(CharacterLength(rest)));
}

}  // namespace activation
