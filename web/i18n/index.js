// Words in the reader's language: which language to use, the text for a key, and how numbers are written.
//
// A language is a module of flat keys for all views and one for each view, loaded when they are needed. Knows nothing of the page or of the core.

/**
 * @typedef {Record<string, string>} Messages
 * @typedef {{(key: string, params?: Record<string, string | number>): string, lang: string, has(key: string): boolean}} Translate
 */

/** @typedef {import('../state.js').State['view']} View */
/** What belongs to no view is loaded when it is opened. @typedef {View | 'derivations' | 'embed' | 'frame' | 'takeaway' | 'home'} Part */
/** @type {Record<string, Record<Part | 'all', () => Promise<{default: Messages}>>>} */
const LANGUAGES = {
  en: {
    all: () => import('./en.js'),
    play: () => import('./view_play.en.js'),
    functions: () => import('./view_functions.en.js'),
    softmax: () => import('./view_softmax.en.js'),
    facts: () => import('./view_facts.en.js'),
    derivations: () => import('./derivations.en.js'),
    embed: () => import('./embed.en.js'),
    frame: () => import('./frame.en.js'),
    takeaway: () => import('./takeaway.en.js'),
    home: () => import('./home.en.js'),
  },
  'zh-Hans': {
    all: () => import('./zh-Hans.js'),
    play: () => import('./view_play.zh-Hans.js'),
    functions: () => import('./view_functions.zh-Hans.js'),
    softmax: () => import('./view_softmax.zh-Hans.js'),
    facts: () => import('./view_facts.zh-Hans.js'),
    derivations: () => import('./derivations.zh-Hans.js'),
    embed: () => import('./embed.zh-Hans.js'),
    frame: () => import('./frame.zh-Hans.js'),
    takeaway: () => import('./takeaway.zh-Hans.js'),
    home: () => import('./home.zh-Hans.js'),
  },
};

export const languages = Object.keys(LANGUAGES);

/**
 * The language that a BCP 47 tag asks for, or null. Every Chinese tag gets Simplified Chinese, the only one there is.
 * @param {string | null | undefined} tag
 */
function supported(tag) {
  const primary = (tag ?? '').toLowerCase().split('-')[0];
  if (primary === 'zh') return 'zh-Hans';
  return primary === 'en' ? 'en' : null;
}

/**
 * The link decides, then the reader's stored choice, then the browser's list, then English.
 * @param {{hash?: string | null, stored?: string | null, navigatorLanguages?: readonly string[]}} wishes
 */
export function resolveLanguage({hash, stored, navigatorLanguages = []}) {
  for (const tag of [hash, stored, ...navigatorLanguages]) {
    const lang = supported(tag);
    if (lang) return lang;
  }
  return 'en';
}

/**
 * @param {Messages} messages
 * @param {string} lang
 * @param {(problem: string) => void} complain called for a missing key or parameter; the key then stands in for its text
 * @returns {Translate}
 */
export function createTranslator(messages, lang, complain) {
  /** @type {(key: string, params?: Record<string, string | number>) => string} */
  const translate = (key, params = {}) => {
    const text = Object.hasOwn(messages, key) ? messages[key] : undefined;
    if (text === undefined) {
      complain(`no text for "${key}" in ${lang}`);
      return key;
    }
    return text.replace(/\{(\w+)\}/g, (placeholder, name) => {
      if (Object.hasOwn(params, name)) return String(params[name]);
      complain(`no value for ${placeholder} of "${key}"`);
      return placeholder;
    });
  };
  return Object.assign(translate, {lang, has: (/** @type {string} */ key) => Object.hasOwn(messages, key)});
}

/**
 * Loads the texts of some views. A missing text is an error on the console, never a broken page.
 * @param {string} lang one of `languages`
 * @param {...Part} views
 */
export async function translator(lang, ...views) {
  const parts = await Promise.all(/** @type {const} */ (['all', ...views]).map((part) => LANGUAGES[lang][part]()));
  return createTranslator(Object.assign({}, ...parts.map((part) => part.default)), lang, (problem) => console.error(problem));
}
