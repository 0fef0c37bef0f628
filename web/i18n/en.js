// English: the texts of every view.

import glossary from './glossary.en.js';
import own from './own.en.js';
import page from './page.en.js';
import parameters from './parameters.en.js';
import {flatten} from './flatten.js';

export default flatten(glossary, own, page, {parameters});
