// The dialog for authors: what is shown, how it looks in its size, and the text to paste for the place where it goes.

import {translator} from '../../i18n/index.js';
import {encode, update} from '../../state.js';
import {frameUrl, pictureName, snippet} from '../../state/snippets.js';
import {closable} from '../glossary.js';
import {make, setAttribute} from '../make.js';
import {find} from '../curves.js';
import {randomParameter} from '../specs.js';
import {createChoices} from './choices.js';
import {createPages} from './pages.js';
import {createPreview} from './preview.js';

/** Formats by the groups of the menu. */
const GROUPS = {
  page: ['html', 'iframe'],
  book: ['markdown', 'sphinx', 'jupyterbook', 'myst_widget', 'myst_frame', 'quarto', 'docusaurus', 'mkdocs'],
  other: ['wordpress', 'notebook', 'picture_markdown', 'picture_html'],
};
/** Where no script of ours makes the frame as tall as it needs to be. */
const FIXED = ['myst_frame', 'docusaurus', 'wordpress'];
/** The picture that belongs to a format. @type {Record<string, 'png' | 'svg'>} */
const PICTURES = {picture_markdown: 'png', picture_html: 'svg'};

/** Addresses that lead nowhere from elsewhere. @param {string} base */
const isHere = (base) => /^(?:file:|https?:\/\/(?:localhost|127\.[\d.]+|\[::1\])(?:[:/]|$))/.test(base);

/** Of several plots the one that says most. @param {readonly string[]} show */
const pictureOf = (show) => ['surface', 'curve', 'loss', 'health'].find((part) => show.includes(part) || show.includes('all')) ?? 'surface';

/** Whether something that is shown is drawn by lot. @param {import('../embed.js').Embeddable} context */
const isSeeded = ({session: {state}, activations}) => state.view !== 'functions' ||
  state.functions.some((spec) => randomParameter(find(activations, spec.id), spec));

/** @param {import('../embed.js').Embeddable} context */
export async function openEmbed(context) {
  const {session, t: shared, place, address} = context;
  const t = await translator(shared.lang, 'embed', 'frame');
  const {state} = session;
  // A copy of the page beside its folder says where that is.
  const folder = document.querySelector('meta[name="embed-folder"]')?.getAttribute('content') ?? '.';
  const base = new URL(folder, address(state)).href;
  const view = /** @type {'play' | 'functions' | 'softmax'} */ (state.view);
  // How the page itself is shown is chosen anew.
  const hash = encode(update(state, {show: null, locked: [], lang: null, theme: null}));

  const preview = createPreview(t, show);
  const choices = createChoices({view, title: view === 'functions' ? document.title : t('frame.title', {name: t(`frame.${view}`)}), t, onChange: show});
  const choice = make('select', {id: 'embed-format', 'aria-describedby': 'embed-what', onchange: show},
      ...Object.entries(GROUPS).map(([group, formats]) => make('optgroup', {label: t(`embed.group_${group}`)},
          ...formats.map((format) => make('option', {value: format}, t(`embed.name_${format}`))))));
  const what = make('p', {id: 'embed-what', class: 'hint'});
  const code = make('code', {});
  const box = make('pre', {tabindex: 0, role: 'region', 'aria-label': t('embed.snippet')}, code);
  const status = make('p', {class: 'hint embed-status', role: 'status'});
  const picture = make('button', {class: 'button', type: 'button', onclick: save}, t('embed.picture'));
  const pages = createPages(t);

  /** What is shown, as the snippets want it. */
  function shown() {
    const chosen = choices.read();
    return {base, hash, view, isSeeded: isSeeded(context), ...chosen, height: chosen.height ?? preview.natural};
  }

  function show() {
    const now = shown();
    const format = choice.value;
    // Its author reads the preview, in the language of the page.
    preview.show(frameUrl({...now, lang: now.lang ?? t.lang}), now.width, choices.read().height);
    what.textContent = [t(`embed.what_${format}`), ...(FIXED.includes(format) ? [t('embed.fixed')] : [])].join(' ');
    code.textContent = snippet(format, now);
    status.textContent = '';
    setAttribute(picture, 'hidden', !PICTURES[format]);
    setAttribute(pages, 'hidden', format !== 'wordpress');
  }

  async function copyIt() {
    try {
      await navigator.clipboard.writeText(code.textContent ?? '');
      status.textContent = t('embed.copied');
    } catch {
      // A page that is not served securely has no clipboard; the reader has.
      getSelection()?.selectAllChildren(code);
      status.textContent = t('embed.not_copied');
    }
  }

  /** The figure as it is in the preview, under the name that the snippet has. */
  async function save() {
    const ending = PICTURES[choice.value];
    try {
      const part = view === 'play' ? [pictureOf(choices.read().show)] : [];
      const href = ending === 'png' ? await preview.call('toPNG', ...part) : `data:image/svg+xml,${encodeURIComponent(await preview.call('toSVG', ...part))}`;
      make('a', {href, download: pictureName({view}, ending)}).click();
      status.textContent = t('embed.saved', {name: pictureName({view}, ending)});
    } catch (error) {
      status.textContent = t('embed.not_saved', {message: error instanceof Error ? error.message : String(error)});
    }
  }

  const dialog = closable('embedding', t('embed.title'), shared,
      make('p', {class: 'embed-lead'}, t('embed.lead')),
      ...(isHere(base) ? [make('p', {class: 'hint embed-here'}, t('embed.here', {base}))] : []),
      make('div', {class: 'embed-columns'}, choices.element,
          make('div', {class: 'embed-result'}, preview.element,
              make('div', {class: 'embed-format'}, make('label', {for: choice.id}, t('embed.format')), choice,
                  make('button', {class: 'button embed-copy', type: 'button', onclick: copyIt}, t('embed.copy'))), status, what, box,
              make('div', {class: 'buttons'}, picture),
              pages)));
  dialog.addEventListener('close', () => {
    preview.destroy();
    dialog.remove();
  });
  place.append(dialog);
  show();
  dialog.showModal();
}
