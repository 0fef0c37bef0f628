// The types of the messages between an embed and the page around it: in articles on other sites, so they stay as they are.

export const CALL = 'activation-playground:call';
export const REPLY = 'activation-playground:reply';
export const EVENT = 'activation-playground:event';
export const RESIZE = 'activation-playground:resize';
export const HEIGHT = 'activation-playground:height';

/** Of one call of step(). */
export const MAX_STEPS = 1000;
