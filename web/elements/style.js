// Style sheets for shadow roots, made once from the page's: what speaks of the page speaks of the element there, and what asks for
// the width of the window asks for the element's.

import {styleText} from './sheets.js';

const DARK = /:root\[data-theme="dark"\]\s*\{([^}]*)\}/;
const WIDTHS = /@media (?:screen and )?((?:\((?:min|max)-width: ?[\d.]+px\)(?: and )?)+)(?=\s*\{)/g;

/** @param {string} text @returns {{usual: string, dark: string}} */
export function forShadow(text) {
  const usual = text
      .replace(WIDTHS, '@container $1')
      .replaceAll(':root', ':host')
      .replace(/^(?:html|body)(?= ?\{)/gm, '.widget');
  return {usual, dark: `:host { ${DARK.exec(text)?.[1] ?? ''} }`};
}

/** @param {string} text */
function sheetOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** @type {Promise<{usual: CSSStyleSheet, dark: CSSStyleSheet}> | null} */
let sheets = null;

/** One of each for all elements. */
export function styleSheets() {
  sheets ??= styleText().then(forShadow).then(({usual, dark}) => ({usual: sheetOf(usual), dark: sheetOf(dark)}));
  sheets.catch(() => {
    sheets = null;  // a failed download may be tried again
  });
  return sheets;
}
