// The terms of the page in English: a name, and a definition that needs no other term to be understood.

export default {
  glossary: {
    pre_activation: {
      name: 'pre-activation z',
      text: 'The number that goes into an activation function: the weighted sum of a unit’s inputs plus its bias. On the plots it is the horizontal axis.',
    },
    activation: {
      name: 'activation a = f(z)',
      text: 'The number that comes out of the function, and what a unit passes on to the next layer. On the plots it is the height of the curve.',
    },
    derivative: {
      name: 'derivative f′',
      text: 'The slope of the curve: how much f(z) changes when z changes a little. Training multiplies gradients by it, so where f′ is 0 nothing is learned.',
    },
    second_derivative: {
      name: 'second derivative f″',
      text: 'How fast the slope itself changes: the bend of the curve. A straight piece has f″ = 0.',
    },
    tangent: {
      name: 'tangent',
      text: 'The straight line that touches the curve at one point and has the slope f′ there.',
    },
    gradient: {
      name: 'gradient',
      text: 'How much the loss changes when a number in the network changes a little. Training moves every weight against its gradient.',
    },
    range: {
      name: 'range',
      text: 'All the values that f can take. A square bracket means that the end is reached, a round one that it is only approached: [0, ∞) is 0 and everything above.',
    },
    monotonic: {
      name: 'monotonic',
      text: 'Going one way only: as z grows, f(z) always rises (or always falls). Weakly monotonic allows flat stretches; strictly monotonic does not.',
    },
    smooth: {
      name: 'smooth',
      text: 'Without jumps or corners, in f or in any of its derivatives. Cᵏ says how far that goes: C⁰ means f has no jump, C¹ that f′ has none either, C² the same for f″.',
    },
    kink: {
      name: 'kink',
      text: 'A corner of the curve: the slope on its left differs from that on its right. Exactly there, the slope is a convention.',
    },
    jump: {
      name: 'jump',
      text: 'A place where the value leaps from one level to another. A filled circle marks the value taken, an open circle the one left out.',
    },
    symmetry: {
      name: 'symmetry',
      text: 'An even function is its own mirror image, left and right. An odd one looks the same after half a turn about the origin.',
    },
    zero_centred: {
      name: 'zero-centred',
      text: 'With values balanced around 0. If all activations have the same sign, the weights behind them must rise or fall together, and training goes in zigzags.',
    },
    saturation: {
      name: 'saturation',
      text: 'The curve goes flat: far out, a change of z hardly changes f(z). The slope, and with it the gradient, goes to 0.',
    },
    vanishing_gradient: {
      name: 'vanishing gradient',
      text: 'Going backwards, every layer multiplies the gradient by a slope. If the slopes are small, hardly anything is left for the first layers, and they stop learning.',
    },
    dead_unit: {
      name: 'dead unit',
      text: 'A unit whose slope is 0 at every training point. It gets no gradient, so its weights do not change any more.',
    },
    sparse: {
      name: 'sparse',
      text: 'Mostly exact zeros. Then only a few units speak at a time.',
    },
    asymptote: {
      name: 'asymptote',
      text: 'A straight line that the curve comes ever closer to, far to the left or right.',
    },
    gate: {
      name: 'gate',
      text: 'A factor that lets a number through, holds it back, or does something in between. Some activations are z times a gate that depends on z itself.',
    },
    learnable: {
      name: 'learnable parameter',
      text: 'A number of the function that training may change, as it changes the weights.',
    },
    cost: {
      name: 'cost',
      text: 'The most expensive operation that one value of f needs. Exponentials take a processor several times as long as comparisons or sums.',
    },
    overfitting: {
      name: 'overfitting',
      text: 'Learning the training points by heart, noise included, and so doing worse on new ones.',
    },
    weight: {
      name: 'weight',
      text: 'A number on a link between two units: what comes out of the first is multiplied by it. Weights and biases are what training changes.',
    },
    bias: {
      name: 'bias',
      text: 'A number of each unit that is added to its weighted sum. It moves the unit’s curve to the left or to the right.',
    },
    layer: {
      name: 'layer',
      text: 'Units that all look at the same numbers: those of the layer before. Hidden layers stand between the inputs and the output.',
    },
    logits: {
      name: 'logits',
      text: 'The z of the output layer: the network’s answer before the last activation turns it into a probability or a value.',
    },
    loss: {
      name: 'loss',
      text: 'One number for how wrong the network is: 0 is perfect. Training makes it smaller, step by step.',
    },
    epoch: {
      name: 'epoch',
      text: 'One pass over all training points. The epoch counter says how often each point has been learned from.',
    },
    batch: {
      name: 'batch',
      text: 'The few points that one step learns from at once. Small batches make many rough steps, large ones few smooth steps.',
    },
    learning_rate: {
      name: 'learning rate',
      text: 'How far each step moves the weights against the gradient. Too small and nothing happens; too large and the loss jumps about or becomes infinite.',
    },
    optimizer: {
      name: 'optimizer',
      text: 'The rule that turns gradients into steps. Plain descent (SGD) follows the gradient; others remember earlier steps or scale each weight’s own.',
    },
    regularization: {
      name: 'regularization',
      text: 'A pull of every weight towards 0 beside the loss, so that the network stays simple. L1 sets weights to exactly 0, L2 makes them small.',
    },
    test_points: {
      name: 'test points',
      text: 'Points that the network never learns from. If it does well on them, it has understood the pattern and not just learned points by heart.',
    },
    divergence: {
      name: 'divergence',
      text: 'When numbers grow from step to step until they are infinite. The cause is mostly a learning rate that is too large.',
    },
  },
  dialog: {
    close: 'Close',
    glossary: 'Words used on this page',
    help: 'Keyboard',
  },
};
