// What a function costs on this device, against ReLU: measured when it is asked for, in slices, so that the page stays alive.

const POINTS = 1024;
const ROUNDS = 7;
/** As long as this must one measurement take, in milliseconds: the browser's clock may tick only every tenth. */
const LONG_ENOUGH = 2;

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Evenly from -4 to 4, where the functions bend. */
const points = () => Float64Array.from({length: POINTS}, (_, i) => -4 + (8 * (i + 0.5)) / POINTS);

/**
 * The median of several runs of f, f' and f'' over ReLU's, which takes turns with it.
 * @param {import('../../core.d.ts').Core} core
 * @param {readonly string[]} ids
 * @param {{onDone: (id: string, time: number) => void, isStopped: () => boolean, pause: () => Promise<void>}} hooks
 */
export async function measureCosts(core, ids, {onDone, isStopped, pause}) {
  const z = points();
  const relu = {id: 'relu'};
  let repeats = 16;
  while (core.duration(relu, z, repeats) < LONG_ENOUGH && repeats < 1 << 20) repeats *= 2;
  for (const id of ids) {
    await pause();
    if (isStopped()) return;
    const own = {id};
    const first = core.duration(own, z, Math.max(1, repeats >> 4)) * 16;
    // A dear function is repeated less often, for as long.
    const fewer = Math.max(1, Math.round(repeats * Math.min(1, LONG_ENOUGH / first)));
    const ratios = Array.from({length: ROUNDS}, () => (core.duration(own, z, fewer) / fewer) / (core.duration(relu, z, repeats) / repeats));
    onDone(id, median(ratios));
  }
}
