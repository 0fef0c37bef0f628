// What frames the views: header with language and theme, help and glossary.

import {mark} from '../draw/marks.js';
import {glossaryDialog} from './glossary.js';
import {helpDialog} from './help.js';
import {make} from './make.js';
import {svg} from './svg.js';

/** @typedef {import('../i18n/index.js').Translate} Translate */
/** @typedef {'auto' | 'light' | 'dark'} Theme */

/** @typedef {import('../state.js').State['view']} View */
/** @type {View[]} */
const VIEWS = ['play', 'functions', 'softmax', 'facts'];
/** @type {Theme[]} */
export const THEMES = ['auto', 'light', 'dark'];

const SHORTCUTS = [
  {keys: ['←', '→'], action: 'help.cursor'},
  {keys: ['Page Up', 'Page Down'], action: 'help.far'},
  {keys: ['Home', 'End'], action: 'help.ends'},
  {keys: ['+', '−'], action: 'help.zoom'},
  {keys: ['0'], action: 'help.reset'},
  {keys: ['Shift', '←', '→', '↑', '↓'], action: 'help.pan'},
  {keys: ['/'], action: 'help.search'},
  {keys: ['Space', 'K'], action: 'help.train'},
  {keys: ['S'], action: 'help.step'},
  {keys: ['R'], action: 'help.rewind'},
  {keys: ['?'], action: 'help.help'},
];

const LOGO = [
  mark('rect', {x: 1, y: 1, width: 24, height: 24, rx: 6, class: 'logo-frame'}),
  mark('path', {d: 'M4 19H12L21 6', class: 'logo-curve'}),
];

/** Half a disk, an empty one, a full one: as the browser, light, dark. @param {Theme} theme */
function themeIcon(theme) {
  const inside = theme === 'auto' ? 'M9 2A7 7 0 0 1 9 16Z' : theme === 'dark' ? 'M9 2A7 7 0 1 1 9 16A7 7 0 1 1 9 2Z' : '';
  return svg({viewBox: '0 0 18 18', width: 18, height: 18, 'aria-hidden': 'true', class: 'icon'}, [
    mark('circle', {cx: 9, cy: 9, r: 7, class: 'icon-line'}),
    mark('path', {d: inside, class: 'icon-fill'}),
  ]);
}

/** @param {HTMLDialogElement} dialog */
function open(dialog) {
  if (!dialog.isConnected) document.body.append(dialog);
  dialog.showModal();
}

/**
 * @param {Translate} t
 * @param {{view: View, onView: (view: View) => void, onSkip: () => void, theme: Theme, onTheme: (theme: Theme) => void, onLanguage: (lang: 'en' | 'zh-Hans') => void,
 *   areKeysOn: boolean, onKeys: (areOn: boolean) => void}} options
 */
export function createHeader(t, {view, onView, onSkip, theme, onTheme, onLanguage, areKeysOn, onKeys}) {
  const help = helpDialog(t, SHORTCUTS, areKeysOn, onKeys);
  const glossary = glossaryDialog(t);
  const other = t.lang === 'en' ? 'zh-Hans' : 'en';
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  const themeLabel = t('shell.theme', {theme: t(`shell.theme_${theme}`), next: t(`shell.theme_${next}`)});
  const element = make('header', {},
      make('button', {class: 'button skip', onclick: onSkip}, t(view === 'play' ? 'shell.skip_play' : 'shell.skip')),
      make('h1', {}, svg({viewBox: '0 0 26 26', width: 26, height: 26, 'aria-hidden': 'true'}, LOGO), make('span', {}, t('shell.title'))),
      make('nav', {'aria-label': t('shell.views')}, ...VIEWS.map((name) =>
        make('button', {class: 'button view', 'aria-current': view === name && 'page', onclick: () => onView(name)}, t(`shell.view_${name}`)))),
      make('div', {class: 'end'},
          make('button', {class: 'button', onclick: () => open(glossary)}, t('shell.glossary')),
          make('button', {class: 'button keys', onclick: () => open(help)}, t('shell.keys')),
          make('button', {class: 'button', lang: other, onclick: () => onLanguage(other)}, other === 'en' ? 'English' : '中文'),
          make('button', {class: 'button square', 'aria-label': themeLabel, title: themeLabel, onclick: () => onTheme(next)}, themeIcon(theme))));
  return {
    element,
    showHelp: () => open(help),
    remove() {
      for (const part of [element, help, glossary]) part.remove();
    },
  };
}
