// The libraries to compare with, as one module for Node and pages: bundled, since they are not made for either alike.
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tf from '@tensorflow/tfjs-core';
import convnetjs from 'convnetjs';

export {convnetjs, tf};
