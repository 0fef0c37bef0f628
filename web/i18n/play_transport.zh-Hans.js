// Play 视图的中文文字：训练过程：开始、暂停、单步、怎样学习、回看。

export default {
  transport: {
    title: '训练',
  },
  options: {
    title: '怎样学习',
  },
  time: {
    title: '时间',
  },
};
