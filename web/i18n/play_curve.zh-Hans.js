// Play 视图的中文文字：曲线、各层状况与损失。

export default {
  curve: {
    title: '曲线',
  },
  health: {
    title: '各层状况',
  },
  loss: {
    title: '损失',
  },
};
