// English: the texts of Facts.

import guide from './fact_guide.en.js';
import table from './fact_table.en.js';
import functions from './functions.en.js';
import {flatten} from './flatten.js';

export default flatten(table, guide, {functions});
