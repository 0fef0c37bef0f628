// Play 视图的中文文字：网络图。

export default {
  diagram: {
    title: '网络',
  },
};
