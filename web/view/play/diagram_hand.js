// The hand on the network: units and links that are pressed, pointed at, or reached by arrow keys.

import {nearestLink} from '../../draw/network.js';
import {formatNumber} from '../../i18n/numbers.js';
import {pointOn} from '../pointer.js';

/** @typedef {{from: import('../../draw/network.js').Place, to: import('../../draw/network.js').Place, layer: number, unit: number, input: number, weight: number}} Link */

/** How near a link must be to be meant, with a mouse and with a finger. */
const LINK_REACH = 6;
const TOUCH_REACH = 14;
/** Room for what is said beside a link. */
const TIP_WIDTH = 150;

/**
 * @param {import('./parts.d.ts').PlayContext} context
 * @param {{units: HTMLElement, tip: HTMLElement, nameOf(layer: number, unit: number): string, press(place: {layer: number, unit: number}): void, leave(): void,
 *   open(place: {layer: number, unit: number}, weight: number): void}} parts
 * @param {() => {columns: {element: HTMLElement}[][], links: Link[], width: number}} now
 */
export function listenToHand({selection, t}, {units, tip, nameOf, press, leave, open}, now) {
  /** @param {EventTarget | null} target @returns {{column: number, unit: number, button: HTMLElement} | null} */
  function unitAt(target) {
    const button = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest('.play-unit')) : null;
    return button && {column: Number(button.dataset.column), unit: Number(button.dataset.unit), button};
  }

  units.addEventListener('click', ({target}) => {
    const found = unitAt(target);
    if (!found || found.column === 0) return;
    press({layer: found.column - 1, unit: found.unit});
  });
  units.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      if (selection.now.unit !== null) event.preventDefault();  // a dialog around it stays open
      leave();
    }
    const found = unitAt(event.target);
    const move = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key];
    if (!found || !move) return;
    event.preventDefault();
    const {columns} = now();
    const column = Math.min(columns.length - 1, Math.max(0, found.column + move[0]));
    const next = columns[column][Math.min(columns[column].length - 1, Math.max(0, found.unit + move[1]))].element;
    found.button.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  /** @param {{column: number, unit: number} | null} found */
  const look = (found) => selection.set({hoveredUnit: found ? {layer: found.column - 1, unit: found.unit} : null});
  units.addEventListener('pointerover', ({target}) => look(unitAt(target)));
  units.addEventListener('focusin', ({target}) => look(unitAt(target)));
  units.addEventListener('focusout', () => look(null));
  units.addEventListener('pointerleave', () => {
    look(null);
    tip.hidden = true;
  });

  /** The link under the pointer. @param {PointerEvent | MouseEvent} event */
  function linkAt(event) {
    if (event.target !== units) return null;
    const {x, y} = pointOn(units, event);
    const {links} = now();
    const reach = 'pointerType' in event && event.pointerType === 'touch' ? TOUCH_REACH : LINK_REACH;
    return links[nearestLink(links, x, y, reach)] ?? null;
  }
  units.addEventListener('pointermove', (event) => {
    const link = linkAt(event);
    tip.hidden = !link;
    units.classList.toggle('on-link', link !== null);
    if (!link) return;
    const {x, y} = pointOn(units, event);
    const [from, to] = [nameOf(link.layer - 1, link.input), nameOf(link.layer, link.unit)];
    tip.textContent = link.weight === 0 ? t('diagram.link_dead', {from, to}) : t('diagram.link', {from, to, weight: formatNumber(link.weight)});
    tip.style.left = `${Math.min(now().width - TIP_WIDTH, x + 12)}px`;
    tip.style.top = `${y + 12}px`;
  });
  units.addEventListener('click', (event) => {
    const link = linkAt(event);
    if (link) open({layer: link.layer, unit: link.unit}, link.input);
  });
}
