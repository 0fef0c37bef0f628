// English: all texts of the page in one flat table.

import facts from './facts.en.js';
import functions from './functions.en.js';
import glossary from './glossary.en.js';
import page from './page.en.js';
import playCurve from './play_curve.en.js';
import playData from './play_data.en.js';
import playDiagram from './play_diagram.en.js';
import playNumbers from './play_numbers.en.js';
import playTransport from './play_transport.en.js';
import {flatten} from './flatten.js';

export default flatten(facts, page, glossary, playCurve, playData, playDiagram, playNumbers, playTransport, {functions});
