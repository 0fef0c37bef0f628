// The contract of widget.mjs: anywidget's front-end module.

/** What a host gives for its model. Traits: `element`, `state`, `attributes`, all optional. */
export interface WidgetModel {
  get(trait: string): any;
  set(trait: string, value: unknown): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
  save_changes(): void;
}

declare const widget: {
  initialize(place: {model: WidgetModel}): () => void;
  /** Gives what takes the view away again. */
  render(place: {model: WidgetModel; el: HTMLElement}): () => void;
};
export default widget;
