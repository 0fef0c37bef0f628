// A network as TensorFlow Playground computes it: nodes and links as objects, one sample at a time, written plainly and
// for speed. The peer that a page without WebAssembly would have.

class Link {
  constructor(source, weight) {
    this.source = source;
    this.weight = weight;
    this.gradient = 0;
  }
}

class Node {
  constructor(bias, isTanh) {
    this.bias = bias;
    this.isTanh = isTanh;
    this.inputs = [];
    this.z = 0;
    this.output = 0;
    this.outputGradient = 0;
    this.biasGradient = 0;
  }
}

export class ObjectGraph {
  /** @param {{layers: {units: number, inputs: number, weights: Float64Array, biases: Float64Array}[]}} network @param {string} hidden */
  constructor({layers}, hidden) {
    this.inputs = Array.from({length: layers[0].inputs}, () => new Node(0, false));
    this.layers = [];
    let previous = this.inputs;
    layers.forEach(({units, inputs, weights, biases}, l) => {
      const isTanh = hidden === 'tanh' || l === layers.length - 1;
      const nodes = [];
      for (let u = 0; u < units; u++) {
        const node = new Node(biases[u], isTanh);
        for (let i = 0; i < inputs; i++) node.inputs.push(new Link(previous[i], weights[u * inputs + i]));
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
        // A branch and no call: a stored function is slower as soon as there are two of them.
        node.output = node.isTanh ? Math.tanh(z) : z > 0 ? z : 0;
      }
    }
    return this.output.output;
  }

  /** One walk over the links: gathering what comes from the next layer in a second one is a tenth slower. @param {number} target */
  backward(target) {
    const {layers, output} = this;
    output.outputGradient = output.output - target;
    for (let l = layers.length - 1; l >= 0; l--) {
      const nodes = layers[l];
      for (let u = 0; u < nodes.length; u++) {
        const node = nodes[u];
        const gradient = node.outputGradient * (node.isTanh ? 1 - node.output * node.output : node.z > 0 ? 1 : 0);
        node.outputGradient = 0;
        node.biasGradient += gradient;
        const links = node.inputs;
        if (l === 0) {
          for (let i = 0; i < links.length; i++) {
            const link = links[i];
            link.gradient += gradient * link.source.output;
          }
        } else {
          for (let i = 0; i < links.length; i++) {
            const link = links[i];
            const {source} = link;
            link.gradient += gradient * source.output;
            source.outputGradient += gradient * link.weight;
          }
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
