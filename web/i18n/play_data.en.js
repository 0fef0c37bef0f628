// Texts of Play in English: data, features and the output surface.

export default {
  data: {
    title: 'Data',
  },
  features: {
    title: 'Features',
  },
  surface: {
    title: 'Output',
  },
};
