// 简体中文：训练视图的文字。

import playCurve from './play_curve.zh-Hans.js';
import playData from './play_data.zh-Hans.js';
import playDiagram from './play_diagram.zh-Hans.js';
import playNumbers from './play_numbers.zh-Hans.js';
import playTransport from './play_transport.zh-Hans.js';
import {flatten} from './flatten.js';

export default flatten(playCurve, playData, playDiagram, playNumbers, playTransport);
