// Texts of Play in English: the walk through the numbers, and links.

export default {
  numbers: {
    title: 'Numbers',
  },
  links: {
    title: 'Links',
  },
};
