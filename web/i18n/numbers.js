// Numbers for readers: a true minus sign, ∞, powers of ten. English and Chinese write them alike.
//
// Never for URLs, attributes or files: those take JavaScript's own spelling.

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** @param {number} exponent */
function powerOfTen(exponent) {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/**
 * With `decimals` the number of places is fixed, so that a read-out does not change its width while it moves; otherwise
 * at most `significant` digits are written, and no zeros that say nothing.
 * @param {number} value
 * @param {{significant?: number, decimals?: number}} [options]
 */
export function formatNumber(value, {significant = 4, decimals} = {}) {
  if (Number.isNaN(value)) return 'NaN';
  const magnitude = Math.abs(value);
  let text;
  if (magnitude === Infinity) {
    text = '∞';
  } else if (magnitude >= 1e6 || (magnitude > 0 && magnitude < 1e-4 && decimals === undefined)) {
    const [mantissa, exponent] = magnitude.toExponential(significant - 1).split('e');
    text = `${Number(mantissa)}×${powerOfTen(Number(exponent))}`;
  } else {
    text = decimals === undefined ? String(Number(magnitude.toPrecision(significant))) : magnitude.toFixed(decimals);
  }
  const isZero = Number(text) === 0;
  return value < 0 && !isZero ? `−${text}` : text;
}
