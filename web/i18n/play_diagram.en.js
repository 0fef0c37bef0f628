// Texts of Play in English: the network.

export default {
  diagram: {
    title: 'Network',
  },
};
