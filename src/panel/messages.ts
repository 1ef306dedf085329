import type { RolloutAction, RolloutView } from '../core/present/rolloutView.ts';

/** To the panel. */
export type ToPanel = { readonly type: 'view'; readonly view: RolloutView };

/** From the panel. `ready`: it has drawn what it was opened with, so many milliseconds after it began to load. */
export type FromPanel =
  | { readonly type: 'act'; readonly id: RolloutAction['id'] }
  | { readonly type: 'ready'; readonly ms: number };

/** Where the page holds the view it is opened with. */
export const VIEW_ELEMENT = 'view';
