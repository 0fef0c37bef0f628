// 页面上用到的术语：名称，以及不必先懂别的术语就能读的解释。

export default {
  glossary: {
    pre_activation: {
      name: '预激活值 z（pre-activation）',
      text: '送进激活函数的数：单元各输入的加权和，再加偏置。在图上是横轴。',
    },
    activation: {
      name: '激活值 a = f(z)（activation）',
      text: '激活函数给出的数，也是单元传给下一层的数。在图上是曲线的高度。',
    },
    derivative: {
      name: '导数 f′（derivative）',
      text: '曲线的斜率：z 变一点点，f(z) 变多少。训练时梯度要乘以它，所以 f′ 为 0 的地方什么也学不到。',
    },
    second_derivative: {
      name: '二阶导数 f″（second derivative）',
      text: '斜率本身变化得多快，也就是曲线弯得多厉害。直线段上 f″ = 0。',
    },
    tangent: {
      name: '切线（tangent）',
      text: '在一点上贴着曲线的直线，斜率就是那里的 f′。',
    },
    gradient: {
      name: '梯度（gradient）',
      text: '网络中的某个数变一点点，损失变多少。训练让每个权重朝梯度的反方向移动。',
    },
    range: {
      name: '值域（range）',
      text: 'f 能取到的所有值。方括号表示端点取得到，圆括号表示只能靠近：[0, ∞) 是 0 以及所有大于 0 的数。',
    },
    monotonic: {
      name: '单调（monotonic）',
      text: '只朝一个方向走：z 增大时，f(z) 一直上升（或一直下降）。不严格单调允许有平的一段，严格单调则不允许。',
    },
    smooth: {
      name: '光滑（smooth）',
      text: 'f 和它的各阶导数都没有跳跃、没有折角。Cᵏ 说明光滑到哪一阶：C⁰ 表示 f 没有跳跃，C¹ 表示 f′ 也没有，C² 表示 f″ 也没有。',
    },
    kink: {
      name: '折点（kink）',
      text: '曲线上的折角：左边的斜率与右边不同。恰好在这一点上，斜率取多少是一种约定。',
    },
    jump: {
      name: '跳跃（jump）',
      text: '函数值从一个高度突然变到另一个高度的地方。实心圆是取到的值，空心圆是没取到的值。',
    },
    symmetry: {
      name: '对称（symmetry）',
      text: '偶函数左右互为镜像；奇函数绕原点转半圈后与自己重合。',
    },
    zero_centred: {
      name: '零中心（zero-centred）',
      text: '输出在 0 的两边平衡。如果激活值全是同号，后面的权重只能一起增大或一起减小，训练就会走“之”字形。',
    },
    saturation: {
      name: '饱和（saturation）',
      text: '曲线变平：到了远处，z 再变，f(z) 也几乎不变。斜率趋于 0，梯度也跟着趋于 0。',
    },
    vanishing_gradient: {
      name: '梯度消失（vanishing gradient）',
      text: '反向传播时，每一层都给梯度乘上一个斜率。斜率小，传到最前面几层就所剩无几，它们便不再学习。',
    },
    dead_unit: {
      name: '死亡单元（dead unit）',
      text: '对所有训练样本斜率都是 0 的单元。它得不到梯度，权重再也不变。',
    },
    sparse: {
      name: '稀疏（sparse）',
      text: '大多数恰好是 0，每次只有少数单元在“说话”。',
    },
    asymptote: {
      name: '渐近线（asymptote）',
      text: '曲线在远左侧或远右侧越来越靠近的直线。',
    },
    gate: {
      name: '门控（gate）',
      text: '一个因子，决定一个数是通过、被拦住，还是介于两者之间。有些激活函数就是 z 乘以一个由 z 自己决定的门。',
    },
    learnable: {
      name: '可学习参数（learnable parameter）',
      text: '函数里可以像权重一样在训练中改变的数。',
    },
    cost: {
      name: '计算量（cost）',
      text: '算一个 f 值所需的最贵的运算。对处理器来说，指数比比较或加法慢好几倍。',
    },
    overfitting: {
      name: '过拟合（overfitting）',
      text: '把训练样本连同噪声一起背了下来，遇到新样本反而更差。',
    },
    weight: {
      name: '权重（weight）',
      text: '两个单元之间连线上的数：前一单元的输出要乘以它。训练改变的就是权重和偏置。',
    },
    bias: {
      name: '偏置（bias）',
      text: '每个单元自带的数，加在加权和上，使曲线向左或向右平移。',
    },
    layer: {
      name: '层（layer）',
      text: '看到同一组数（上一层的输出）的若干单元。隐藏层位于输入与输出之间。',
    },
    logits: {
      name: '未归一化输出（logits）',
      text: '输出层的 z：最后一个激活函数把它变成概率或数值之前，网络给出的回答。',
    },
    loss: {
      name: '损失（loss）',
      text: '用一个数表示网络错得多厉害：0 表示完全正确。训练一步步使它变小。',
    },
    epoch: {
      name: '轮次（epoch）',
      text: '把所有训练点过一遍。轮次计数表示每个点已被学习了多少遍。',
    },
    batch: {
      name: '批量（batch）',
      text: '一次更新所用的几个点。批量小，步子多而粗糙；批量大，步子少而平稳。',
    },
    learning_rate: {
      name: '学习率（learning rate）',
      text: '每一步沿梯度反方向移动多远。太小，几乎不动；太大，损失来回跳动，甚至变成无穷大。',
    },
    optimizer: {
      name: '优化器（optimizer）',
      text: '把梯度变成更新步子的规则。SGD 直接沿梯度走；其他方法会记住之前的步子，或为每个权重单独缩放。',
    },
    regularization: {
      name: '正则化（regularization）',
      text: '在损失之外把每个权重拉向 0，使网络保持简单。L1 会让权重恰好为 0，L2 使权重变小。',
    },
    test_points: {
      name: '测试点（test points）',
      text: '网络从不拿来学习的点。在它们上面也答得好，说明学到了规律，而不是死记。',
    },
    divergence: {
      name: '发散（divergence）',
      text: '数值一步步变大，直到无穷大。原因多半是学习率太大。',
    },
  },
  dialog: {
    close: '关闭',
    glossary: '本页用到的术语',
    help: '键盘操作',
  },
};
