// An element as a notebook's widget, in the form of anywidget: JupyterLab, Colab, marimo and MyST load this module by its address.
//
// Traits of the model, all of them optional: `element` (network-playground, activation-plot, softmax-explorer), `state` (a hash
// or a link; what the reader changes comes back in it) and `attributes` (an object, as in HTML).

import './elements.js';

/**
 * @typedef {object} Model What anywidget gives.
 * @property {(trait: string) => any} get
 * @property {(trait: string, value: unknown) => void} set
 * @property {(event: string, listener: () => void) => void} on
 * @property {(event: string, listener: () => void) => void} off
 * @property {() => void} save_changes
 */
/** @typedef {HTMLElement & {getState(): string, setState(state: string): Promise<unknown>}} Shown */

const ELEMENTS = ['network-playground', 'activation-plot', 'softmax-explorer'];
/** A kernel is told this often at most, in ms: a drag changes the state sixty times a second. */
const PAUSE = 300;

/** One for all views of a model. @type {WeakMap<Model, ReturnType<typeof createSaver>>} */
const savers = new WeakMap();

/** @param {Model} model */
function saverOf(model) {
  const saver = savers.get(model) ?? createSaver(model);
  savers.set(model, saver);
  return saver;
}

/** Tells the kernel what was changed, not for every change. @param {Model} model */
function createSaver(model) {
  let timer = 0;
  const save = () => {
    timer = 0;
    model.save_changes();
  };
  return {
    later() {
      timer ||= window.setTimeout(save, PAUSE);
    },
    /** What waits is saved. */
    stop() {
      if (!timer) return;
      clearTimeout(timer);
      save();
    },
  };
}

/** @param {Model} model @returns {Shown} */
function createElement(model) {
  const name = model.get('element') ?? ELEMENTS[0];
  if (!ELEMENTS.includes(name)) throw new Error(`element is one of ${ELEMENTS.join(', ')}, not ${name}`);
  const element = /** @type {Shown} */ (document.createElement(name));
  for (const [key, value] of attributesOf(model)) element.setAttribute(key, value);
  const state = model.get('state');
  if (state) element.setAttribute('state', state);
  return element;
}

/** Those that HTML would have: true is a bare one, false and null are none. @param {Model} model @returns {[string, string][]} */
function attributesOf(model) {
  const given = Object.entries(model.get('attributes') ?? {}).filter(([, value]) => value !== null && value !== false);
  const isOurs = (/** @type {string} */ key) => /^[a-z][\w-]*$/i.test(key) && !/^on/i.test(key) && !['state', 'style'].includes(key.toLowerCase());
  return given.filter(([key]) => isOurs(key)).map(([key, value]) => [key, value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value)]);
}

/** Before the first view. @param {{model: Model}} place @returns {() => void} */
const initialize = ({model}) => () => saverOf(model).stop();

/** @param {{model: Model, el: HTMLElement}} place @returns {() => void} */
function render({model, el}) {
  const saver = saverOf(model);
  /** @type {Shown | null} */
  let element = null;

  function onState() {
    if (!element) return;
    model.set('state', element.getState());
    saver.later();
  }

  function build() {
    remove();
    try {
      element = createElement(model);
      element.addEventListener('statechange', onState);
      el.append(element);
    } catch (error) {
      el.append(Object.assign(document.createElement('p'), {role: 'alert', textContent: error instanceof Error ? error.message : String(error)}));
    }
  }

  function remove() {
    element?.removeEventListener('statechange', onState);
    element = null;
    el.replaceChildren();
  }

  /** From the kernel, or from another view of this model. */
  function follow() {
    const state = model.get('state');
    // Where it cannot be shown, it says so itself.
    if (element && state && state !== element.getState()) element.setState(state).catch(() => {});
  }

  model.on('change:state', follow);
  model.on('change:element', build);
  model.on('change:attributes', build);
  build();
  return () => {
    model.off('change:state', follow);
    model.off('change:element', build);
    model.off('change:attributes', build);
    saver.stop();
    remove();
  };
}

export default {initialize, render};
