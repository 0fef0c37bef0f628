// Work that waits for the next frame: however often it is asked for until then, it is done once.

/** @type {Set<() => void>} */
const waiting = new Set();

function runFrame() {
  const tasks = [...waiting];
  waiting.clear();
  for (const task of tasks) task();
}

/** @param {() => void} task The same function asked for again counts once. */
export function onNextFrame(task) {
  if (waiting.size === 0) requestAnimationFrame(runFrame);
  waiting.add(task);
}
