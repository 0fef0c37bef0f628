// The parts of each view that a link or an element may show, hide or lock, by name.

/** @type {Readonly<Record<'play' | 'functions' | 'softmax', readonly string[]>>} In the order in which they are read. */
export const PARTS = {
  play: ['controls', 'options', 'data', 'features', 'network', 'curve', 'health', 'surface', 'loss', 'time', 'numbers', 'links'],
  functions: ['plot', 'legend', 'tools', 'sliders', 'formula', 'card', 'table'],
  softmax: ['logits', 'jacobian', 'compare', 'figure'],
};
