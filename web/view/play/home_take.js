// The dialog "Take the network home". Training pauses while one chooses, so that everything taken is of one moment.

import {translator} from '../../i18n/index.js';
import {openChoice} from '../takeaway_choice.js';
import {homeFormats} from './home_formats.js';

/** @param {import('./parts.d.ts').PlayContext} context */
export async function open(context) {
  const {run, t} = context;
  const words = await translator(t.lang, 'play', 'takeaway', 'home');
  const {isPlaying} = run;
  run.pause();
  const {epoch} = run.progress;
  const dialog = await openChoice({
    title: words('home.title', {epoch}), hint: words(isPlaying ? 'home.hint_paused' : 'home.hint'), description: words('home.preview'), groups: homeFormats(context, words),
  }, words, context);
  dialog.addEventListener('close', () => isPlaying && run.play());
}
