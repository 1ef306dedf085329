import type { RolloutAction, RolloutView } from '../core/present/rolloutView.ts';

/** To the panel. */
export type ToPanel = { readonly type: 'view'; readonly view: RolloutView };

/** From the panel. `ready`: it has drawn what it was opened with, so many milliseconds after it began to load. */
export type FromPanel =
  | { readonly type: 'act'; readonly id: RolloutAction['id'] }
  | { readonly type: 'ready'; readonly ms: number };

/** What a page is opened with. `words`: the texts of the person's language, where it is not English. */
export interface Opening {
  readonly view: RolloutView;
  readonly words: Readonly<Record<string, string>> | undefined;
}

/** Where the page holds it. */
export const OPENING_ELEMENT = 'opening';
