// Texts of Play in English: the curve, layer health and loss.

export default {
  curve: {
    title: 'The curve',
  },
  health: {
    title: 'Layer health',
  },
  loss: {
    title: 'Loss',
  },
};
