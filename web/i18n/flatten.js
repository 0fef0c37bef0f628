// How groups of texts become the one flat table that keys are looked up in.

/**
 * Nested groups as flat keys: {card: {use: '…'}} becomes {'card.use': '…'}.
 * @param {object[]} groups
 * @returns {Record<string, string>}
 */
export function flatten(...groups) {
  /** @type {Record<string, string>} */
  const flat = {};
  for (const group of groups) {
    for (const [key, value] of Object.entries(group)) {
      if (typeof value === 'string') flat[key] = value;
      else for (const [rest, text] of Object.entries(flatten(value))) flat[`${key}.${rest}`] = text;
    }
  }
  return flat;
}
