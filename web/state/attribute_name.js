// What a key of a link is called as an attribute of an element.

/** learningRate -> learning-rate; `class` means something else to HTML. @param {string} key */
export const attributeName = (key) => (key === 'class' ? 'true-class' : key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
