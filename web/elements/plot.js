// What shows <activation-plot>.

import {createPlotView} from '../view/plot_view.js';
import {grouped} from './groups.js';
import {mount} from './mount.js';

/** @satisfies {import('./mount.js').Kind} */
const KIND = {view: /** @type {const} */ ('functions'), initial: {derivative: '0', show: 'plot,legend,sliders'}, create: grouped(createPlotView)};

/** @type {import('./mount.js').Show} */
export const show = (host, left, isWanted) => mount(host, KIND, left, isWanted);
