// Formulas that are awkward to write in a programming language: each with parameters, all of which the code must get right.
//
// Pieces that hold no z, where arrays and numbers mix; values at which Python's own arithmetic raises an error; whole numbers that
// are too large for a library; numbers and names that mean something else, or nothing, in another language.

/** Exact in binary, among them both zeros; no formula has its kink so near that a rounding would cross it. */
export const POINTS = [-1000, -3.5, -1, -0.25, -0, 0, 0.25, 1, 2.75, 1000];

/** @type {[formula: string, parameters?: Record<string, number>][]} */
export const AWKWARD = [
  // Functions of what holds no z.
  ['x*sigmoid(b)', {b: 0.5}], ['abs(a)*x', {a: -2}], ['sign(a)*x', {a: -2}], ['softplus(a)*x', {a: 3}], ['step(a)*x', {a: 0}], ['clamp(a,0,1)*x', {a: 3}],
  ['max(a,b)*x', {a: 1, b: 2}], ['min(a,b)+x', {a: 1.5, b: 2}], ['if(a>0,x,-x)', {a: 1}], ['if(a>0,x,-x)', {a: -1}], ['if(a,x,-x)', {a: 0}], ['if(1,x,-x)'],
  ['if(1>2,x,-x)'], ['(a>0)*x', {a: 1}], ['(2==2)*x'], ['if(a>0,1,2)*x', {a: 1}], ['if(a>b,a,b)^-1*x', {a: 2, b: 4}], ['max(2,3)*x'], ['abs(-2)*x'],
  ['sigmoid(2)*x'], ['step(-1)+x'], ['sign(-3)*x'], ['clamp(7,0,a)*x', {a: 2}], ['clamp(a,0,x)', {a: 2}], ['clamp(1,x,3)'], ['clamp(x,a,1)', {a: -1}],
  ['clamp(x,a,1)*sqrt(a)', {a: 0.5}], ['clamp(x,-1,sqrt(a))', {a: 4}], ['clamp(x,a,b)/a', {a: -2, b: 2}], ['max(x,sqrt(a))', {a: 2}], ['min(exp(a),x)', {a: 1}],
  ['max(a,x)/a', {a: 2}], ['x*sqrt(a)', {a: 2}], ['x*erf(a)', {a: 0.5}], ['x*erfc(a)', {a: 3}], ['x*log1p(a)', {a: 1e-9}], ['x*expm1(a)', {a: 1e-9}],
  ['x*atan(a)+asinh(a)', {a: 2}], ['x*sin(a)*cos(a)*tan(a)', {a: 2}], ['x*sinh(a)/cosh(a)*tanh(a)', {a: 2}], ['sqrt(a)', {a: 2}], ['a', {a: 2}], ['max(a,1)', {a: 3}],
  ['if(x>0,sqrt(a),a*x)', {a: 4}], ['if(x>0,a/b,exp(a*x))', {a: 1, b: 4}], ['x/sqrt(2)+sqrt(pi)'], ['max(a,2)^-1*x', {a: 4}], ['abs(a)^-2*x', {a: 2}],
  // Where the value is no finite number, and Python's numbers raise an error.
  ['1/a+x', {a: 0}], ['1/a*x', {a: -0}], ['-1/a+x', {a: 0}], ['a/a+x', {a: 0}], ['log(a)+x', {a: 0}], ['log(a)*x', {a: -1}], ['sqrt(a)*x', {a: -1}],
  ['exp(a)+x', {a: 1000}], ['-exp(a)+x', {a: 1000}], ['exp(-a)*x', {a: 1000}], ['a^0.5*x', {a: -8}], ['a^b*x', {a: -8, b: 0.5}], ['a^-1+x', {a: 0}],
  ['a^2+x', {a: 1e200}], ['a^b+x', {a: 10, b: 400}], ['sinh(a)+x', {a: 1000}], ['cosh(a)+x', {a: -1000}], ['expm1(a)+x', {a: 1000}], ['log1p(a)+x', {a: -1}],
  ['log1p(a)*x', {a: -2}], ['1/0+x'], ['1/-0+x'], ['log(0)+x'], ['sqrt(-1)*x'], ['exp(1000)+x'], ['(-8)^0.5*x'], ['0^-1+x'], ['1/(a-a)+x', {a: 3}], ['sin(1/a)*x', {a: 0}],
  ['x/a', {a: 0}], ['x^a', {a: 0.5}], ['a^x', {a: -8}], ['a/log(0)+x', {a: 2}], ['tanh(1/a)*x', {a: 0}], ['sigmoid(1/a)*x', {a: 0}], ['1/sinh(a)*x', {a: 1000}],
  // Numbers as they are written.
  ['010*x'], ['00.5*x+007'], ['x^010'], ['0010e1*x'], ['010.*x'], ['00*x'], ['08*x+09'], ['.5*x'], ['5.*x'], ['2E1*x'], ['1e+2*x'],
  ['10000000000000000000*x'], ['tanh(100000000000000000000*x)'], ['x*a', {a: 1e19}], ['tanh(a*x)', {a: 1e20}], ['9007199254740993*x'], ['x/123456789012345678901234567890'],
  ['tanh(10000000000*10000000000*x)'], ['tanh(a*b*x)', {a: 1e10, b: 1e10}], ['tanh(a*a*x)', {a: 1e15}], ['tanh(2^100*x)'], ['9^9^9+x'], ['2^-3000*x'], ['x*2^3'],
  ['if(x>10000000000000000000,1,100000000000000000000)'], ['x^99999999999999999999'], ['clamp(x,-10000000000000000000,10000000000000000000)'], ['a*x', {a: 1e21}],
  ['max(x,18446744073709551616)'], ['99999999999999999999'], ['1/3*x'], ['(1+2)/a*x', {a: 1e-7}],
  // Names that would become one, or mean something else.
  ['new*x+new_', {new: 2, new_: 3}], ['z1*z1_*if(x>0,x,expm1(x))', {z1: 2, z1_: 3}], ['lambda*x+lambda_+lambda__', {lambda: 2, lambda_: 3, lambda__: 5}],
  ['float*x', {float: 2}], ['np*x+torch+math', {np: 2, torch: 3, math: 5}], ['sin*sin(x)', {sin: 2}], ['max*max(x,0)+exp*log', {max: 2, exp: 3, log: 5}],
  ['NAN*x+M_PI+NULL', {NAN: 2, M_PI: 3, NULL: 5}], ['Math*x+std', {Math: 2, std: 3}], ['erf_*erf(x)+erf', {erf: 2, erf_: 3}], ['logistic*sigmoid(x)', {logistic: 2}],
  ['f*x', {f: 2}], ['lambda/sqrt(lambda)*x', {lambda: 4}], ['X*x+Z', {X: 2, Z: 3}],
];

/** Words of the languages, of all their versions, and what standard headers and pages define. */
export const WORDS = [...new Set(`
  abstract alignas alignof and and_eq arguments as asm assert async atomic_cancel auto await bitand bitor bool boolean break byte case catch char char16_t
  char32_t char8_t class co_await co_return co_yield compl concept const const_cast consteval constexpr constinit continue debugger decltype def default
  defined del delete do document double dynamic_cast elif else enum errno eval except explicit export extends extern false final finally float for friend from
  function get global globals goto if implements import in inline instanceof int interface is lambda let linux local location logistic long match math
  math_errhandling module mutable name namespace native near new noexcept nonlocal none not not_eq np null nullptr of operator or or_eq override package
  pass print private protected public raise register reinterpret_cast requires return self set short signed sizeof small static static_assert static_cast
  std stderr stdin stdout struct super switch synchronized template this thread_local throw throws top torch transient true try type typedef typeid
  typename typeof undefined union unix unsigned using var virtual void volatile wchar_t while window with xor xor_eq yield
  False None True NaN Infinity NAN INFINITY HUGE_VAL NULL EOF M_PI M_E MAXFLOAT FP_NAN FP_ZERO FP_ILOGB0 MATH_ERRNO EXIT_SUCCESS BUFSIZ RAND_MAX I Math Object
`.trim().split(/\s+/))];
