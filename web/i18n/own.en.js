// The reader's own functions, in English: what every view says of them.

export default {
  own_function: {
    title: 'Your own',
    new: 'New formula',
    about: 'Your formula.',
    full: 'There is room for {limit} formulas, and all of them are in use. Delete one first.',
    kept: 'Kept on this device.',
  },
  problem: {
    not_own: '{key}: “{value}” cannot be read. Write it as in own1:f:tanh(x), each number once.',
    hidden_signs: '{key}: “{value}” is left out. It has signs that cannot be seen, such as the end of a line, where � stands.',
    too_many_own: '{key}: {value} is left out. There is room for {limit} formulas.',
    own_formula: '{key}: the formula of {name}, “{value}”, cannot be read and is left out.',
  },
};
