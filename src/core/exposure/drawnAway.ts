import type { Condition, Draw } from '../model/condition.ts';
import { sameJson } from '../model/sameJson.ts';

/**
 * How much of everybody is left after rules that each let in a share by a draw. Shares of the same draw lie
 * within one another (a place is a place); those of different draws are independent of each other.
 */
export class DrawnAway {
  readonly #draws: { readonly draw: Draw; cutoff: number }[] = [];

  /** The part of everybody that the next rule reaches; without a draw, all who are left. */
  take(drawn: Extract<Condition, { readonly op: 'drawn' }> | undefined): number {
    const before = this.#left();
    if (drawn === undefined) return before;
    const known = this.#draws.find(({ draw }) => sameJson(draw, drawn.draw));
    if (known === undefined) this.#draws.push({ draw: drawn.draw, cutoff: drawn.share });
    else known.cutoff = Math.max(known.cutoff, drawn.share);
    return before - this.#left();
  }

  #left(): number {
    return this.#draws.reduce((left, { cutoff }) => left * (1 - cutoff), 1);
  }
}
