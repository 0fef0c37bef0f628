// 简体中文：页面的全部文字，合成一张平表。

import facts from './facts.zh-Hans.js';
import functions from './functions.zh-Hans.js';
import glossary from './glossary.zh-Hans.js';
import page from './page.zh-Hans.js';
import playCurve from './play_curve.zh-Hans.js';
import playData from './play_data.zh-Hans.js';
import playDiagram from './play_diagram.zh-Hans.js';
import playNumbers from './play_numbers.zh-Hans.js';
import playTransport from './play_transport.zh-Hans.js';
import {flatten} from './flatten.js';

export default flatten(facts, page, glossary, playCurve, playData, playDiagram, playNumbers, playTransport, {functions});
