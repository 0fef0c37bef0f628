// Own points as the state has them: labels for as many classes as there are, and what must change with them.

/** @typedef {readonly [number, number, number]} Triple */
/** @typedef {import('../../state.js').State} State */

/** Labels of more or fewer classes: two are -1 and +1, more are counted from 0. @param {readonly Triple[]} points
 * @param {number} from @param {number} to @returns {readonly Triple[]} */
export function relabelled(points, from, to) {
  if ((from === 2) === (to === 2)) return points;
  return points.map(([x, y, label]) => [x, y, to === 2 ? (label > 0 ? 1 : -1) : label > 0 ? 1 : 0]);
}

/** As the core splits them. @param {number} count @param {number} share in percent */
export const trainCount = (count, share) => Math.floor((count * share) / 100);

/** Of how many points at least one is trained on. @param {number} share in percent */
export function leastCount(share) {
  let count = Math.max(1, Math.floor(100 / share));
  while (trainCount(count, share) === 0) count++;
  return count;
}

/**
 * The changes of the state that make these points its data, or null while they are too few to train with.
 * @param {State} state @param {readonly Triple[]} points @param {number} classes @param {number} batch the wished size
 */
export function ownChanges({percTrainData, problem}, points, classes, batch) {
  const count = trainCount(points.length, percTrainData);
  if (count === 0) return null;
  return {points, classes: problem === 'classification' ? classes : 2, batchSize: Math.min(batch, count)};
}

/** Points for the other problem: classes become values, and values the class of their sign.
 * @param {readonly Triple[]} points @param {State['problem']} problem @returns {readonly Triple[]} */
export function pointsFor(points, problem) {
  return problem === 'regression' ? points : points.map(([x, y, label]) => [x, y, label >= 0 ? 1 : -1]);
}
