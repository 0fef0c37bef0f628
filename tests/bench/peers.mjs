// The same training by other libraries: ConvNetJS in double precision, TensorFlow.js in single. Each is given the same
// samples and first weights, and gives {epochs(n), loss()}.

const BATCH = 10;

/** @param {any} convnetjs @param {any} task */
export function convnet(convnetjs, {network, hidden, samples, targets, learningRate}) {
  // Built layer by layer: makeLayers would put a linear layer before the loss.
  const net = new convnetjs.Net();
  const shape = (depth) => ({in_sx: 1, in_sy: 1, in_depth: depth});
  net.layers = [new convnetjs.InputLayer({out_sx: 1, out_sy: 1, out_depth: network.shape[0]})];
  network.layers.forEach(({units, inputs, weights, biases}, l) => {
    const layer = new convnetjs.FullyConnLayer({...shape(inputs), num_neurons: units});
    for (let u = 0; u < units; u++) {
      for (let i = 0; i < inputs; i++) layer.filters[u].w[i] = weights[u * inputs + i];
      layer.biases.w[u] = biases[u];
    }
    const isRelu = hidden === 'relu' && l < network.layers.length - 1;
    net.layers.push(layer, isRelu ? new convnetjs.ReluLayer(shape(units)) : new convnetjs.TanhLayer(shape(units)));
  });
  net.layers.push(new convnetjs.RegressionLayer(shape(1)));
  const volumes = samples.map((sample) => {
    const volume = new convnetjs.Vol(1, 1, sample.length, 0);
    volume.w.set(sample);
    return volume;
  });
  const labels = Array.from(targets, (target) => [target]);
  // Its own trainer also sums losses of decay and asks for the time twice a sample: up to half as slow again.
  const parameters = net.getParamsAndGrads();
  const rate = learningRate / BATCH;
  function update() {
    for (const {params, grads} of parameters) {
      for (let i = 0; i < params.length; i++) {
        params[i] -= rate * grads[i];
        grads[i] = 0;
      }
    }
  }
  return {
    epochs(n) {
      for (let epoch = 0; epoch < n; epoch++) {
        for (let s = 0; s < volumes.length; s++) {
          net.forward(volumes[s], true);
          net.backward(labels[s]);
          if ((s + 1) % BATCH === 0) update();
        }
      }
    },
    loss() {
      return volumes.reduce((sum, volume, s) => sum + 0.5 * (net.forward(volume).w[0] - targets[s]) ** 2, 0) / volumes.length;
    },
  };
}

/** @param {any} tf @param {any} task */
export function tensorflow(tf, {network, hidden, samples, targets, learningRate}) {
  const parameters = network.layers.map(({units, inputs, weights, biases}) => ({
    W: tf.variable(tf.transpose(tf.tensor2d(Float32Array.from(weights), [units, inputs]))),
    b: tf.variable(tf.tensor1d(Float32Array.from(biases))),
  }));
  const outputs = (X) => parameters.reduce((A, {W, b}, l) => {
    const Z = tf.add(tf.matMul(A, W), b);
    return hidden === 'relu' && l < parameters.length - 1 ? tf.relu(Z) : tf.tanh(Z);
  }, X);
  const half = tf.scalar(0.5);
  const loss = (X, Y) => tf.mean(tf.mul(half, tf.square(tf.sub(outputs(X), Y))));
  const matrix = (from, to) => [
    tf.tensor2d(samples.slice(from, to).map((sample) => Array.from(sample))),
    tf.tensor2d(Array.from(targets.slice(from, to), (target) => [target])),
  ];
  const batches = [];
  for (let s = 0; s < samples.length; s += BATCH) batches.push(matrix(s, s + BATCH));
  const optimizer = tf.train.sgd(learningRate);
  const whole = matrix(0, samples.length);
  return {
    epochs(n) {
      for (let epoch = 0; epoch < n; epoch++) {
        for (const [X, Y] of batches) optimizer.minimize(() => loss(X, Y));
      }
    },
    loss: () => tf.tidy(() => loss(...whole).dataSync()[0]),
  };
}
