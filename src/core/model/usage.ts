/**
 * How often a running product asked for a flag in one environment, as the flag system counted it.
 * Times it was asked, not people: somebody who comes back is counted again.
 */
export interface Usage {
  readonly total: number;
  /** By variation, where the flag system tells them apart; those it served nobody are left out. */
  readonly served?: ReadonlyMap<string, number>;
  /** The window that was counted, up to when it was read. */
  readonly hours: number;
  /** For people: who counted ('Unleash metrics'). */
  readonly source: string;
}
