// The printed form of formulas: well-formed, with the elements of MathML Core only, and as a
// textbook sets them.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "formula/mathml.h"
#include "functions/catalogue.h"

namespace activation {
namespace {

std::string Printed(const std::string& text) {
  Program program;
  const auto error = CompileFormula(text, &program, {.characters = 2000});
  EXPECT_FALSE(error) << text << ": " << error->message;
  return MathMl(program);
}

// Without <math>, without rows, and with brackets, operators and letters bare: what is left shows
// the layout and fits on a line.
std::string Brief(const std::string& text) {
  std::string ml = Printed(text);
  const auto replace = [&ml](const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = ml.find(from, at)) != std::string::npos; at += to.size()) {
      ml.replace(at, from.size(), to);
    }
  };
  for (const char* gone :
       {"<math display=\"block\">", "</math>", "<mrow>", "</mrow>", "<mo>", "</mo>", "<mi>",
        "</mi>", "<mn>", "</mn>", "<mo stretchy=\"false\">", "\u2061"}) {
    replace(gone, "");
  }
  replace("\u2062", "~");
  replace("\u2212", "-");
  replace("<mspace width=\"0.17em\"/>", "_");
  return ml;
}

TEST(MathMl, IsSetAsInATextbook) {
  const struct {
    const char* text;
    const char* brief;
  } kGolden[] = {
      {"x*sigmoid(beta*x)", "z~_sigmoid(\u03b2~z)"},
      {"1/(1+exp(-x))", "<mfrac>11+<msup>e-z</msup></mfrac>"},
      {"x/sqrt(1+alpha*x^2)", "<mfrac>z<msqrt>1+\u03b1~<msup>z2</msup></msqrt></mfrac>"},
      {"-x^2", "-<msup>z2</msup>"},
      {"(-x)^2", "<msup>(-z)2</msup>"},
      {"2^-x^2", "<msup>2-<msup>z2</msup></msup>"},
      {"x^-2", "<msup>z-2</msup>"},
      {"a-(b-c)-d", "a-(b-c)-d"},
      {"a*(b+c)*d", "a~(b+c)~d"},
      {"a+-x", "a+(-z)"},
      {"-x*a", "-z~a"},
      {"-(a+x)", "-(a+z)"},
      {"(a/b)^2", "<msup>(<mfrac>ab</mfrac>)2</msup>"},
      {"3*2*x", "3\u22c52~z"},
      {"3*(1/2)", "3\u22c5<mfrac>12</mfrac>"},
      {"x*threshold", "z\u22c5threshold"},
      {"tanh(x)^2", "<msup>tanh2</msup>(z)"},
      {"exp(x)^2", "<msup>(<msup>ez</msup>)2</msup>"},
      {"abs(x)", "|z|"},
      {"log(x)+log1p(a)", "ln(z)+ln(1+a)"},
      {"a*expm1(x)", "a~(<msup>ez</msup>-1)"},
      {"atan(x)-asinh(x)", "arctan(z)-arsinh(z)"},
      {"clamp(x,min,max)", "clamp(z,min,max)"},
      {"pi*x+e", "\u03c0~z+e"},
      {"1e-3+.5+2.", "1\u00d7<msup>10-3</msup>+0.5+2"},
      {"a0+t_l+p12", "<msub>a0</msub>+<msub>tl</msub>+<msub>p12</msub>"},
      {"alpha1*beta_x", "<msub>\u03b11</msub>~<msub>\u03b2x</msub>"},
      {"negative_slope", "negative slope"},
      {"a*(x>0)", "a~[z&gt;0]"},
      {"if(x>0,x,a*x)",
       "{<mtable class=\"cases\" columnalign=\"left "
       "left\"><mtr><mtd>z,</mtd><mtd>z&gt;0</mtd></mtr>"
       "<mtr><mtd>a~z,</mtd><mtd>z\u22640</mtd></mtr></mtable>"},
      {"if(x>=b,1,if(x<=a,2,x))",
       "{<mtable class=\"cases\" columnalign=\"left "
       "left\"><mtr><mtd>1,</mtd><mtd>z\u2265b</mtd></mtr>"
       "<mtr><mtd>2,</mtd><mtd>z\u2264a</mtd></mtr>"
       "<mtr><mtd>z,</mtd><mtd><mtext>otherwise</mtext></mtd></mtr></mtable>"},
      {"if(x>0,if(x<6,1,a),b)",
       "{<mtable class=\"cases\" columnalign=\"left "
       "left\"><mtr><mtd>b,</mtd><mtd>z\u22640</mtd></mtr>"
       "<mtr><mtd>1,</mtd><mtd>z&lt;6</mtd></mtr>"
       "<mtr><mtd>a,</mtd><mtd><mtext>otherwise</mtext></mtd></mtr></mtable>"},
  };
  for (const auto& [text, brief] : kGolden) EXPECT_EQ(Brief(text), brief) << text;
}

TEST(MathMl, IsWholeAndExact) {
  EXPECT_EQ(Printed("2*x<1"),
            "<math display=\"block\"><mrow><mrow><mo "
            "stretchy=\"false\">[</mo><mn>2</mn><mo>\u2062</mo><mi>z</mi>"
            "<mo>&lt;</mo><mn>1</mn><mo stretchy=\"false\">]</mo></mrow></mrow></math>");
}

// Tags nest and close, elements are those of MathML Core, and each has as many children as it
// needs.
class XmlChecker {
 public:
  explicit XmlChecker(const std::string& xml) : xml_(xml) {}

  void Check() {
    Element();
    EXPECT_EQ(at_, xml_.size()) << "text after the root: " << xml_;
  }

 private:
  // Consumes one element.
  void Element() {
    static const std::set<std::string> kElements = {"math",  "mrow",   "mi",   "mn",   "mo",
                                                    "mtext", "mspace", "msup", "msub", "mfrac",
                                                    "msqrt", "mtable", "mtr",  "mtd"};
    ASSERT_EQ(Next(), '<') << xml_;
    const std::size_t close = xml_.find('>', at_);
    ASSERT_NE(close, std::string::npos) << xml_;
    std::string tag = xml_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    const bool empty = tag.back() == '/';
    const std::string name = tag.substr(0, tag.find_first_of(" /"));
    EXPECT_TRUE(kElements.count(name)) << name;
    if (empty) return;
    const bool is_text = name == "mi" || name == "mn" || name == "mo" || name == "mtext";
    int children = 0;
    while (xml_.compare(at_, 2, "</") != 0) {
      ASSERT_LT(at_, xml_.size()) << xml_;
      if (is_text) {
        Character();
      } else {
        Element();
      }
      if (testing::Test::HasFatalFailure()) return;
      ++children;
    }
    EXPECT_GT(children, 0) << "empty " << name << " in " << xml_;
    if (name == "msup" || name == "msub" || name == "mfrac") {
      EXPECT_EQ(children, 2) << name << " in " << xml_;
    }
    const std::string end = "</" + name + ">";
    ASSERT_EQ(xml_.compare(at_, end.size(), end), 0) << "expected " << end << " in " << xml_;
    at_ += end.size();
  }

  void Character() {
    if (Next() == '&') {
      const std::string rest = xml_.substr(at_, 5);
      EXPECT_TRUE(rest.find("&lt;") == 0 || rest.find("&gt;") == 0 || rest.find("&amp;") == 0)
          << xml_;
    }
    EXPECT_NE(Next(), '>') << xml_;
    ASSERT_NE(Next(), '<') << "an element inside a token: " << xml_;
    ++at_;
  }

  char Next() const { return at_ < xml_.size() ? xml_[at_] : '\0'; }

  const std::string& xml_;
  std::size_t at_ = 0;
};

TEST(MathMl, IsWellFormedForEveryRow) {
  for (const Row& row : Activations()) {
    for (const std::string_view text : {row.formula, row.derivative, row.textbook}) {
      if (text.empty()) continue;
      XmlChecker(Printed(std::string(text))).Check();
    }
  }
}

TEST(MathMl, IsWellFormedForTheWholeLanguage) {
  for (const char* text : {"abs(x)+sign(x)+min(x,a)*max(x,b)^2+sqrt(x)/exp(x)-expm1(x)^3",
                           "log(x)^-1*log1p(x)^2+pow(x,a)",
                           "sin(x)^2*cos(x)+tan(x)/atan(x)-sinh(x)*cosh(x)*tanh(x)+asinh(x)",
                           "erf(x)*erfc(x)+sigmoid(x)^softplus(x)",
                           "step(x)+clamp(x,a,b)+if(if(x>0,1,0),x<1,(x<=2)+(x>=3)*(x==4)-(x!=5))*2",
                           "-(-x)--x^-(x/2)^(1/3)", "2*-3*(x/2)*(1e5*x)^2*1e-7"}) {
    XmlChecker(Printed(text)).Check();
  }
}

}  // namespace
}  // namespace activation
