// The peers of the benchmark: every function as one would write it in JavaScript after reading a textbook, f, f' and f''
// in one loop. Each body sees x, i and the parameters by name, and sets f[i], df[i], d2f[i].

const bodies = {
  identity: 'f[i] = x; df[i] = 1; d2f[i] = 0',
  binary_step: 'f[i] = x > 0 ? 1 : x < 0 ? 0 : value_at_zero; df[i] = 0; d2f[i] = 0',
  sign: 'f[i] = Math.sign(x); df[i] = 0; d2f[i] = 0',
  abs: 'f[i] = Math.abs(x); df[i] = Math.sign(x); d2f[i] = 0',
  sigmoid: 'const s = 1 / (1 + Math.exp(-x)); f[i] = s; df[i] = s * (1 - s); d2f[i] = s * (1 - s) * (1 - 2 * s)',
  tanh: 'const t = Math.tanh(x); f[i] = t; df[i] = 1 - t * t; d2f[i] = -2 * t * (1 - t * t)',
  relu: 'f[i] = x > 0 ? x : 0; df[i] = x > 0 ? 1 : 0; d2f[i] = 0',
  leaky_relu: 'f[i] = x > 0 ? x : negative_slope * x; df[i] = x > 0 ? 1 : negative_slope; d2f[i] = 0',
  prelu: 'f[i] = x > 0 ? x : a * x; df[i] = x > 0 ? 1 : a; d2f[i] = 0',
  rrelu_train: 'f[i] = x > 0 ? x : r * x; df[i] = x > 0 ? 1 : r; d2f[i] = 0',
  rrelu_eval: 'const m = (lower + upper) / 2; f[i] = x > 0 ? x : m * x; df[i] = x > 0 ? 1 : m; d2f[i] = 0',
  elu: 'if (x > 0) { f[i] = x; df[i] = 1; d2f[i] = 0 } else { const e = alpha * Math.exp(x); f[i] = e - alpha; df[i] = e; d2f[i] = e }',
  selu: `const l = 1.0507009873554805, la = 1.7580993408473766;
    if (x > 0) { f[i] = l * x; df[i] = l; d2f[i] = 0 } else { const e = la * Math.exp(x); f[i] = e - la; df[i] = e; d2f[i] = e }`,
  celu: `if (x > 0) { f[i] = x; df[i] = 1; d2f[i] = 0 }
    else { const e = Math.exp(x / alpha); f[i] = alpha * (e - 1); df[i] = e; d2f[i] = e / alpha }`,
  srelu: `d2f[i] = 0;
    if (x >= t_r) { f[i] = t_r + a_r * (x - t_r); df[i] = a_r }
    else if (x <= t_l) { f[i] = t_l + a_l * (x - t_l); df[i] = a_l } else { f[i] = x; df[i] = 1 }`,
  apl: `let y = x > 0 ? x : 0, d = x > 0 ? 1 : 0;
    if (x < b0) { y += a0 * (b0 - x); d -= a0 }
    if (x < b1) { y += a1 * (b1 - x); d -= a1 }
    f[i] = y; df[i] = d; d2f[i] = 0`,
  softplus: `const s = 1 / (1 + Math.exp(-beta * x));
    f[i] = Math.log(1 + Math.exp(beta * x)) / beta; df[i] = s; d2f[i] = beta * s * (1 - s)`,
  softplus_threshold: `if (beta * x > threshold) { f[i] = x; df[i] = 1; d2f[i] = 0 }
    else { const e = Math.exp(beta * x), s = e / (1 + e); f[i] = Math.log(1 + e) / beta; df[i] = s; d2f[i] = beta * s * (1 - s) }`,
  bent_identity: 'const r = Math.sqrt(x * x + 1); f[i] = (r - 1) / 2 + x; df[i] = x / (2 * r) + 1; d2f[i] = 1 / (2 * r * r * r)',
  hard_sigmoid: 'const inside = x > -3 && x < 3; f[i] = Math.max(0, Math.min(1, (x + 3) / 6)); df[i] = inside ? 1 / 6 : 0; d2f[i] = 0',
  hard_sigmoid_linear: `const y = alpha * x + beta;
    f[i] = Math.max(0, Math.min(1, y)); df[i] = y > 0 && y < 1 ? alpha : 0; d2f[i] = 0`,
  hard_tanh: 'f[i] = Math.max(min, Math.min(max, x)); df[i] = x > min && x < max ? 1 : 0; d2f[i] = 0',
  relu6: 'f[i] = Math.max(0, Math.min(6, x)); df[i] = x > 0 && x < 6 ? 1 : 0; d2f[i] = 0',
  silu: `const s = 1 / (1 + Math.exp(-x)), q = 1 - s;
    f[i] = x * s; df[i] = s * (1 + x * q); d2f[i] = s * q * (2 + x * (q - s))`,
  swish: `const z = beta * x, s = 1 / (1 + Math.exp(-z)), q = 1 - s;
    f[i] = x * s; df[i] = s * (1 + z * q); d2f[i] = beta * s * q * (2 + z * (q - s))`,
  quick_gelu: `const z = 1.702 * x, s = 1 / (1 + Math.exp(-z)), q = 1 - s;
    f[i] = x * s; df[i] = s * (1 + z * q); d2f[i] = 1.702 * s * q * (2 + z * (q - s))`,
  gelu: `const cdf = 0.5 * (1 + erf(x * Math.SQRT1_2)), pdf = 0.3989422804014327 * Math.exp(-x * x / 2);
    f[i] = x * cdf; df[i] = cdf + x * pdf; d2f[i] = pdf * (2 - x * x)`,
  gelu_tanh: `const k = 0.7978845608028654, t = Math.tanh(k * (x + 0.044715 * x * x * x)), s = 1 - t * t;
    const du = k * (1 + 0.134145 * x * x), d2u = k * 0.26829 * x;
    f[i] = 0.5 * x * (1 + t); df[i] = 0.5 * (1 + t) + 0.5 * x * s * du; d2f[i] = s * du + 0.5 * x * (s * d2u - 2 * t * s * du * du)`,
  mish: `const e = Math.exp(x), t = Math.tanh(Math.log(1 + e)), s = e / (1 + e), h = 1 - t * t;
    f[i] = x * t; df[i] = t + x * h * s; d2f[i] = h * s * (2 + x * (1 - s - 2 * t * s))`,
  hard_swish: `if (x <= -3) { f[i] = 0; df[i] = 0; d2f[i] = 0 } else if (x >= 3) { f[i] = x; df[i] = 1; d2f[i] = 0 }
    else { f[i] = x * (x + 3) / 6; df[i] = (2 * x + 3) / 6; d2f[i] = 1 / 3 }`,
  softsign: 'const d = 1 + Math.abs(x); f[i] = x / d; df[i] = 1 / (d * d); d2f[i] = -2 * Math.sign(x) / (d * d * d)',
  elliott: 'const d = 1 + Math.abs(x); f[i] = 0.5 * x / d + 0.5; df[i] = 0.5 / (d * d); d2f[i] = -Math.sign(x) / (d * d * d)',
  softshrink: 'f[i] = x > lambda ? x - lambda : x < -lambda ? x + lambda : 0; df[i] = Math.abs(x) > lambda ? 1 : 0; d2f[i] = 0',
  hardshrink: 'const on = Math.abs(x) > lambda; f[i] = on ? x : 0; df[i] = on ? 1 : 0; d2f[i] = 0',
  tanhshrink: 'const t = Math.tanh(x); f[i] = x - t; df[i] = t * t; d2f[i] = 2 * t * (1 - t * t)',
  threshold: 'const on = x > threshold; f[i] = on ? x : value; df[i] = on ? 1 : 0; d2f[i] = 0',
  log_sigmoid: 'const e = Math.exp(-x), q = e / (1 + e); f[i] = -Math.log(1 + e); df[i] = q; d2f[i] = -q * (1 - q)',
  squared_relu: 'const r = x > 0 ? x : 0; f[i] = r * r; df[i] = 2 * r; d2f[i] = x > 0 ? 2 : 0',
  star_relu: 'const r = x > 0 ? x : 0; f[i] = s * r * r + b; df[i] = 2 * s * r; d2f[i] = x > 0 ? 2 * s : 0',
  sine: 'const y = Math.sin(omega * x); f[i] = y; df[i] = omega * Math.cos(omega * x); d2f[i] = -omega * omega * y',
  cosine: 'const y = Math.cos(x); f[i] = y; df[i] = -Math.sin(x); d2f[i] = -y',
  gaussian: 'const y = Math.exp(-x * x); f[i] = y; df[i] = -2 * x * y; d2f[i] = (4 * x * x - 2) * y',
  arctan: 'const d = 1 + x * x; f[i] = Math.atan(x); df[i] = 1 / d; d2f[i] = -2 * x / (d * d)',
  sinc: `if (x === 0) { f[i] = 1; df[i] = 0; d2f[i] = -1 / 3 } else { const s = Math.sin(x), c = Math.cos(x);
    f[i] = s / x; df[i] = (c - s / x) / x; d2f[i] = ((2 - x * x) * s - 2 * x * c) / (x * x * x) }`,
  isru: 'const d = 1 / Math.sqrt(1 + alpha * x * x), d3 = d * d * d; f[i] = x * d; df[i] = d3; d2f[i] = -3 * alpha * x * d3 * d * d',
  isrlu: `if (x >= 0) { f[i] = x; df[i] = 1; d2f[i] = 0 }
    else { const d = 1 / Math.sqrt(1 + alpha * x * x), d3 = d * d * d; f[i] = x * d; df[i] = d3; d2f[i] = -3 * alpha * x * d3 * d * d }`,
  squareplus: 'const r = Math.sqrt(x * x + b); f[i] = (x + r) / 2; df[i] = (1 + x / r) / 2; d2f[i] = b / (2 * r * r * r)',
  snake: 'const s = Math.sin(a * x); f[i] = x + s * s / a; df[i] = 1 + Math.sin(2 * a * x); d2f[i] = 2 * a * Math.cos(2 * a * x)',
  lisht: 'const t = Math.tanh(x), h = 1 - t * t; f[i] = x * t; df[i] = t + x * h; d2f[i] = 2 * h * (1 - x * t)',
  serf: `const e = Math.exp(x), p = Math.log(1 + e), s = e / (1 + e), y = erf(p), g = 1.1283791670955126 * Math.exp(-p * p);
    f[i] = x * y; df[i] = y + x * s * g; d2f[i] = g * s * (2 + x * (1 - s - 2 * p * s))`,
  tanhexp: `const e = Math.exp(x), t = Math.tanh(e), h = 1 - t * t;
    f[i] = x * t; df[i] = t + x * e * h; d2f[i] = e * h * (2 + x - 2 * x * e * t)`,
  smish: `const s = 1 / (1 + Math.exp(-x)), t = Math.tanh(Math.log(1 + s)), h = 1 - t * t;
    const dl = s * (1 - s) / (1 + s), d2l = s * (1 - s) * (1 - 2 * s) / (1 + s) - dl * dl;
    f[i] = x * t; df[i] = t + x * h * dl; d2f[i] = 2 * h * dl + x * h * (d2l - 2 * t * dl * dl)`,
  acon_c: `const d = p1 - p2, z = beta * d * x, s = 1 / (1 + Math.exp(-z)), q = 1 - s;
    f[i] = d * x * s + p2 * x; df[i] = d * s * (1 + z * q) + p2; d2f[i] = beta * d * d * s * q * (2 + z * (q - s))`,
  pau: `const P = a0 + x * (a1 + x * (a2 + x * (a3 + x * (a4 + x * a5)))), A = x * (b1 + x * (b2 + x * (b3 + x * b4)));
    const dP = a1 + x * (2 * a2 + x * (3 * a3 + x * (4 * a4 + x * 5 * a5))), d2P = 2 * a2 + x * (6 * a3 + x * (12 * a4 + x * 20 * a5));
    const sgn = Math.sign(A), Q = 1 + Math.abs(A), dQ = sgn * (b1 + x * (2 * b2 + x * (3 * b3 + x * 4 * b4)));
    const d2Q = sgn * (2 * b2 + x * (6 * b3 + x * 12 * b4));
    f[i] = P / Q; df[i] = (dP * Q - P * dQ) / (Q * Q);
    d2f[i] = d2P / Q - (2 * dP * dQ + P * d2Q) / (Q * Q) + 2 * P * dQ * dQ / (Q * Q * Q)`,
  exponential: 'const y = Math.exp(x); f[i] = y; df[i] = y; d2f[i] = y',
};

// Abramowitz and Stegun (1964), 7.1.26: what pages without an erf of their own use; absolute error 1.5e-7.
function erf(x) {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const y = 1 - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp(-x * x);
  return x < 0 ? -y : y;
}

// (z, parameters) -> {f, df, d2f}, or undefined for an id without a peer.
export function plainFunction(id, parameterNames) {
  if (!(id in bodies)) return undefined;
  const fill = new Function('erf', 'inputs', 'f', 'df', 'd2f', ...parameterNames,
    `'use strict'; for (let i = 0; i < inputs.length; i++) { const x = inputs[i]; ${bodies[id]} }`);
  return (z, parameters) => {
    const f = new Float64Array(z.length), df = new Float64Array(z.length), d2f = new Float64Array(z.length);
    fill(erf, z, f, df, d2f, ...parameters);
    return {f, df, d2f};
  };
}
