// Play 视图的中文文字：曲线、各层状况与损失。

export default {
  curve: {
    title: '曲线',
    layer_hint: '层',
    of_layer: '第 {n} 层 · {name}',
    of_output: '输出 · {name}',
    legend: '灰色：此刻所有训练点的 z。蓝色：能通过的梯度。',
    blocking: '它的斜率处处为 0：梯度过不去，前面的层什么也学不到。',
    softmax: 'softmax 把所有输出放在一起权衡，没有单个 z 的曲线。灰色：所有训练点的 z（logits）。',
    percent: '{n} %',
    gradient: '梯度 × {slope}',
    reading: 'z = {z}：a = {a}，f′ = {df}',
    read_label: '曲线在 z 处的值',
    refused: '{name}：{low} 到 {high} 之间、且与其他参数相容的数。',
    number: '请输入一个数。',
    learned: '学习所得',
  },
  health: {
    title: '各层状况',
  },
  loss: {
    title: '损失',
    log: '对数',
    log_hint: '对数坐标：每条线是下面一条的十倍。',
    accuracy: '准确率',
    accuracy_hint: '改看类别判断正确的点所占的比例。',
    train: '训练',
    test: '测试',
    epochs: '{n} 轮',
    reading: '第 {epoch} 轮：训练 {train}，测试 {test}',
    reading_score: '第 {epoch} 轮：训练正确 {train}，测试正确 {test}',
    read_label: '损失随轮次的变化',
  },
};
