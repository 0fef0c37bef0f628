// Protocol buffers as bytes, as far as ONNX needs them: numbers, texts, messages in messages.

/** How a field's value is laid out. */
const WIRE = {varint: 0, sized: 2, fixed32: 5};

/** Seven bits a byte, the lowest first; a negative number as its 64 bits. @param {number} value */
function varint(value) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest)];
}

/** @param {readonly (Uint8Array | number[])[]} parts */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {number} field @param {number} wire */
const tag = (field, wire) => varint(field * 8 + wire);

/** @param {number} field @param {number} value A whole number. */
export const integer = (field, value) => joined([tag(field, WIRE.varint), varint(value)]);

/** @param {number} field @param {number} value */
export const float = (field, value) => joined([tag(field, WIRE.fixed32), floats([value])]);

/** @param {number} field @param {Uint8Array} value */
export const bytes = (field, value) => joined([tag(field, WIRE.sized), varint(value.length), value]);

/** @param {number} field @param {string} value */
export const text = (field, value) => bytes(field, new TextEncoder().encode(value));

/** @param {number} field @param {readonly Uint8Array[]} parts Its fields. */
export const message = (field, parts) => bytes(field, joined(parts));

/** Numbers in single precision, the lowest byte first whatever the computer's order is. @param {readonly number[]} values */
export function floats(values) {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, i) => view.setFloat32(4 * i, value, true));
  return new Uint8Array(view.buffer);
}

/** Whole numbers of 64 bits. @param {readonly number[]} values */
export function longs(values) {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, i) => view.setBigInt64(8 * i, BigInt(value), true));
  return new Uint8Array(view.buffer);
}
