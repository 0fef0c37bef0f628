// Pages of this site that WordPress and others turn into a figure by their address alone, where the site has such pages:
// a `meta` in the head says where their list is.

import {make} from '../make.js';

/** @param {import('../../i18n/index.js').Translate} t */
export function createPages(t) {
  const element = make('div', {class: 'embed-pages'});
  const list = document.querySelector('meta[name="oembed-pages"]')?.getAttribute('content');
  if (list) fill(element, new URL(list, document.baseURI), t);
  return element;
}

/** @param {HTMLElement} element @param {URL} list @param {import('../../i18n/index.js').Translate} t */
async function fill(element, list, t) {
  try {
    const pages = (await (await fetch(list)).json())[t.lang];
    element.append(make('p', {class: 'hint'}, t('embed.pages')),
        make('ul', {}, ...pages.map((/** @type {{title: string, url: string}} */ {title, url}) => make('li', {}, `${title} `, make('code', {}, url)))));
  } catch (error) {
    console.error(error);  // the block above does without them
  }
}
