// States worth a page of their own, for platforms that take nothing but an address. Names and hashes stay as they are:
// articles point at them.

/** @typedef {{title: string, description: string}} Words */
/** @typedef {{name: string, hash: string, show: string[], height: number, en: Words, 'zh-Hans': Words}} Preset */

const PLOT = ['plot', 'legend', 'sliders'];
const TRAINING = ['controls', 'curve', 'surface', 'loss'];
const DIAGNOSIS = ['controls', 'curve', 'health', 'loss'];

/** @type {Preset[]} */
export const PRESETS = [
  {
    name: 'sigmoid-saturates', hash: '#functions=sigmoid&derivative=0,1&range=-10,10&z=6&seed=0.5', show: PLOT, height: 660,
    en: {title: 'The sigmoid saturates', description: 'Move along the curve: beyond z = 5 its slope is below 0.007, and little of the gradient gets through.'},
    'zh-Hans': {title: 'sigmoid 会饱和', description: '沿曲线移动：z 超过 5 后斜率不到 0.007，梯度几乎传不过去。'},
  },
  {
    name: 'tanh-beside-sigmoid', hash: '#functions=tanh,sigmoid&derivative=0,1&range=-6,6&z=0&seed=0.5', show: PLOT, height: 720,
    en: {title: 'tanh beside the sigmoid', description: 'Both flatten on both sides. tanh has slope 1 at 0, the sigmoid 0.25, and only tanh is centred on 0.'},
    'zh-Hans': {title: 'tanh 与 sigmoid 对照', description: '两者两侧都变平。在 0 处 tanh 的斜率是 1，sigmoid 只有 0.25；只有 tanh 以 0 为中心。'},
  },
  {
    name: 'relu-and-leaky-relu', hash: '#functions=relu,leaky_relu(negative_slope=0.1)&selected=1&derivative=0,1&range=-4,4&z=-2&seed=0.5', show: PLOT, height: 850,
    en: {title: 'ReLU and leaky ReLU', description: 'Left of 0 ReLU has slope 0 and learns nothing; leaky ReLU keeps a little. Move its slider.'},
    'zh-Hans': {title: 'ReLU 与 leaky ReLU', description: '在 0 的左侧，ReLU 斜率为 0，什么也学不到；leaky ReLU 留下一点斜率。拖动滑块试试。'},
  },
  {
    name: 'smooth-relatives-of-relu', hash: '#functions=relu,gelu,swish,mish&selected=1&derivative=0,1&range=-4,4&z=-1&seed=0.5', show: PLOT, height: 780,
    en: {title: 'GELU, Swish and Mish beside ReLU', description: 'Far from 0 they agree with ReLU; near 0 they are smooth and dip below it.'},
    'zh-Hans': {title: 'GELU、Swish、Mish 与 ReLU 对照', description: '离 0 远处与 ReLU 一致；0 附近光滑，并略低于 0。'},
  },
  {
    name: 'xor-with-relu', hash: '#dataset=xor&activation=relu&networkShape=8&seed=0.42', show: TRAINING, height: 770,
    en: {title: 'XOR with eight ReLU units', description: 'No straight line parts the four corners. Press play: one hidden layer of ReLU units does it within twenty epochs.'},
    'zh-Hans': {title: '八个 ReLU 单元解 XOR', description: '一条直线分不开四个角。按下播放：一个 ReLU 隐藏层，二十轮之内就能分开。'},
  },
  {
    name: 'linear-network', hash: '#dataset=circle&activation=linear&networkShape=4,2&seed=0.5', show: TRAINING, height: 770,
    en: {title: 'Without an activation function', description: 'However long it trains, a network of linear layers draws one straight line and cannot find the circle.'},
    'zh-Hans': {title: '没有激活函数的网络', description: '无论训练多久，线性层叠起来仍是一条直线，分不出圆。'},
  },
  {
    name: 'spiral', hash: '#dataset=spiral&activation=tanh&networkShape=8,8&seed=0.7&xSquared=true&ySquared=true&sinX=true&sinY=true', show: TRAINING, height: 770,
    en: {title: 'The spiral with tanh', description: 'The hardest of the classic datasets: two layers of tanh and a few more inputs wind the boundary along it in some hundred epochs.'},
    'zh-Hans': {title: '用 tanh 解螺旋', description: '经典数据集中最难的一个：两层 tanh 加上几个输入特征，几百轮后边界沿着螺旋卷起来。'},
  },
  {
    name: 'dying-relu', hash: '#dataset=circle&activation=relu&networkShape=6,4&learningRate=3&seed=0.3', show: DIAGNOSIS, height: 710,
    en: {title: 'ReLU units die', description: 'The learning rate is 3, far too large: within a hundred epochs most units have a gradient of 0 at every training point.'},
    'zh-Hans': {title: 'ReLU 单元会“死亡”', description: '学习率 3 太大：一百轮之内，大多数单元在每个训练点上的梯度都变成 0。'},
  },
  {
    name: 'vanishing-gradient', hash: '#dataset=circle&activation=sigmoid&networkShape=6,6,6,6,6&seed=0.5', show: DIAGNOSIS, height: 710,
    en: {title: 'The gradient vanishes', description: 'Five layers of sigmoids: each passes on at most a quarter of the gradient, and the first layers hardly learn.'},
    'zh-Hans': {title: '梯度消失', description: '五层 sigmoid：每一层最多传回四分之一的梯度，前几层几乎学不到东西。'},
  },
  {
    name: 'softmax', hash: '#logits=2,1,0.1&class=0', show: ['logits', 'jacobian'], height: 860,
    en: {title: 'Softmax turns logits into probabilities', description: 'Drag a bar: every probability changes, and they still add up to 1.'},
    'zh-Hans': {title: 'softmax 把 logits 变成概率', description: '拖动一根柱子：所有概率都会变，但加起来仍是 1。'},
  },
  {
    name: 'softmax-overflows', hash: '#logits=1010,1000,990&class=0', show: ['logits', 'compare'], height: 840,
    en: {title: 'Softmax of large logits', description: 'Computed as the formula says, exp(1010) overflows and the answer is NaN; with the largest logit subtracted it is right.'},
    'zh-Hans': {title: '很大的 logits 的 softmax', description: '照公式直接算，exp(1010) 溢出，结果是 NaN；先减去最大的 logit 就对了。'},
  },
];
