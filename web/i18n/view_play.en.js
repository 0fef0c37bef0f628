// English: the texts of Play.

import playCurve from './play_curve.en.js';
import playData from './play_data.en.js';
import playDiagram from './play_diagram.en.js';
import playNumbers from './play_numbers.en.js';
import playTransport from './play_transport.en.js';
import {flatten} from './flatten.js';

export default flatten(playCurve, playData, playDiagram, playNumbers, playTransport);
