// What activations are called: their long names in both languages, words that people type to find them, and the short Chinese
// names of those that Chinese authors do not write in Latin letters.
//
// One small table for all languages: search finds 整流 on the English page, and a heading may show both names.
// A row of the catalogue that is not here is shown and found by its own name, id and aliases.

/** short: in Chinese, as on tiles and in menus; without it the name of the catalogue serves there too.
 * @type {Record<string, {en: string, 'zh-Hans': string, short?: string, search?: string}>} */
export const NAMES = {
  identity: {en: 'identity function', 'zh-Hans': '恒等函数', short: '恒等', search: '线性 不激活 直线'},
  binary_step: {en: 'binary step', 'zh-Hans': '单位阶跃函数', short: '单位阶跃', search: '阶跃 二值 感知机 perceptron'},
  sign: {en: 'sign function', 'zh-Hans': '符号函数', short: '符号函数', search: '正负号 二值网络 binary network'},
  abs: {en: 'absolute value', 'zh-Hans': '绝对值函数', short: '绝对值'},
  sigmoid: {en: 'logistic sigmoid', 'zh-Hans': 'S 型函数', search: '逻辑函数 逻辑斯谛 S形 概率 logistic'},
  tanh: {en: 'hyperbolic tangent', 'zh-Hans': '双曲正切函数'},
  relu: {en: 'rectified linear unit', 'zh-Hans': '修正线性单元', search: '线性整流 整流'},
  leaky_relu: {en: 'leaky rectified linear unit', 'zh-Hans': '带泄漏的修正线性单元', search: '泄露 渗漏 线性整流 整流'},
  prelu: {en: 'parametric rectified linear unit', 'zh-Hans': '参数化修正线性单元', search: '线性整流 整流 可学习'},
  rrelu_train: {en: 'randomized leaky rectified linear unit, in training', 'zh-Hans': '随机修正线性单元（训练时）', short: 'RReLU（训练）', search: '随机泄漏 线性整流 整流'},
  rrelu_eval: {en: 'randomized leaky rectified linear unit, in use', 'zh-Hans': '随机修正线性单元（预测时）', short: 'RReLU（预测）', search: '随机泄漏 线性整流 整流 测试'},
  elu: {en: 'exponential linear unit', 'zh-Hans': '指数线性单元'},
  selu: {en: 'scaled exponential linear unit', 'zh-Hans': '缩放指数线性单元', search: '自归一化 self-normalizing'},
  celu: {en: 'continuously differentiable exponential linear unit', 'zh-Hans': '连续可微指数线性单元'},
  srelu: {en: 'S-shaped rectified linear unit', 'zh-Hans': 'S 形修正线性单元', search: '线性整流 整流 分段线性'},
  apl: {en: 'adaptive piecewise linear unit', 'zh-Hans': '自适应分段线性单元', search: '折线 可学习'},
  softplus: {en: 'softplus', 'zh-Hans': 'Softplus 函数', search: '软加 平滑整流 smooth relu'},
  softplus_threshold: {en: 'softplus with a linear shortcut', 'zh-Hans': '带线性捷径的 Softplus', short: 'Softplus（PyTorch）', search: '平滑整流 阈值'},
  bent_identity: {en: 'bent identity', 'zh-Hans': '弯曲恒等函数', short: '弯曲恒等'},
  hard_sigmoid: {en: 'hard sigmoid', 'zh-Hans': '硬 S 型函数', short: '硬 Sigmoid', search: '分段线性 移动端'},
  hard_sigmoid_linear: {en: 'hard sigmoid with chosen slope', 'zh-Hans': '可调斜率的硬 S 型函数', short: '硬 Sigmoid（斜率 0.2）', search: '分段线性 onnx theano'},
  hard_tanh: {en: 'hard hyperbolic tangent', 'zh-Hans': '硬双曲正切函数', short: '硬 Tanh', search: '截断 clip clamp'},
  relu6: {en: 'rectified linear unit capped at 6', 'zh-Hans': '上限为 6 的修正线性单元', search: '线性整流 整流 移动端 量化'},
  silu: {en: 'sigmoid-weighted linear unit', 'zh-Hans': 'S 型加权线性单元', search: '自门控 swish'},
  swish: {en: 'Swish with its β', 'zh-Hans': '带参数 β 的 Swish', search: '自门控 可学习'},
  quick_gelu: {en: 'sigmoid approximation of GELU', 'zh-Hans': 'GELU 的 S 型近似', search: '高斯误差 快速 clip'},
  gelu: {en: 'Gaussian error linear unit', 'zh-Hans': '高斯误差线性单元', search: 'transformer bert'},
  gelu_tanh: {en: 'Gaussian error linear unit, tanh approximation', 'zh-Hans': '高斯误差线性单元（tanh 近似）', short: 'GELU（tanh）', search: 'transformer gpt'},
  mish: {en: 'Mish', 'zh-Hans': 'Mish 函数', search: '自正则 自门控 yolo'},
  hard_swish: {en: 'hard Swish', 'zh-Hans': '硬 Swish 函数', short: '硬 Swish', search: '移动端 分段 mobilenet'},
  softsign: {en: 'softsign', 'zh-Hans': '软符号函数', search: '平滑符号'},
  softshrink: {en: 'soft shrinkage', 'zh-Hans': '软收缩函数', short: '软收缩', search: '软阈值 去噪 稀疏 soft threshold'},
  hardshrink: {en: 'hard shrinkage', 'zh-Hans': '硬收缩函数', short: '硬收缩', search: '硬阈值 去噪 稀疏 hard threshold'},
  tanhshrink: {en: 'tanh shrinkage', 'zh-Hans': '双曲正切收缩函数', search: '稀疏'},
  threshold: {en: 'thresholded rectified linear unit', 'zh-Hans': '阈值修正线性单元', short: '阈值 ReLU', search: '线性整流 整流 门限'},
  log_sigmoid: {en: 'logarithm of the sigmoid', 'zh-Hans': '对数 S 型函数', short: '对数 Sigmoid', search: '对数概率 损失'},
  squared_relu: {en: 'squared rectified linear unit', 'zh-Hans': '平方修正线性单元', short: '平方 ReLU', search: '线性整流 整流 primer'},
  star_relu: {en: 'scaled and shifted squared ReLU', 'zh-Hans': '缩放平移的平方 ReLU', search: '线性整流 整流 metaformer'},
  sine: {en: 'sine', 'zh-Hans': '正弦函数', short: '正弦', search: '周期 隐式表示 siren'},
  cosine: {en: 'cosine', 'zh-Hans': '余弦函数', short: '余弦', search: '周期 随机特征'},
  gaussian: {en: 'Gaussian bump', 'zh-Hans': '高斯函数', short: '高斯', search: '径向基 钟形 rbf'},
  arctan: {en: 'inverse tangent', 'zh-Hans': '反正切函数', short: '反正切'},
  sinc: {en: 'cardinal sine', 'zh-Hans': '辛格函数', search: '采样 信号'},
  isru: {en: 'inverse square root unit', 'zh-Hans': '平方根倒数单元', search: '反平方根'},
  isrlu: {en: 'inverse square root linear unit', 'zh-Hans': '平方根倒数线性单元', search: '反平方根 线性整流 整流'},
  squareplus: {en: 'squareplus', 'zh-Hans': 'Squareplus 函数', search: '平滑整流'},
  snake: {en: 'snake', 'zh-Hans': '蛇形函数', search: '周期 音频'},
  lisht: {en: 'linearly scaled hyperbolic tangent', 'zh-Hans': '线性缩放双曲正切函数'},
  elliott: {en: 'Elliott function', 'zh-Hans': 'Elliott 函数', search: '快速 S 型'},
  serf: {en: 'error function of softplus, times z', 'zh-Hans': 'Serf 函数', search: '自门控 误差函数'},
  tanhexp: {en: 'tanh of an exponential, times z', 'zh-Hans': '双曲正切指数函数', search: '自门控'},
  smish: {en: 'Smish', 'zh-Hans': 'Smish 函数', search: '自门控'},
  acon_c: {en: 'activate or not, version C', 'zh-Hans': '自适应激活函数 ACON-C', search: '激活与否 可学习 maxout'},
  pau: {en: 'Padé activation unit', 'zh-Hans': '帕德激活单元', search: '有理函数 可学习 rational'},
  exponential: {en: 'exponential', 'zh-Hans': '指数函数', short: '指数'},
};

/**
 * @param {{id: string, name: string}} activation
 * @param {string} lang
 */
export function longName({id, name}, lang) {
  return NAMES[id]?.[lang === 'zh-Hans' ? 'zh-Hans' : 'en'] ?? name;
}

/**
 * What an activation is called where there is little room.
 * @param {{id: string, name: string}} activation
 * @param {string} lang
 */
export function functionName({id, name}, lang) {
  return (lang === 'zh-Hans' && NAMES[id]?.short) || name;
}

/** The language of such a name, for who reads it aloud: null where it is the page's own. @param {string} name */
export const nameLanguage = (name) => (/\p{Script=Han}/u.test(name) ? null : 'en');

/**
 * Everything an activation is found by, in both languages, in lower case.
 * @param {{id: string, name: string, aliases?: readonly string[]}} activation
 */
export function searchText({id, name, aliases = []}) {
  const names = NAMES[id];
  const words = names ? [names.en, names['zh-Hans'], names.search ?? ''] : [];
  return [id, id.replaceAll('_', ' '), name, ...aliases, ...words].join(' ').toLowerCase();
}
