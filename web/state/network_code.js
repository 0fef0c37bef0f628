// The languages that a trained network can be taken home in.

import {numpyNetwork} from './network_code/numpy.js';

export {MAX_SHOWN, layerSpec, networkSubject} from './network_code/subject.js';

/** @typedef {import('./network_code/subject.js').NetworkSubject} NetworkSubject */

/** By id, in the order of a menu. @type {Record<string, {name: string, ending: string, write: (subject: NetworkSubject) => string}>} */
export const NETWORK_LANGUAGES = {
  numpy: {name: 'NumPy', ending: 'py', write: numpyNetwork},
};
