// A network as TensorFlow Playground computes it: nodes and links as objects, one sample at a time, written plainly and
// for speed. The peer that a page without WebAssembly would have.

class Link {
  constructor(source, target, weight) {
    this.source = source;
    this.target = target;
    this.weight = weight;
    this.gradient = 0;
  }
}

class Node {
  constructor(bias, activation, derivative) {
    this.bias = bias;
    this.activation = activation;
    this.derivative = derivative;
    this.inputs = [];
    this.outputs = [];
    this.z = 0;
    this.output = 0;
    this.inputGradient = 0;
    this.biasGradient = 0;
  }
}

// Of z and a, as that playground has them.
const ACTIVATIONS = {
  tanh: [Math.tanh, (z, a) => 1 - a * a],
  relu: [(z) => (z > 0 ? z : 0), (z) => (z > 0 ? 1 : 0)],
};

export class ObjectGraph {
  /** @param {{layers: {units: number, inputs: number, weights: Float64Array, biases: Float64Array}[]}} network @param {string} hidden */
  constructor({layers}, hidden) {
    this.inputs = Array.from({length: layers[0].inputs}, () => new Node(0, null, null));
    this.layers = [];
    let previous = this.inputs;
    layers.forEach(({units, inputs, weights, biases}, l) => {
      const [activation, derivative] = ACTIVATIONS[l === layers.length - 1 ? 'tanh' : hidden];
      const nodes = [];
      for (let u = 0; u < units; u++) {
        const node = new Node(biases[u], activation, derivative);
        for (let i = 0; i < inputs; i++) {
          const link = new Link(previous[i], node, weights[u * inputs + i]);
          node.inputs.push(link);
          previous[i].outputs.push(link);
        }
        nodes.push(node);
      }
      this.layers.push(nodes);
      previous = nodes;
    });
    this.output = previous[0];
  }

  /** @param {Float64Array} sample */
  forward(sample) {
    const {inputs, layers} = this;
    for (let i = 0; i < inputs.length; i++) inputs[i].output = sample[i];
    for (let l = 0; l < layers.length; l++) {
      const nodes = layers[l];
      for (let u = 0; u < nodes.length; u++) {
        const node = nodes[u];
        const links = node.inputs;
        let z = node.bias;
        for (let i = 0; i < links.length; i++) {
          const link = links[i];
          z += link.weight * link.source.output;
        }
        node.z = z;
        node.output = node.activation(z);
      }
    }
    return this.output.output;
  }

  /** @param {number} target */
  backward(target) {
    const {layers} = this;
    for (let l = layers.length - 1; l >= 0; l--) {
      const nodes = layers[l];
      for (let u = 0; u < nodes.length; u++) {
        const node = nodes[u];
        let gradient = 0;
        if (l === layers.length - 1) {
          gradient = node.output - target;
        } else {
          const links = node.outputs;
          for (let i = 0; i < links.length; i++) {
            const link = links[i];
            gradient += link.weight * link.target.inputGradient;
          }
        }
        gradient *= node.derivative(node.z, node.output);
        node.inputGradient = gradient;
        node.biasGradient += gradient;
        const links = node.inputs;
        for (let i = 0; i < links.length; i++) {
          const link = links[i];
          link.gradient += gradient * link.source.output;
        }
      }
    }
  }

  /** @param {number} rate The learning rate, over the number of samples. */
  update(rate) {
    const {layers} = this;
    for (let l = 0; l < layers.length; l++) {
      const nodes = layers[l];
      for (let u = 0; u < nodes.length; u++) {
        const node = nodes[u];
        node.bias -= rate * node.biasGradient;
        node.biasGradient = 0;
        const links = node.inputs;
        for (let i = 0; i < links.length; i++) {
          const link = links[i];
          link.weight -= rate * link.gradient;
          link.gradient = 0;
        }
      }
    }
  }

  /** @param {Float64Array[]} samples @param {Float64Array} targets @param {number} batchSize @param {number} learningRate */
  epoch(samples, targets, batchSize, learningRate) {
    const rate = learningRate / batchSize;
    for (let s = 0; s < samples.length; s++) {
      this.forward(samples[s]);
      this.backward(targets[s]);
      if ((s + 1) % batchSize === 0) this.update(rate);
    }
  }
}
