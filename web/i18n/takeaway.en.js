// Taking a function away, in English: loaded when someone asks.

import {flatten} from './flatten.js';

export default flatten({
  takeaway: {
    title: 'Take {name} away',
    format: 'As',
    picture: 'A picture of the plot',
    code: 'Code of the function',
    name_svg: 'SVG, a drawing',
    name_png: 'PNG, an image',
    what_svg: 'The plot as it is now; sharp at every size, with its title and description inside. For documents and web pages.',
    what_png: 'The same picture as an image, with two pixels for one. For slides and messages.',
    what_latex: 'f and f′ as formulas, with the values of the parameters. For a document with the package amsmath.',
    what_cpp: 'A function of one double for C++17, with nothing but the standard library.',
    what_numpy: 'A function of a NumPy array, in double precision.',
    what_pytorch: 'A function of a tensor: PyTorch can differentiate through it, and train its parameters if they are tensors.',
    what_keras: 'A function that Keras 3 takes as an activation: Dense(8, activation=…).',
    what_jax: 'A function of a JAX array: jax.grad and jax.jit go through it.',
    what_javascript: 'A function of one number, without any package.',
    copy: 'Copy',
    download: 'Download',
    hint: 'Copy puts it on the clipboard; Download saves it as a file. Code has the values of the sliders as defaults, and computes f in the form that keeps its digits far from 0, where the textbook’s may overflow or lose them.',
    hint_picture: 'Copy puts it on the clipboard; Download saves it as a file. What is painted point by point keeps the colours of your screen.',
    copied: 'Copied.',
    content: 'What is taken',
    making: 'It is being made …',
    cut: 'Only the beginning is shown; Copy and Download take all of it.',
    not_made: 'This browser cannot make this. Choose another format.',
    not_copied: 'The browser does not let this page copy. The text is selected: copy it with Ctrl+C or your finger.',
    not_copied_picture: 'The browser does not let this page copy. Download the picture instead.',
  },
});
