// How the network is trained: learning rate, optimizer, loss, regularization, first weights; the rest under "More".

import {formatNumber} from '../../i18n/numbers.js';
import {make} from '../make.js';
import {hideable} from './hiding.js';
import {setHint, withHint} from './hint.js';
import {createNumberField, nextRung, refusalOf} from './number_field.js';
import {createMore} from './options_more.js';

/** @typedef {import('./parts.d.ts').PlayContext} PlayContext */
/** @typedef {import('../../state.js').State} State */

/** A rate that is seen to work, for whoever switches regularization on while it has none. */
const FIRST_RATE = 0.003;

/** First weights that are not drawn. */
const OF_LINK = 'of_link';

/** @param {PlayContext} context */
export function createOptions(context) {
  const {core, session, t} = context;
  const {optimizers, losses, regularizers, initializers} = core.catalogue();

  /**
   * A menu with a sentence about what is chosen.
   * @param {'optimizer' | 'loss' | 'regularization' | 'initializer'} key
   * @param {() => readonly {id: string}[]} rows
   * @param {(state: State) => string} current
   * @param {(id: string) => Partial<State>} changes
   */
  const menu = (key, rows, current, changes) => {
    const select = make('select', {id: `play-${key}`, onchange: () => session.set(changes(select.value), {push: true})});
    const hinted = withHint(select, t(`option_hint.${key}`));
    const element = make('span', {class: `play-field play-menu-${key}`}, make('label', {for: select.id}, t(`option.${key}`)), hinted);
    let listed = '';
    return {
      key,
      element,
      update() {
        const now = current(session.state);
        const ids = rows().map(({id}) => id);
        if (!ids.includes(now)) ids.push(now);  // of a link that asks for what does not fit: it is shown, and why the run is not so
        if (listed !== ids.join()) select.replaceChildren(...ids.map((id) => make('option', {value: id}, t(`method.${id}`))));
        listed = ids.join();
        select.value = now;
        // The rate has its field under "More": here it is seen.
        for (const option of key === 'regularization' ? select.options : []) {
          const isRated = option.value === now && now !== 'none';
          const words = t(`method.${option.value}`);
          option.textContent = isRated ? `${words} ${formatNumber(session.state.regularizationRate)}` : words;
        }
        setHint(hinted, `${t(`option_hint.${key}`)} ${t(`method_hint.${now}`)}`);
      },
    };
  };

  const rate = createNumberField({label: t('option.rate'), t, class: 'play-rate',
    accept: (value) => refusalOf(t, value, {low: 0, high: Number.MAX_VALUE}),
    take: (learningRate) => session.set({learningRate: /** @type {number} */ (learningRate)}), next: nextRung});
  const rateField = withHint(rate.input, t('option_hint.rate'), {body: rate.element});
  const menus = [
    menu('optimizer', () => optimizers, ({optimizer}) => optimizer.id, (id) => ({optimizer: {id}})),
    menu('loss', () => losses.filter((loss) => loss[session.state.problem]), ({loss}) => loss, (loss) => {
      // A loss that implies its output takes it, whatever was chosen for another one.
      const implies = losses.find(({id}) => id === loss)?.output;
      return implies ? {loss, output: null} : {loss};
    }),
    menu('regularization', () => regularizers, ({regularization}) => regularization, (id) => {
      const regularization = /** @type {State['regularization']} */ (id);
      const needsRate = regularization !== 'none' && session.state.regularizationRate === 0;
      return needsRate ? {regularization, regularizationRate: FIRST_RATE} : {regularization};
    }),
    menu('initializer', () => initializers, ({initializer, weights}) => (weights === null ? initializer.id : OF_LINK), (id) => {
      const {gain} = session.state.initializer;
      return {initializer: gain === undefined ? {id} : {id, gain}, weights: null};
    }),
  ];
  const more = createMore(context);
  const element = make('section', {class: 'play-options', 'aria-label': t('options.title')},
      rateField, ...menus.map((one) => one.element), more.element);

  function update() {
    const {state} = session;
    rate.show(state.learningRate);
    const usual = optimizers.find(({id}) => id === state.optimizer.id)?.settings.find(({name}) => name === 'learningRate');
    setHint(rateField, `${t('option_hint.rate')} ${t('option.rate_usual', {optimizer: t(`method.${state.optimizer.id}`), rate: formatNumber(usual?.initial ?? 0)})}`);
    hideable(session, 'learningRate', rateField);
    for (const one of menus) {
      one.update();
      hideable(session, one.key, one.element);
    }
    hideable(session, 'moreOptions', more.element);
    more.update();
  }

  update();
  return {element, update, destroy: more.destroy};
}
