// What each activation is for and the trouble it makes, in English. Optional: a row without an entry still has its facts.
//
// `code` and [words](glossary term) are the only markup.

export default {
  identity: {
    use: 'Passes z on unchanged. You find it at the output of a regression network, where any number may be the answer, and it is the yardstick for all the others.',
    trouble: 'It bends nothing. Stack as many layers as you like: together they are still one straight-line (linear) model.',
  },
  binary_step: {
    use: 'A clear yes or no. The first artificial neurons and the perceptron worked this way.',
    trouble: 'It is flat on both sides of its jump, so gradient descent learns nothing through it. Networks that need it train with a stand-in slope (a surrogate gradient).',
    frameworks: 'PyTorch, NumPy, JAX and Keras call it `heaviside` and make you state the value at 0.',
  },
  sign: {
    use: 'Keeps only the sign of z: −1, 0 or 1. Binary networks, which count 0 as +1, use it to store weights and activations in one bit each.',
    trouble: 'It is flat everywhere but at its jump, so no gradient comes through. The usual way out is to pretend, in the backward pass, that the slope near 0 is 1 (a straight-through estimator).',
  },
  abs: {
    use: 'Keeps the size and drops the sign: useful where only the strength of a feature counts.',
    trouble: 'z and −z become the same, so the layer after it cannot tell them apart. Its values are never negative, which pushes the mean of a layer upwards.',
  },
  sigmoid: {
    use: 'Squeezes any number into a probability between 0 and 1. Use it at the output for a yes-or-no question, and as a gate inside recurrent cells such as the LSTM.',
    trouble: 'Its slope is 0.25 at best and fades at both ends, so gradients shrink from layer to layer ([vanishing gradient](vanishing_gradient)). All its values are positive, which slows the next layer.',
  },
  tanh: {
    use: 'A sigmoid stretched to run from −1 to 1. Its values balance around 0, which helps the next layer learn. Recurrent networks rely on it.',
    trouble: 'It [saturates](saturation) at both ends: from z = 3 on, either way, the slope is below 0.01 and learning stalls.',
  },
  relu: {
    use: 'The usual first choice for hidden layers: cheap, and right of 0 the gradient passes at full strength. Left of 0 it gives exact zeros ([sparse](sparse) activations).',
    trouble: 'Left of 0 the slope is 0 too. A unit that sits there for every training point gets no gradient any more: it is a [dead unit](dead_unit).',
    frameworks: 'The slope at the kink is a convention: PyTorch, TensorFlow and JAX all take 0.',
  },
  leaky_relu: {
    use: 'ReLU with a small slope left of 0: a unit on the wrong side still gets some gradient and can come back.',
    trouble: 'You have to choose the slope, and the gain over ReLU is often small.',
    frameworks: 'The default slope is 0.01 in PyTorch and JAX, 0.2 in `tf.nn` and `keras.activations`, and 0.3 in the layer `keras.layers.LeakyReLU`. When you move a model, write the slope down.',
  },
  prelu: {
    use: 'A leaky ReLU that learns its left slope from the data, one per layer or per channel.',
    trouble: 'More parameters can [overfit](overfitting) small data, and weight decay pulls a towards 0, back to plain ReLU.',
    frameworks: 'PyTorch starts a at 0.25, Keras at 0, which is ReLU.',
  },
  rrelu_train: {
    use: 'In training, every negative z gets a left slope drawn at random. The noise works against [overfitting](overfitting), much as dropout does.',
    trouble: 'The same input gives another output on the next pass, so the loss flickers. For predictions switch the randomness off (`model.eval()` in PyTorch).',
    frameworks: 'PyTorch draws slopes between 1/8 and 1/3; MXNet ends at 0.334.',
  },
  rrelu_eval: {
    use: 'RReLU as it predicts: the left slope is fixed at the middle of the range it trained with, 11/48 ≈ 0.2292 by default.',
    trouble: 'It belongs to a network trained with random slopes. On its own it is only a leaky ReLU with a steep left side.',
  },
  elu: {
    use: 'Keeps ReLU’s straight right side and lets units sink below 0, so that the mean activation stays near 0 and learning is faster. Far left the gradient is small but not 0, so a unit can come back.',
    trouble: 'The exponential costs time, and far left the gradient fades. If you meet α = 0.01, that is the slope of leaky ReLU: α of ELU is 1 in the paper and in every framework.',
    frameworks: 'With α other than 1, the slope at 0 itself is α in PyTorch and 1 in TensorFlow’s raw operation.',
    smooth: 'none when α = 1',
  },
  selu: {
    use: 'An ELU with two constants chosen so that activations keep mean 0 and variance 1 from layer to layer (self-normalizing), without batch normalization.',
    trouble: 'The promise holds only for plain layers with LeCun normal initial weights, and with alpha dropout in place of dropout.',
    frameworks: 'At 0 PyTorch takes the left slope, λα ≈ 1.7581, TensorFlow the right one, λ ≈ 1.0507.',
  },
  celu: {
    use: 'An ELU without a kink: its slope is continuous at 0 for every α, so you can turn α freely.',
    trouble: 'It computes an exponential for negative z, and far left the gradient fades. At α = 1 it is exactly ELU.',
  },
  srelu: {
    use: 'Three straight pieces. Both joints and both outer slopes are learned, so a unit can bend up, bend down, or do both in an S.',
    trouble: 'That makes four more numbers per channel to learn, and where they start matters.',
  },
  apl: {
    use: 'ReLU plus a few hinges whose slopes and places are learned: every unit bends its own line.',
    trouble: 'You fix the number of hinges beforehand. Each brings two more parameters per unit and one more kink.',
  },
  softplus: {
    use: 'ReLU with a round corner, and always positive: use it where a positive number has to come out, such as a variance or a rate.',
    trouble: 'It needs an exponential and a logarithm, and it is never exactly 0, so nothing is [sparse](sparse). At z = 0 it already gives 0.69/β.',
    frameworks: 'PyTorch returns z itself where βz is above 20, an error of 2×10⁻⁹/β. Others cut over only where no digit is lost.',
  },
  softplus_threshold: {
    use: 'Softplus just as PyTorch computes it: above a threshold it returns z itself, which saves the exponential and cannot overflow.',
    trouble: 'At the threshold f jumps, by 2×10⁻⁹ with the default settings. You will not notice it in training, but an exact comparison will.',
  },
  bent_identity: {
    use: 'A line with a gentle bend. Its slope runs from 0.5 on the far left to 1.5 on the far right, so the gradient never vanishes.',
    trouble: 'It is close to a straight line, so each layer adds little bend, and its values are not bounded.',
  },
  hard_sigmoid: {
    use: 'A sigmoid made of three straight pieces, without an exponential: made for phones and for networks in low precision.',
    trouble: 'Outside −3 to 3 the slope is exactly 0. A unit stuck there gets no gradient at all.',
    frameworks: 'Two curves share this name: (z + 3)/6 in PyTorch, JAX and Keras 3; 0.2 z + 0.5 in Keras 1 and 2, TensorFlow.js and ONNX. In double precision, PyTorch’s slope is 1/6 rounded to single.',
  },
  hard_sigmoid_linear: {
    use: 'The older hard sigmoid, αz + β cut off at 0 and 1, as in Theano, Keras 1 and 2, TensorFlow.js and ONNX.',
    trouble: 'A model trained with it gives other answers in a framework that means (z + 3)/6 by the same name. Where it is cut off, the slope is exactly 0.',
  },
  hard_tanh: {
    use: 'Cuts z off at two levels and leaves the middle as it is: a cheap stand-in for tanh.',
    trouble: 'At both levels and beyond, the slope is exactly 0: units there get no gradient.',
    frameworks: 'Exactly at the two ends `hardtanh` has slope 0 in PyTorch, but `torch.clamp` and `tf.clip_by_value` have slope 1.',
  },
  relu6: {
    use: 'ReLU with a lid at 6, so that values fit into low-precision numbers: made for phones.',
    trouble: 'It is flat on two sides. A unit can die on the left and stick on the right.',
  },
  silu: {
    use: 'z times sigmoid(z): a smooth ReLU that gates itself. It does well in deep networks, from image models such as EfficientNet to the gated layers of language models.',
    trouble: 'It costs an exponential. It dips to −0.28 at z = −1.28, so it is not [monotonic](monotonic), and far left the gradient fades.',
  },
  swish: {
    use: 'SiLU with a dial: at β = 0 it is the line z/2, and the larger β is, the closer it comes to ReLU. β may be learned.',
    trouble: 'One more parameter for what is often a small gain. If learning drives β below 0, the curve turns half way round the origin.',
  },
  quick_gelu: {
    use: 'GELU with sigmoid(1.702 z) in place of the normal distribution, because it is cheaper. The CLIP models were trained with it.',
    trouble: 'It is not GELU: the two differ by up to 0.0203, near z = ±2.27. Weights trained with one do not quite fit the other.',
  },
  gelu: {
    use: 'Weights z by the chance that a normal random number lies below z. It is the usual choice in Transformers such as BERT.',
    trouble: 'It costs more than ReLU. It dips to −0.17 at z = −0.75, so it is not [monotonic](monotonic), and far left the gradient fades.',
    frameworks: 'PyTorch and Keras compute this exact form by default, JAX the tanh approximation. In JAX ask for `approximate=False`.',
  },
  gelu_tanh: {
    use: 'GELU computed with tanh in place of the error function, which used to be slow. GPT-2 was trained with it.',
    trouble: 'It differs from exact GELU by up to 0.00047, near z = ±2.7: too little to see, enough to fail an exact comparison.',
    frameworks: 'This is the default in JAX. In PyTorch ask for `approximate="tanh"`, in Keras for `approximate=True`.',
  },
  mish: {
    use: 'A smooth curve that gates itself, close to SiLU but with a deeper dip. Known from the object detector YOLOv4.',
    trouble: 'It is among the most expensive to compute. It dips to −0.31 at z = −1.19, so it is not [monotonic](monotonic), and far left the gradient fades.',
  },
  hard_swish: {
    use: 'Swish made of a parabola between two straight pieces, without an exponential: made for phones (MobileNetV3).',
    trouble: 'Left of −3 it is exactly flat, so units can die there, and it has a kink on each side.',
    frameworks: 'At the joints −3 and 3 the slope is 0 and 1 in TensorFlow and in current PyTorch; PyTorch up to 2.6 took −0.5 and 1.5.',
  },
  softsign: {
    use: 'Like tanh, but it nears its ends slowly, so that units far out keep a little gradient.',
    trouble: 'Far out, learning is slow all the same. It takes its time: at z = 9 it has reached only 0.9.',
  },
  elliott: {
    use: 'A sigmoid made with one division, from the days when an exponential was expensive.',
    trouble: 'It is hard to be sure with it: at z = 10 it gives only 0.95. All its values are positive, which slows the next layer.',
    frameworks: 'The symmetric Elliott function, from −1 to 1, is softsign.',
  },
  softshrink: {
    use: 'Pulls every value towards 0 by λ, and small ones to exactly 0: it removes noise and makes codes [sparse](sparse).',
    trouble: 'Between −λ and λ the slope is 0. Large values come out too small by λ.',
  },
  hardshrink: {
    use: 'Sets small values to 0 and leaves large ones exactly as they are: it removes noise without shrinking what is left.',
    trouble: 'Unless λ is 0, it jumps at −λ and λ: a tiny change of z can change the value by λ, and the gradient knows nothing of it.',
  },
  tanhshrink: {
    use: 'What tanh takes away: z − tanh(z). Small values almost vanish and large ones pass, which was used for [sparse](sparse) codes.',
    trouble: 'The slope is near 0 just where z is small, and there most units begin: learning starts slowly.',
  },
  threshold: {
    use: 'A ReLU that waits for a strong signal: z passes only above the threshold, else a fixed value comes out.',
    trouble: 'It jumps at the threshold, unless both numbers are equal. Left of it the slope is 0, so units can die.',
    frameworks: 'PyTorch has no default for either number. Keras’s ThresholdedReLU used 1 for the threshold, and 0 below it.',
  },
  log_sigmoid: {
    use: 'The logarithm of a probability. It belongs in a loss such as cross-entropy, rarely in a hidden layer.',
    trouble: 'Written as log(sigmoid(z)) it breaks down: far on the left sigmoid rounds to 0 (in single precision already below about z = −104), and that is log(0). Use the ready-made function, which computes −softplus(−z).',
  },
  squared_relu: {
    use: 'ReLU squared: a soft start at 0 and a strong answer to a strong signal. A search over language models found it (Primer).',
    trouble: 'Its slope grows without end, so large z make large gradients. Left of 0 units can die, as with ReLU.',
  },
  star_relu: {
    use: 'Squared ReLU, scaled and shifted: with the initial s and b, a standard normal z comes out with mean 0 and variance 1. Made for MetaFormer image models.',
    trouble: 'Its slope grows without end on the right, and on the left it is exactly flat.',
  },
  sine: {
    use: 'For signals with fine detail or a rhythm, such as an image stored as a network. SIREN uses it with ω = 30.',
    trouble: 'Many different z give the same value, so the loss has many valleys. It works only with initial weights made for it.',
  },
  cosine: {
    use: 'For signals with a rhythm, and for random Fourier features.',
    trouble: 'At z = 0, where many units begin, its slope is 0. It forgets the sign of z, and many z give the same value.',
  },
  gaussian: {
    use: 'Answers only near 0: “is this point close to that centre?” Radial basis function networks are built from it.',
    trouble: 'Away from 0 both value and slope vanish. A unit whose centre is far from the data learns nothing.',
  },
  arctan: {
    use: 'Like tanh, but with slower ends, so that units far out keep a little more gradient.',
    trouble: 'It ends at ±π/2, not ±1, and it still [saturates](saturation): at z = 5 the slope is 0.04.',
  },
  sinc: {
    use: 'A wave that dies away: the ideal filter of signal processing. As an activation it is rare.',
    trouble: 'At z = 0 its slope is 0, and the slope changes sign without end: gradients point now this way, now that.',
    frameworks: '`sinc` in NumPy, PyTorch, JAX and Keras is sin(πz)/(πz); this one is sin(z)/z.',
  },
  isru: {
    use: 'An S-shaped curve made with a square root in place of an exponential: cheap where that is fast.',
    trouble: 'It [saturates](saturation) on both sides, and its ends move with α: they lie at ±1/√α.',
  },
  isrlu: {
    use: 'Shaped like ELU, but made with a square root, and smooth at 0 up to f″ for every α.',
    trouble: 'Far left the gradient fades, and the level there, −1/√α, moves with α.',
  },
  squareplus: {
    use: 'Shaped like softplus, but made with a square root alone. b sets how round the corner is; at b = 0 it would be ReLU.',
    trouble: 'It nears ReLU slowly, and it is never exactly 0, so nothing is [sparse](sparse).',
  },
  snake: {
    use: 'The line z with a wave on it: it learns a rhythm and carries it on beyond the data. Used to generate sound.',
    trouble: 'a sets the frequency, and a bad start is hard to unlearn. Once per wave the slope touches 0.',
  },
  lisht: {
    use: 'z times tanh(z): like the absolute value, but round at 0.',
    trouble: 'z and −z become the same, the values are never negative, and at z = 0 the slope is 0.',
  },
  serf: {
    use: 'A relative of Mish, with the error function in place of tanh and a slightly deeper dip.',
    trouble: 'It needs a softplus and an error function for every value, and there is little experience with it beyond its paper.',
  },
  tanhexp: {
    use: 'z times tanh(eᶻ). It turns into the line z quickly: from z = 1 on it is within 1 % of it.',
    trouble: 'It computes an exponential and a tanh, it is not [monotonic](monotonic), and far left the gradient fades.',
  },
  smish: {
    use: 'A smooth curve that gates itself, calmer than Mish: far right its slope is 0.6, not 1.',
    trouble: 'With that slope the signal shrinks from layer to layer unless the weights make up for it. It is also expensive to compute.',
  },
  acon_c: {
    use: 'Learns how much to bend: p₁ and p₂ are the slopes far out, β how sharply it turns. At β = 0 it is a straight line; at p₁ = 1, p₂ = 0 it is Swish.',
    trouble: 'Three more parameters per channel, which have to be started well.',
  },
  pau: {
    use: 'One polynomial divided by another, with all coefficients learned: it can take the shape of almost any activation.',
    trouble: 'Ten numbers to learn in the usual size, and high powers of z react strongly to large inputs.',
  },
  exponential: {
    use: 'Makes any number positive and turns sums into products: the heart of softmax, and the output for rates and counts.',
    trouble: 'It explodes: above z = 709.78 it no longer fits into double precision, above 88.7 into single. Its slope grows with it, and so do the gradients.',
  },
};
