// 简体中文：所有视图共用的文字。

import glossary from './glossary.zh-Hans.js';
import own from './own.zh-Hans.js';
import page from './page.zh-Hans.js';
import parameters from './parameters.zh-Hans.js';
import {flatten} from './flatten.js';

export default flatten(glossary, own, page, {parameters});
