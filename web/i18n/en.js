// English: all texts of the page in one flat table.

import facts from './facts.en.js';
import functions from './functions.en.js';
import glossary from './glossary.en.js';
import page from './page.en.js';
import {flatten} from './flatten.js';

export default flatten(facts, page, glossary, {functions});
