// Reads what `deflate` wrote (RFC 1951), at once: the browser's own reader answers later, when a link must have been read.
//
// Never writes more than it is told that there may be, whatever the bytes say.

/** What a length or a distance begins with, and how many bits more it has. */
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
/** The order in which the lengths of the codes of code lengths stand. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LONGEST_CODE = 15;
const END = 256;

/** How many codes there are of each length, and the symbols in the order of their codes. @typedef {{counts: Uint16Array, symbols: Uint16Array}} Codes */

/** @param {ArrayLike<number>} lengths of the code of each symbol; 0: it has none @returns {Codes} */
function codesOf(lengths) {
  const counts = new Uint16Array(LONGEST_CODE + 1);
  for (let i = 0; i < lengths.length; i++) counts[lengths[i]]++;
  counts[0] = 0;
  const next = new Uint16Array(LONGEST_CODE + 2);
  for (let n = 1; n <= LONGEST_CODE; n++) next[n + 1] = next[n] + counts[n];
  const symbols = new Uint16Array(lengths.length);
  for (let i = 0; i < lengths.length; i++) if (lengths[i] > 0) symbols[next[lengths[i]]++] = i;
  return {counts, symbols};
}

const FIXED = {
  symbols: codesOf(Array.from({length: 288}, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
  distances: codesOf(new Array(30).fill(5)),
};

class Broken extends Error {}

/** Bits from the lowest on. */
class Bits {
  #bytes;
  #at = 0;
  #bit = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  /** @param {number} count */
  take(count) {
    let value = 0;
    for (let i = 0; i < count; i++) {
      if (this.#at >= this.#bytes.length) throw new Broken();
      value |= ((this.#bytes[this.#at] >> this.#bit) & 1) << i;
      this.#bit = (this.#bit + 1) & 7;
      if (this.#bit === 0) this.#at++;
    }
    return value;
  }

  /** One symbol. @param {Codes} codes */
  symbol({counts, symbols}) {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let n = 1; n <= LONGEST_CODE; n++) {
      code |= this.take(1);
      const count = counts[n];
      if (code - count < first) return symbols[index + code - first];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Broken();
  }

  /** To the next whole byte. */
  align() {
    if (this.#bit > 0) this.take(8 - this.#bit);
  }

  get isAtEnd() {
    this.align();
    return this.#at === this.#bytes.length;
  }
}

/** The codes that a block brings along. @param {Bits} bits */
function ownCodes(bits) {
  const [count, distances, own] = [bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4];
  const short = new Uint8Array(ORDER.length);
  for (let i = 0; i < own; i++) short[ORDER[i]] = bits.take(3);
  const codes = codesOf(short);
  const lengths = new Uint8Array(count + distances);
  for (let i = 0; i < lengths.length;) {
    const symbol = bits.symbol(codes);
    if (symbol < 16) {
      lengths[i++] = symbol;
      continue;
    }
    if (symbol === 16 && i === 0) throw new Broken();
    const value = symbol === 16 ? lengths[i - 1] : 0;
    const times = symbol === 16 ? 3 + bits.take(2) : symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7);
    if (i + times > lengths.length) throw new Broken();
    lengths.fill(value, i, i + times);
    i += times;
  }
  return {symbols: codesOf(lengths.subarray(0, count)), distances: codesOf(lengths.subarray(count))};
}

/**
 * @param {Uint8Array} bytes
 * @param {number} limit of bytes to be written
 * @returns {Uint8Array | null} null: it is not deflated, does not end with its bytes, or is more than the limit
 */
export function inflate(bytes, limit) {
  const bits = new Bits(bytes);
  const out = new Uint8Array(limit);
  let length = 0;
  /** @param {number} byte */
  const put = (byte) => {
    if (length === limit) throw new Broken();
    out[length++] = byte;
  };
  try {
    for (let isLast = false; !isLast;) {
      isLast = bits.take(1) === 1;
      const kind = bits.take(2);
      if (kind === 3) throw new Broken();
      if (kind === 0) {
        bits.align();
        const size = bits.take(16);
        if (bits.take(16) !== (size ^ 0xffff)) throw new Broken();
        for (let i = 0; i < size; i++) put(bits.take(8));
        continue;
      }
      const {symbols, distances} = kind === 1 ? FIXED : ownCodes(bits);
      for (let symbol = bits.symbol(symbols); symbol !== END; symbol = bits.symbol(symbols)) {
        if (symbol < END) {
          put(symbol);
          continue;
        }
        const which = symbol - END - 1;
        if (which >= LENGTHS.length) throw new Broken();
        const count = LENGTHS[which] + bits.take(LENGTH_BITS[which]);
        const far = bits.symbol(distances);
        if (far >= DISTANCES.length) throw new Broken();
        const distance = DISTANCES[far] + bits.take(DISTANCE_BITS[far]);
        if (distance > length) throw new Broken();
        for (let i = 0; i < count; i++) put(out[length - distance]);
      }
    }
  } catch (error) {
    if (error instanceof Broken) return null;
    throw error;
  }
  return bits.isAtEnd ? out.slice(0, length) : null;
}
