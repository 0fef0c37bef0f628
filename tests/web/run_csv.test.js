// The history of a run as comma-separated values.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {runCsv} from '../../web/state/run_csv.js';

test('a row for each moment, in order, with what is known of it', () => {
  const history = [{epoch: 0, step: 0, trainLoss: 0.5, testLoss: NaN, trainAccuracy: 0.25}, {epoch: 2, step: 50, trainLoss: 1e-7, testLoss: NaN, trainAccuracy: 1}];
  const statistics = [{epoch: 1, step: 25, layers: [{zMean: -0.5, dead: 1, updateNorm: NaN}, {zMean: 2, dead: 0, updateNorm: NaN}]},
    {epoch: 2, step: 50, layers: [{zMean: 0, dead: 2, updateNorm: NaN}, {zMean: NaN, dead: 0, updateNorm: 3}]}];
  assert.equal(runCsv(history, statistics), [
    'epoch,step,trainLoss,trainAccuracy,layer1_zMean,layer1_dead,output_zMean,output_dead,output_updateNorm',
    '0,0,0.5,0.25,,,,,',
    '1,25,,,-0.5,1,2,0,',
    '2,50,1e-7,1,0,2,,0,3',
  ].join('\n') + '\n');
});

test('a run of which nothing is known is a head', () => {
  assert.equal(runCsv([], []), 'epoch,step\n');
});
