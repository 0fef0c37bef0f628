// What shows <softmax-explorer>.

import {createSoftmax} from '../view/softmax.js';
import {grouped} from './groups.js';
import {mount} from './mount.js';

/** @satisfies {import('./mount.js').Kind} */
const KIND = {view: /** @type {const} */ ('softmax'), initial: {show: 'logits'}, create: grouped(createSoftmax)};

/** @type {import('./mount.js').Show} */
export const show = (host, left, isWanted) => mount(host, KIND, left, isWanted);
