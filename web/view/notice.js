// What a view says beside itself: the notice about what a link says wrongly, and a polite voice for screen readers.

import {make} from './make.js';

/** @typedef {import('../i18n/index.js').Translate} Translate */
/** @typedef {import('../state.js').Problem} Problem */
/** @typedef {NonNullable<Problem['choices']>[number]} Choice */

/** The sentence for a problem of the link. @param {Problem} problem @param {Translate} t */
export function problemText({key, value, code, detail}, t) {
  if (t.has(`problem.${code}`)) return t(`problem.${code}`, {key, value, ...detail});
  return t('problem.other', {key, value, message: String(detail.message ?? code)});
}

/**
 * @param {readonly Problem[]} problems
 * @param {Translate} t
 * @param {{title?: string, onDismiss: () => void, onChoose: (choice: Choice) => void}} options
 */
export function createNotice(problems, t, {title = t('notice.title'), onDismiss, onChoose}) {
  const items = problems.map((problem) => {
    const {choices = []} = problem;
    const buttons = choices.map((choice) => make('button', {class: 'button', onclick: () => onChoose(choice)}, choice.functions[choice.selected].id));
    return make('li', {}, problemText(problem, t), ...(buttons.length > 0 ? [make('div', {class: 'choices'}, t('notice.meant'), ...buttons)] : []));
  });
  return make('section', {class: 'notice', role: 'status', 'aria-label': title},
      make('div', {}, make('p', {}, title), make('ul', {}, ...items)),
      make('button', {class: 'button', onclick: onDismiss}, t('notice.dismiss')));
}

const PAUSE = 400;

/** A polite live region: of what comes in quick succession it says the last. */
export function createVoice() {
  const element = make('p', {class: 'visually-hidden', role: 'status', 'aria-live': 'polite'});
  let timer = 0;
  return {
    element,
    /** @param {string} text */
    say(text) {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        element.textContent = text;
      }, PAUSE);
    },
  };
}
