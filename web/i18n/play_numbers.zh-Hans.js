// Play 视图的中文文字：逐步数值与链接。

export default {
  numbers: {
    title: '数值',
  },
  links: {
    title: '链接',
  },
};
