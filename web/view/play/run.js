// The run on the page: a trainer made from the state, its time on the screen's frames, and who watches it.

import {trainerConfig} from '../../state.js';


export class Run {
  /** @param {import('../../core.d.ts').Core} core @param {import('../session.js').Session} session */
  constructor(core, session) {
    this.config = trainerConfig(session.state);
    this.trainer = core.createTrainer(this.config);
  }

  update() {}

  destroy() {
    this.trainer.delete();
  }
}
