// 框架里的图周围的文字，中文。

import {flatten} from './flatten.js';

export default flatten({
  frame: {
    open: '在游乐场中打开',
    only_page: '事实表太宽，框架里放不下。',
    to_page: '在页面上打开这张表',
    not_loaded: '这张图没有载入成功。请刷新页面重试。',
    title: '激活函数游乐场：{name}',
    play: '训练中的网络',
    functions: '激活函数',
    softmax: 'softmax',
    facts: '事实表',
  },
});
