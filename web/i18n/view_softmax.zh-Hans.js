// Chinese: the texts of Softmax.

import softmax from './softmax.zh-Hans.js';
import {flatten} from './flatten.js';

export default flatten(softmax);
