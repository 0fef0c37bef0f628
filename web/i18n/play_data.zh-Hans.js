// Play 视图的中文文字：数据、特征与输出曲面。

export default {
  data: {
    title: '数据',
  },
  features: {
    title: '特征',
  },
  surface: {
    title: '输出',
  },
};
