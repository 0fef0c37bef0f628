// What stands around a figure in a frame, in English.

import {flatten} from './flatten.js';

export default flatten({
  frame: {
    open: 'Open in the playground',
    only_page: 'The table of facts is too wide for a frame.',
    to_page: 'Open the table on the page',
    not_loaded: 'This figure could not be loaded. Reload the page to try again.',
    title: 'Activation Playground: {name}',
    play: 'a network in training',
    functions: 'activation functions',
    softmax: 'softmax',
    facts: 'facts',
  },
});
