// 中文：性质表视图的文字。

import guide from './fact_guide.zh-Hans.js';
import table from './fact_table.zh-Hans.js';
import functions from './functions.zh-Hans.js';
import {flatten} from './flatten.js';

export default flatten(table, guide, {functions});
