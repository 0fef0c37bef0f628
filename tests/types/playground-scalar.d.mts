export {default} from './playground.mjs';
