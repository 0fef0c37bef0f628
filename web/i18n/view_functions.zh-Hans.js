// 简体中文：函数视图的文字。

import facts from './facts.zh-Hans.js';
import formula from './formula.zh-Hans.js';
import functions from './functions.zh-Hans.js';
import {flatten} from './flatten.js';

export default flatten(facts, formula, {functions});
