// 读者自己的函数：各个页面都会用到的文字。

export default {
  own_function: {
    title: '我的函数',
    new: '写一个公式',
    about: '你写的公式。',
    full: '最多放 {limit} 个公式，现在都在用。请先删掉一个。',
    kept: '存在这台设备上。',
  },
  problem: {
    not_own: '{key}：“{value}”读不懂。例如 own1:f:tanh(x)，编号不要重复。',
    hidden_signs: '{key}：“{value}” 没有用上。� 处是看不见的字符，例如换行。',
    too_many_own: '{key}：{value} 没有用上。最多放 {limit} 个公式。',
    own_formula: '{key}：{name} 的公式“{value}”读不懂，没有用上。',
  },
};
