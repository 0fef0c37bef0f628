// 把函数带走，中文：读者要用时才载入。

import {flatten} from './flatten.js';

export default flatten({
  takeaway: {
    title: '把 {name} 带走',
    format: '格式',
    picture: '图像',
    code: '函数代码',
    name_svg: 'SVG 矢量图',
    name_png: 'PNG 图片',
    what_svg: '图形此刻的样子；放大多少倍都清晰，标题和说明就写在文件里。适合放进文档和网页。',
    what_png: '同一幅图存成图片，每个像素变成两个。适合放进幻灯片和消息。',
    what_latex: 'f 和 f′ 的公式，附参数的取值。文档需要 amsmath 宏包。',
    what_cpp: '一个 C++17 函数，输入输出都是 double，只用标准库。',
    what_numpy: '作用于 NumPy 数组的函数，双精度。',
    what_pytorch: '作用于张量的函数：PyTorch 能对它求导；参数若是张量，也能一起训练。',
    what_keras: 'Keras 3 可以直接当激活函数用的函数：Dense(8, activation=…)。',
    what_jax: '作用于 JAX 数组的函数：jax.grad 和 jax.jit 都能用。',
    what_javascript: '输入输出都是一个数的函数，不需要任何库。',
    copy: '复制',
    download: '下载',
    hint: '“复制”放进剪贴板，“下载”存成文件。代码以滑块的当前值作为参数默认值；离 0 很远时，教科书的写法可能溢出或丢失有效数字，这里用的写法不会。',
    hint_picture: '“复制”放进剪贴板，“下载”存成文件。逐点涂出的部分保留屏幕上的颜色。',
    copied: '已复制。',
    content: '带走的内容',
    making: '正在生成……',
    cut: '这里只显示开头；“复制”和“下载”都是完整的。',
    not_made: '浏览器做不出这种格式，请换一种。',
    not_copied: '浏览器不允许本页复制。文字已选中，请按 Ctrl+C 或长按复制。',
    not_copied_picture: '浏览器不允许本页复制。请改用下载。',
  },
});
