// Formulas that nobody meant to write: valid ones cut, doubled and stirred, the same texts
// everywhere.
#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "formula/vocabulary.h"
#include "numeric/rng.h"

namespace activation {

inline constexpr std::string_view kValidFormulas[] = {
    "x*sigmoid(beta*x)",
    "max(0,x)+a*min(0,x)",
    "if(x>0,x,alpha*expm1(x))",
    "x/2*erfc(-x/sqrt(2))",
    "if(x>=t_r,t_r+a_r*(x-t_r),if(x>t_l,x,t_l+a_l*(x-t_l)))",
    "(a0+a1*x+a2*x^2)/(1+abs(b1*x+b2*x^2))",
    "clamp((x+3)/6,0,1)*x^2-1e-3",
    "x*tanh(softplus(x))+sin(a*x)^2/a",
    "-x^-2+2^-x*log1p(exp(-abs(x)))",
    "sign(x)*(x<=1)+step(x-.5e1)*pi/e",
};

inline constexpr std::string_view kPieces[] = {
    "x", "z",   "a", "pi",     "e",    "2", ".5", "1e3", "1e-400", "1e999", "+",
    "-", "*",   "/", "^",      "(",    ")", ",",  "<",   ">=",     "==",    "!=",
    " ", "if(", "0", "\u00d7", "\xff", "_", ".",  "**",  "((",     "))",    "-(",
};

class Stirrer {
 public:
  std::string Next() {
    std::string text(kValidFormulas[random_.Below(std::size(kValidFormulas))]);
    for (std::uint32_t i = random_.Below(4); i > 0; --i) Mutate(text);
    return text;
  }

 private:
  std::size_t Place(const std::string& text) {
    return random_.Below(static_cast<std::uint32_t>(text.size()) + 1);
  }

  std::string Piece() {
    const auto functions = FormulaFunctions();
    if (random_.Below(3) > 0) return std::string(kPieces[random_.Below(std::size(kPieces))]);
    return std::string(
               functions[random_.Below(static_cast<std::uint32_t>(functions.size()))].name) +
           "(";
  }

  void Mutate(std::string& text) {
    const std::size_t at = Place(text);
    const std::size_t length = std::min<std::size_t>(1 + random_.Below(6), text.size() - at);
    switch (random_.Below(7)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, Piece());
        break;
      case 2:
        text.insert(Place(text), text.substr(at, length));
        break;
      case 3:
        text.replace(at, length, Piece());
        break;
      // The rest mostly keep a formula valid.
      case 4:
        text = Piece() + text + ")";
        break;
      case 5: {
        // One draw per statement: the order within an expression is the compiler's choice.
        const char sign = "+-*/^<"[random_.Below(6)];
        const std::string_view other = kValidFormulas[random_.Below(std::size(kValidFormulas))];
        text = "(" + text + ")" + sign + "(" + std::string(other) + ")";
        break;
      }
      default:
        for (char& c : text) {
          if (c >= '0' && c <= '9') c = static_cast<char>('0' + random_.Below(10));
        }
    }
  }

  Pcg32 random_{"formula", "fuzz"};
};

}  // namespace activation
