// Texts of Play in English: the curve, layer health and loss.

export default {
  curve: {
    title: 'The curve',
    layer_hint: 'Layer',
    of_layer: 'Layer {n} · {name}',
    of_output: 'Output · {name}',
    legend: 'Grey: the z of all training points right now. Blue: the gradient that gets through.',
    blocking: 'Its slope is 0 everywhere: no gradient gets through, and the layers before it learn nothing.',
    softmax: 'Softmax weighs all outputs against each other, so it has no curve of one z. Grey: the z (logits) of all training points.',
    percent: '{n} %',
    gradient: 'gradient × {slope}',
    reading: 'z = {z}: a = {a}, f′ = {df}',
    read_label: 'The curve at z',
    refused: '{name}: a number from {low} to {high} that goes with the others.',
    number: 'A number, please.',
    learned: 'learned',
  },
  health: {
    title: 'Layer health',
  },
  loss: {
    title: 'Loss',
    log: 'log',
    log_hint: 'Logarithmic axis: every line is ten times the one below.',
    accuracy: 'accuracy',
    accuracy_hint: 'The share of points whose class is right, instead of the loss.',
    train: 'train',
    test: 'test',
    epochs: '{n} epochs',
    reading: 'Epoch {epoch}: training {train}, test {test}',
    reading_score: 'Epoch {epoch}: training {train}, test {test} right',
    read_label: 'Loss over the epochs',
  },
};
