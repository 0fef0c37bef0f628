// English: the texts of Softmax.

import softmax from './softmax.en.js';
import {flatten} from './flatten.js';

export default flatten(softmax);
