// Which function to take: the advice that tutorials give, each with states of Play in which it shows. Data alone; the sentences are in
// the texts, and a test trains every state and holds what they say against what happens.

const DEEP = (/** @type {string} */ id) => `layers=${Array(6).fill(`8:${id}`).join(',')}&dataset=circle&seed=0.5`;
const DYING = (/** @type {string} */ id) => `layers=8:${id},8:${id}&dataset=xor&seed=0.68&learningRate=1&initializer=he_normal&loss=bce_logits`;
const CIRCLE = (/** @type {string} */ id) => `layers=8:${id},4:${id}&dataset=circle&seed=0.5&initializer=he_normal`;
const PLANE = (/** @type {string} */ id) => `problem=regression&regDataset=reg_plane&layers=4:relu&output=${id}&seed=0.5`;

/**
 * `key` names the texts, `functions` are those that the advice is about; `hash` opens the state, which shows what it should after
 * so many epochs.
 * @type {readonly {place: 'hidden' | 'output', key: string, functions: readonly string[], states: readonly {key: string, hash: string, epochs: number}[]}[]}
 */
export const ADVICE = [
  {place: 'hidden', key: 'relu', functions: ['relu'], states: [{key: 'relu', hash: CIRCLE('relu'), epochs: 50}]},
  {place: 'hidden', key: 'leaky', functions: ['leaky_relu', 'prelu'], states: [
    {key: 'dying', hash: DYING('relu'), epochs: 100}, {key: 'leaky', hash: DYING('leaky_relu'), epochs: 100}]},
  {place: 'hidden', key: 'elu', functions: ['elu', 'silu', 'gelu'], states: [{key: 'elu', hash: CIRCLE('elu'), epochs: 50}]},
  {place: 'hidden', key: 'sigmoid', functions: ['sigmoid', 'tanh'], states: [
    {key: 'vanishing', hash: DEEP('sigmoid'), epochs: 100}, {key: 'tanh', hash: DEEP('tanh'), epochs: 100}]},
  {place: 'hidden', key: 'identity', functions: ['identity'], states: [{key: 'identity', hash: CIRCLE('identity'), epochs: 50}]},
  {place: 'output', key: 'yes_no', functions: ['sigmoid'], states: [
    {key: 'yes_no', hash: 'dataset=moons&noise=15&loss=bce_logits&layers=6:relu&seed=0.5', epochs: 100}]},
  {place: 'output', key: 'classes', functions: [], states: [
    {key: 'classes', hash: 'dataset=blobs&classes=4&loss=softmax_ce&layers=6:relu&seed=0.5', epochs: 100}]},
  {place: 'output', key: 'number', functions: ['identity'], states: [
    {key: 'number', hash: PLANE('identity'), epochs: 100}, {key: 'squeezed', hash: PLANE('sigmoid'), epochs: 100}]},
];
