// Writes a formula as presentation MathML Core: fractions, powers, roots and cases as a textbook
// sets them, with no more brackets than needed. The variable is printed as z.
#pragma once

#include <string>

#include "formula/program.h"

namespace activation {

// One <math> element. Cases are an <mtable class="cases">; its only word is the
// <mtext>otherwise</mtext> of three cases and more, for the page to translate.
std::string MathMl(const Program& program);

}  // namespace activation
