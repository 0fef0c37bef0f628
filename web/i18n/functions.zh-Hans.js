// 各个激活函数适合做什么、会带来什么麻烦。可以不写：没有条目的函数仍有由性质生成的说明。
//
// 只用两种标记：`代码` 和 [文字](术语)。

export default {
  identity: {
    use: 'z 原样输出。回归网络的输出层用它，因为答案可以是任意数；它也是衡量其他函数的标尺。',
    trouble: '它不产生任何弯曲。层数再多，叠起来仍是一个线性模型。',
  },
  binary_step: {
    use: '干脆的“是”或“否”。最早的人工神经元和感知机就这样工作。',
    trouble: '跳跃点两侧都是平的，梯度下降什么也学不到。非用不可时，训练中要借一个替代梯度（surrogate gradient）。',
    frameworks: 'PyTorch、NumPy、JAX 和 Keras 称它为 `heaviside`，并要求你写明在 0 处的值。',
  },
  sign: {
    use: '只留下 z 的符号：−1、0 或 1。二值网络把 0 算作 +1，靠它把每个权重和激活值存成一个比特。',
    trouble: '除跳跃点外处处是平的，梯度传不过去。通常的办法是在反向传播时假装 0 附近的斜率为 1（直通估计，straight-through estimator）。',
  },
  abs: {
    use: '留下大小，丢掉符号：只关心特征强弱时有用。',
    trouble: 'z 与 −z 变得一样，后面的层无法分辨。输出从不为负，会把一层的均值往上推。',
  },
  sigmoid: {
    use: '把任意数压成 0 到 1 之间的概率。适合回答“是或否”的输出层，也用作 LSTM 等循环单元里的门。',
    trouble: '斜率最大也只有 0.25，两端趋于 0，梯度逐层变小（[梯度消失](vanishing_gradient)）。输出全为正，下一层学得慢。',
  },
  tanh: {
    use: '把 S 型曲线拉伸到 −1 与 1 之间。输出以 0 为中心，下一层更好学。循环网络离不开它。',
    trouble: '两端都会[饱和](saturation)：z 超过 3 或低于 −3，斜率就不到 0.01，学习停滞。',
  },
  relu: {
    use: '隐藏层通常的首选：计算便宜，0 的右侧梯度原样通过；左侧输出恰好是 0（[稀疏](sparse)激活）。',
    trouble: '0 的左侧斜率也是 0。一个单元若对所有训练样本都落在左侧，就再也得不到梯度，成为[死亡单元](dead_unit)。',
    frameworks: '折点处的斜率是一种约定：PyTorch、TensorFlow、JAX 都取 0。',
  },
  leaky_relu: {
    use: '在 0 的左侧留一点斜率的 ReLU：落在左侧的单元仍有梯度，还能回来。',
    trouble: '斜率要你自己选，相比 ReLU 的提升往往有限。',
    frameworks: '默认斜率各不相同：PyTorch 和 JAX 是 0.01，`tf.nn` 和 `keras.activations` 是 0.2，层 `keras.layers.LeakyReLU` 是 0.3。迁移模型时请把斜率写明。',
  },
  prelu: {
    use: '左侧斜率从数据中学来的 Leaky ReLU，每层一个或每个通道一个。',
    trouble: '参数变多，小数据上更容易[过拟合](overfitting)；权重衰减会把 a 拉向 0，退回普通 ReLU。',
    frameworks: 'a 的初值在 PyTorch 是 0.25，在 Keras 是 0（也就是 ReLU）。',
  },
  rrelu_train: {
    use: '训练时，每个负的 z 都随机抽一个左侧斜率。这种噪声能抑制[过拟合](overfitting)，作用类似 dropout。',
    trouble: '同一个输入，每次前向的输出都不同，损失会抖动。预测时记得关掉随机性（PyTorch 中用 `model.eval()`）。',
    frameworks: 'PyTorch 在 1/8 与 1/3 之间抽取；MXNet 的上限是 0.334。',
  },
  rrelu_eval: {
    use: '预测时的 RReLU：左侧斜率固定为训练区间的中点，默认 11/48 ≈ 0.2292。',
    trouble: '它要和用随机斜率训练出来的网络配套。单独使用，不过是左侧较陡的 Leaky ReLU。',
  },
  elu: {
    use: '保留 ReLU 笔直的右侧，又允许输出低于 0，使平均激活值靠近 0，学得更快。远左侧梯度虽小却不为 0，单元还能回来。',
    trouble: '指数运算费时，远左侧梯度逐渐消失。如果见到 α = 0.01，那是 Leaky ReLU 的斜率：ELU 的 α 在论文和各框架中都是 1。',
    frameworks: 'α 不为 1 时，恰好在 0 处的斜率在 PyTorch 中是 α，在 TensorFlow 的底层算子中是 1。',
    smooth: 'α = 1 时没有',
  },
  selu: {
    use: '带两个特定常数的 ELU，使各层激活值的均值保持为 0、方差保持为 1（自归一化），无需批归一化。',
    trouble: '前提是普通的全连接层、LeCun 正态初始化，并且用 alpha dropout 代替 dropout。',
    frameworks: '在 0 处，PyTorch 取左侧斜率 λα ≈ 1.7581，TensorFlow 取右侧斜率 λ ≈ 1.0507。',
  },
  celu: {
    use: '没有折点的 ELU：无论 α 取多少，斜率在 0 处都连续，可以放心调节。',
    trouble: '负的 z 要算指数，远左侧梯度逐渐消失。α = 1 时它就是 ELU。',
  },
  srelu: {
    use: '三段直线，两个接点和两侧斜率都可学习：单元可以向上弯、向下弯，或弯成 S 形。',
    trouble: '每个通道多四个要学的数，初值取得好不好很要紧。',
  },
  apl: {
    use: 'ReLU 加上几个位置和斜率都可学习的折角：每个单元弯出自己的折线。',
    trouble: '折角的个数要事先定好；每多一个，每个单元就多两个参数、多一个折点。',
  },
  softplus: {
    use: '圆角的 ReLU，永远为正：输出必须是正数时用它，例如方差或速率。',
    trouble: '要算一次指数和一次对数；输出从不为 0，所以不[稀疏](sparse)。z = 0 时已经是 0.69/β。',
    frameworks: 'PyTorch 在 βz 大于 20 时直接返回 z，误差为 2×10⁻⁹/β；其他框架只在不损失任何有效位时才这样做。',
  },
  softplus_threshold: {
    use: '与 PyTorch 的算法完全一致的 softplus：超过阈值就直接返回 z，省去指数，也不会溢出。',
    trouble: '在阈值处 f 有跳跃，默认设置下为 2×10⁻⁹。训练时察觉不到，逐位比较时会露出来。',
  },
  bent_identity: {
    use: '一条微微弯曲的直线。斜率从远左侧的 0.5 到远右侧的 1.5，梯度不会消失。',
    trouble: '太接近直线，每层带来的弯曲很少；输出也没有界。',
  },
  hard_sigmoid: {
    use: '用三段直线拼成的 S 型函数，不算指数：为手机和低精度网络而设计。',
    trouble: '在 −3 到 3 之外斜率恰好为 0，落在那里的单元得不到任何梯度。',
    frameworks: '同一个名字有两条曲线：PyTorch、JAX、Keras 3 用 (z + 3)/6；Keras 1 和 2、TensorFlow.js、ONNX 用 0.2 z + 0.5。双精度时，PyTorch 的斜率是舍入到单精度的 1/6。',
  },
  hard_sigmoid_linear: {
    use: '较早的硬 S 型函数：αz + β，在 0 和 1 处截断。Theano、Keras 1 和 2、TensorFlow.js、ONNX 采用它。',
    trouble: '用它训练的模型，搬到把这个名字理解为 (z + 3)/6 的框架里，结果会变。截断部分的斜率恰好为 0。',
  },
  hard_tanh: {
    use: '在两个高度上截断，中间原样保留：tanh 的廉价替身。',
    trouble: '在两个端点及其外侧，斜率恰好为 0，单元得不到梯度。',
    frameworks: '恰好在端点处，PyTorch 的 `hardtanh` 斜率为 0，而 `torch.clamp` 和 `tf.clip_by_value` 的斜率为 1。',
  },
  relu6: {
    use: '在 6 处封顶的 ReLU，数值放得进低精度格式：为手机而设计。',
    trouble: '两侧都是平的：单元可能死在左边，也可能卡在右边。',
  },
  silu: {
    use: 'z 乘以 sigmoid(z)：自门控的光滑 ReLU。在深层网络里表现好，从 EfficientNet 等图像模型到语言模型的门控层都在用。',
    trouble: '要算一次指数。在 z = −1.28 处下探到 −0.28，所以不[单调](monotonic)；远左侧梯度逐渐消失。',
  },
  swish: {
    use: '带旋钮的 SiLU：β = 0 时是直线 z/2，β 越大越接近 ReLU。β 可以学习。',
    trouble: '多一个参数，收益往往不大。如果学习使 β 变为负数，曲线会绕原点旋转 180°。',
  },
  quick_gelu: {
    use: '用 sigmoid(1.702 z) 代替正态分布的 GELU，因为更便宜。CLIP 模型就是用它训练的。',
    trouble: '它不是 GELU：两者最多相差 0.0203，在 z = ±2.27 附近。用一个训练出的权重，换成另一个并不完全合适。',
  },
  gelu: {
    use: '用“正态随机数小于 z 的概率”给 z 加权。BERT 等 Transformer 通常选它。',
    trouble: '比 ReLU 贵。在 z = −0.75 处下探到 −0.17，所以不[单调](monotonic)；远左侧梯度逐渐消失。',
    frameworks: 'PyTorch 和 Keras 默认计算这个精确形式，JAX 默认用 tanh 近似；在 JAX 中请写 `approximate=False`。',
  },
  gelu_tanh: {
    use: '用 tanh 代替误差函数的 GELU，因为误差函数曾经很慢。GPT-2 就是用它训练的。',
    trouble: '与精确的 GELU 最多相差 0.00047，在 z = ±2.7 附近：肉眼看不出，严格比较却通不过。',
    frameworks: 'JAX 默认就是它。PyTorch 要写 `approximate="tanh"`，Keras 要写 `approximate=True`。',
  },
  mish: {
    use: '光滑、自带门控的曲线，接近 SiLU，但凹得更深。因目标检测器 YOLOv4 而为人熟知。',
    trouble: '属于计算最贵的一类。在 z = −1.19 处下探到 −0.31，所以不[单调](monotonic)；远左侧梯度逐渐消失。',
  },
  hard_swish: {
    use: '两段直线夹一段抛物线拼成的 Swish，不算指数：为手机而设计（MobileNetV3）。',
    trouble: '−3 的左侧完全是平的，单元可能死在那里；两侧各有一个折点。',
    frameworks: '在接点 −3 和 3 处，TensorFlow 和新版 PyTorch 的斜率是 0 和 1；PyTorch 2.6 及以前是 −0.5 和 1.5。',
  },
  softsign: {
    use: '与 tanh 相似，但慢慢地靠近两端，远处的单元还留有一点梯度。',
    trouble: '远处学得仍然很慢。它不慌不忙：到 z = 9 也只有 0.9。',
  },
  elliott: {
    use: '只用一次除法的 S 型函数，来自指数运算还很昂贵的年代。',
    trouble: '它很难做到“确信”：z = 10 时也只有 0.95。输出全为正，下一层学得慢。',
    frameworks: '取值从 −1 到 1 的对称 Elliott 函数就是 softsign。',
  },
  softshrink: {
    use: '把每个值朝 0 拉近 λ，小的干脆变成 0：用来去噪，让编码变得[稀疏](sparse)。',
    trouble: '在 −λ 与 λ 之间斜率为 0。大的值会偏小 λ。',
  },
  hardshrink: {
    use: '小的值变成 0，大的值原样保留：去噪而不缩小剩下的部分。',
    trouble: '只要 λ 不为 0，就在 −λ 和 λ 处跳跃：z 只动一点点，输出就可能变化 λ，而梯度对此一无所知。',
  },
  tanhshrink: {
    use: '被 tanh 拿走的那部分：z − tanh(z)。小的值几乎消失，大的值通过，曾用于[稀疏](sparse)编码。',
    trouble: 'z 很小时斜率接近 0，而多数单元正是从那里起步：一开始学得慢。',
  },
  threshold: {
    use: '要等强信号才放行的 ReLU：z 超过阈值才通过，否则输出一个固定值。',
    trouble: '除非两个数相等，否则在阈值处跳跃。阈值左侧斜率为 0，单元可能死亡。',
    frameworks: 'PyTorch 的两个数都没有默认值。Keras 的 ThresholdedReLU 阈值取 1，以下输出 0。',
  },
  log_sigmoid: {
    use: '概率的对数。它属于交叉熵之类的损失，很少放进隐藏层。',
    trouble: '照 log(sigmoid(z)) 直接写会出错：左边很远处 sigmoid 会舍入成 0（单精度在 z 约 −104 以下），就成了 log(0)。请用现成的函数，它计算的是 −softplus(−z)。',
  },
  squared_relu: {
    use: 'ReLU 的平方：在 0 处起步柔和，对强信号反应强烈。它是在语言模型上搜索出来的（Primer）。',
    trouble: '斜率无限增大，大的 z 带来大的梯度。左侧的单元会像 ReLU 一样死亡。',
  },
  star_relu: {
    use: '缩放并平移的平方 ReLU：s 和 b 取初始值、z 服从标准正态分布时，输出的均值为 0、方差为 1。为图像模型 MetaFormer 而设计。',
    trouble: '右侧斜率无限增大，左侧完全是平的。',
  },
  sine: {
    use: '适合有精细细节或有节律的信号，例如把一幅图像存成一个网络。SIREN 取 ω = 30。',
    trouble: '许多不同的 z 给出同一个值，损失因此有许多低谷。只有配上专门的初始权重才好用。',
  },
  cosine: {
    use: '适合有节律的信号，也用于随机傅里叶特征。',
    trouble: '多数单元从 z = 0 附近起步，而那里斜率为 0。它忘掉了 z 的符号，许多 z 给出同一个值。',
  },
  gaussian: {
    use: '只在 0 附近有反应：“这个点离那个中心近吗？”径向基函数网络由它搭成。',
    trouble: '离开 0，值和斜率都会消失。中心远离数据的单元什么也学不到。',
  },
  arctan: {
    use: '与 tanh 相似，但两端走得更慢，远处的单元留有更多梯度。',
    trouble: '两端是 ±π/2，不是 ±1；而且仍会[饱和](saturation)：z = 5 时斜率是 0.04。',
  },
  sinc: {
    use: '逐渐平息的波：信号处理中的理想滤波器。很少用作激活函数。',
    trouble: 'z = 0 处斜率为 0，斜率又不停变号：梯度一会儿指这边，一会儿指那边。',
    frameworks: 'NumPy、PyTorch、JAX 和 Keras 的 `sinc` 是 sin(πz)/(πz)；这里是 sin(z)/z。',
  },
  isru: {
    use: '用平方根代替指数的 S 形曲线：在平方根算得快的地方很便宜。',
    trouble: '两侧都会[饱和](saturation)；两端的高度 ±1/√α 随 α 移动。',
  },
  isrlu: {
    use: '形状像 ELU，却用平方根算出；无论 α 取多少，在 0 处直到 f″ 都连续。',
    trouble: '远左侧梯度逐渐消失，那里的高度 −1/√α 随 α 移动。',
  },
  squareplus: {
    use: '形状像 softplus，却只用一次平方根。b 决定拐角有多圆；b = 0 就是 ReLU。',
    trouble: '向 ReLU 靠近得很慢；输出从不为 0，所以不[稀疏](sparse)。',
  },
  snake: {
    use: '直线 z 加上一道波：学会一种节律，并把它延续到数据之外。用于生成声音。',
    trouble: 'a 决定频率，初值选得不好，之后很难改回来。每个波里斜率会有一次降到 0。',
  },
  lisht: {
    use: 'z 乘以 tanh(z)：像绝对值，但在 0 处是圆的。',
    trouble: 'z 与 −z 变得一样，输出从不为负，z = 0 处斜率为 0。',
  },
  serf: {
    use: 'Mish 的近亲，用误差函数代替 tanh，凹得稍深一些。',
    trouble: '每个值都要算一次 softplus 和一次误差函数；论文之外的经验很少。',
  },
  tanhexp: {
    use: 'z 乘以 tanh(eᶻ)。它很快变成直线 z：从 z = 1 起相差不到 1 %。',
    trouble: '要算一次指数和一次 tanh；不[单调](monotonic)；远左侧梯度逐渐消失。',
  },
  smish: {
    use: '光滑、自带门控的曲线，比 Mish 平缓：远右侧的斜率是 0.6，不是 1。',
    trouble: '这个斜率使信号逐层变小，除非权重把它补回来。计算也贵。',
  },
  acon_c: {
    use: '学习“弯多少”：p₁、p₂ 是远处的斜率，β 是转弯的快慢。β = 0 时是直线；p₁ = 1、p₂ = 0 时是 Swish。',
    trouble: '每个通道多三个参数，初值要选好。',
  },
  pau: {
    use: '一个多项式除以另一个，系数全部可学习：几乎能变成任何激活函数的形状。',
    trouble: '通常的规模有十个数要学；z 的高次幂对大的输入反应剧烈。',
  },
  exponential: {
    use: '把任意数变成正数，把加法变成乘法：softmax 的核心，也用于输出速率和计数。',
    trouble: '它会爆炸：z 超过 709.78，双精度数就装不下了；单精度只到 88.7。斜率与它一起增大，梯度也是。',
  },
};
