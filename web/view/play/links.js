// Links to and from TensorFlow Playground, and this page's own.

import {encode} from '../../state.js';
import {pastedHash, playgroundLink} from '../../state/playground_link.js';
import {createEmbed} from '../embed.js';
import {make, setAttribute} from '../make.js';
import {hideable} from './hiding.js';
import {createHome} from './home.js';
import {createPictures} from './pictures.js';

/** @param {import('./parts.d.ts').PlayContext} context @returns {import('./parts.d.ts').Part} */
export function createLinks(context) {
  const {session, t, say, address} = context;
  const error = make('p', {class: 'error', id: 'play-link-error', role: 'status'});
  const input = make('input', {id: 'play-link', class: 'search', type: 'text', inputmode: 'url', autocomplete: 'off', spellcheck: 'false',
    placeholder: 'https://playground.tensorflow.org/#…', 'aria-describedby': `play-link-hint ${error.id}`});
  const form = make('form', {class: 'play-links-form', novalidate: true, onsubmit: open},
      make('label', {for: input.id}, t('links.paste')),
      input, make('button', {class: 'button', type: 'submit'}, t('links.open')),
      make('p', {class: 'hint', id: 'play-link-hint'}, t('links.paste_hint')), error);

  const there = make('a', {class: 'play-links-there', target: '_blank', rel: 'noopener'}, t('links.there'));
  const thereHint = make('p', {class: 'hint'});
  const addressBox = make('input', {class: 'search', type: 'text', readonly: true, 'aria-label': t('links.address')});
  const copied = make('p', {class: 'hint', role: 'status'});
  const element = make('section', {class: 'panel play-links'},
      make('details', {ontoggle: show},
          make('summary', {}, make('h2', {}, t('links.title'))),
          form,
          make('h3', {}, t('links.same_there')), make('p', {}, there), thereHint,
          make('h3', {}, t('links.this_page')), make('p', {class: 'hint'}, t('links.this_page_hint')), addressBox,
          make('button', {class: 'button', type: 'button', onclick: copy}, t('links.copy')), copied,
          ...createPictures(context), ...createEmbed(context)),
      createHome(context));
  const details = /** @type {HTMLDetailsElement} */ (element.firstElementChild);
  input.addEventListener('input', () => refuse(''));

  /** @param {string} text */
  function refuse(text) {
    error.textContent = text;
    setAttribute(input, 'aria-invalid', text !== '');
  }

  /** @param {Event} event */
  function open(event) {
    event.preventDefault();
    const {hash, code} = pastedHash(input.value);
    if (code) {
      refuse(t(`links.error_${code}`));
      input.focus();
      return;
    }
    refuse('');
    // As if it had come through the address bar: what cannot be used is shown above, and Back returns to what was here.
    if (hash === encode(session.state)) say(t('links.already'));
    else {
      input.value = '';
      session.visit(hash);
      say(t('links.opened'));
    }
  }


  async function copy() {
    addressBox.value = address(session.state);
    try {
      await navigator.clipboard.writeText(addressBox.value);
      copied.textContent = t('links.copied');
    } catch {
      // No permission, as in a frame: it is selected, so that the keyboard's own copy takes it.
      addressBox.focus();
      addressBox.select();
      copied.textContent = t('links.select');
    }
  }

  function show() {
    hideable(session, 'links', element);
    if (!details.open) return;
    addressBox.value = address(session.state);
    copied.textContent = '';
    const {url, lacking} = playgroundLink(session.state);
    setAttribute(there, 'href', url);
    there.hidden = url === null;
    thereHint.textContent = url ? t('links.there_hint') :
      t('links.lacking', {list: lacking.map((name) => t(`links.lacks_${name}`)).join(t('links.and'))});
  }

  show();
  return {element, update: show};
}
