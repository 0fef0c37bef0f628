// The embed as it will be, in a frame of its size, made smaller where there is no room for it. It says how tall it is.

import {CALL, REPLY, RESIZE} from '../../state/message_types.js';
import {make} from '../make.js';

/** Changes follow each other while someone types. */
const PAUSE = 250;
const FIRST_HEIGHT = 480;
const LOWEST = 120;
const HIGHEST = 4000;

/**
 * @param {import('../../i18n/index.js').Translate} t
 * @param {() => void} onHeight The figure has another height.
 */
export function createPreview(t, onHeight) {
  const frame = make('iframe', {class: 'embed-frame', title: t('embed.preview')});
  const room = make('div', {class: 'embed-room', tabindex: 0, role: 'region', 'aria-label': t('embed.preview')}, make('div', {class: 'embed-scaled'}, frame));
  const scaled = /** @type {HTMLElement} */ (frame.parentElement);
  const said = make('p', {class: 'hint embed-said'});
  const element = make('div', {class: 'embed-preview'}, room, said);

  let shown = {url: '', width: 0, height: /** @type {number | null} */ (null)};
  let natural = FIRST_HEIGHT;
  let available = 0;
  let timer = 0;

  function fit() {
    if (available === 0) return;
    const {width} = shown;
    const height = shown.height ?? natural;
    const scale = Math.min(1, available / width);
    frame.style.width = `${width}px`;
    frame.style.height = `${height}px`;
    frame.style.transform = `scale(${scale})`;
    scaled.style.width = `${width * scale}px`;
    scaled.style.height = `${height * scale}px`;
    const percent = Math.round(scale * 100);
    said.textContent = [t('embed.seen', {width, height, percent}), ...(shown.height !== null && shown.height < natural ? [t('embed.too_low', {natural})] : [])].join(' ');
  }

  /** @type {(value?: unknown) => void} */
  let hasLoaded;
  /** Only then somebody is there who answers. */
  const loaded = new Promise((resolve) => {
    hasLoaded = resolve;
  });

  /** Only the hash differs: the frame stays, and Back does not lead through its states. */
  function load() {
    if (frame.src) return frame.contentWindow?.location.replace(shown.url);
    frame.addEventListener('load', () => hasLoaded(), {once: true});
    frame.src = shown.url;
  }

  /** Calls that wait for their answers. @type {Map<string, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
  const calls = new Map();
  let count = 0;

  /** @param {MessageEvent} event */
  function receive({source, data}) {
    if (source !== frame.contentWindow || data === null || typeof data !== 'object') return;
    if (data.type === RESIZE && Number.isFinite(data.height)) {
      natural = Math.min(Math.max(data.height, LOWEST), HIGHEST);
      fit();
      onHeight();
    }
    if (data.type !== REPLY) return;
    const call = calls.get(data.id);
    calls.delete(data.id);
    if (data.ok) call?.resolve(data.value);
    else call?.reject(new Error(data.error.message));
  }
  addEventListener('message', receive);
  const observer = new ResizeObserver(([{contentRect}]) => {
    available = contentRect.width;
    fit();
  });
  observer.observe(room);

  return {
    element,
    /** As tall as what it shows. */
    get natural() {
      return natural;
    },
    /** @param {string} url @param {number} width @param {number | null} height */
    show(url, width, height) {
      const isNew = url !== shown.url;
      shown = {url, width, height};
      fit();
      if (!isNew) return;
      clearTimeout(timer);
      timer = window.setTimeout(load, frame.src ? PAUSE : 0);
    },
    /** Asks the figure in the frame. @param {string} method @param {...unknown} given @returns {Promise<any>} */
    async call(method, ...given) {
      await loaded;
      const id = `${method}-${count++}`;
      return new Promise((resolve, reject) => {
        calls.set(id, {resolve, reject});
        frame.contentWindow?.postMessage({type: CALL, id, method, arguments: given}, '*');
      });
    },
    destroy() {
      clearTimeout(timer);
      observer.disconnect();
      removeEventListener('message', receive);
      for (const {reject} of calls.values()) reject(new Error('closed'));
    },
  };
}
