// English: the texts of Functions.

import facts from './facts.en.js';
import formula from './formula.en.js';
import functions from './functions.en.js';
import {flatten} from './flatten.js';

export default flatten(facts, formula, {functions});
