import type { Gate, Verdict } from '../model/gate.ts';
import type { PlotPoint } from './plot.ts';

/** How a release does at one gate. */
export interface GateReport {
  readonly gate: Gate;
  readonly verdict: Verdict;
  /** The span of the lines, Unix milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly now: readonly PlotPoint[];
  /** The other variation, where it is held against that. */
  readonly than: readonly PlotPoint[];
}
