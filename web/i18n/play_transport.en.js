// Texts of Play in English: the run: train, pause, step, how it learns, its past.

export default {
  transport: {
    title: 'Train',
  },
  options: {
    title: 'How it learns',
  },
  time: {
    title: 'Time',
  },
};
