// The languages that a trained network can be taken home in.

import {cppNetwork} from './network_code/cpp.js';
import {javascriptNetwork} from './network_code/javascript.js';
import {kerasNetwork} from './network_code/keras.js';
import {numpyNetwork} from './network_code/numpy.js';
import {plainNetwork} from './network_code/plain.js';
import {torchNetwork} from './network_code/torch.js';

export {MAX_SHOWN, layerSpec, networkSubject} from './network_code/subject.js';

/** @typedef {import('./network_code/subject.js').NetworkSubject} NetworkSubject */

/** By id, in the order of a menu. @type {Record<string, {name: string, ending: string, write: (subject: NetworkSubject) => string}>} */
export const NETWORK_LANGUAGES = {
  numpy: {name: 'NumPy', ending: 'py', write: numpyNetwork},
  python: {name: 'Python', ending: 'py', write: plainNetwork},
  pytorch: {name: 'PyTorch', ending: 'py', write: torchNetwork},
  keras: {name: 'Keras', ending: 'py', write: kerasNetwork},
  cpp: {name: 'C++', ending: 'cpp', write: cppNetwork},
  javascript: {name: 'JavaScript', ending: 'mjs', write: javascriptNetwork},
};
