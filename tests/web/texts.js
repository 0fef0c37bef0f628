// All texts of a language, whichever view they belong to.

/** @param {string} lang */
async function everything(lang) {
  const parts = await Promise.all(['', 'view_play.', 'view_functions.', 'view_softmax.', 'view_facts.', 'derivations.', 'embed.', 'frame.', 'takeaway.', 'home.'].map((view) => import(`../../web/i18n/${view}${lang}.js`)));
  return Object.assign({}, ...parts.map((part) => part.default));
}

export const en = await everything('en');
export const zhHans = await everything('zh-Hans');
