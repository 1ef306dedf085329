import type { Gate, Verdict } from '../model/gate.ts';
import { judgeCounted } from './judgeCounted.ts';
import { judgeValue } from './judgeValue.ts';
import type { Reading } from './reading.ts';

/**
 * What a reading says of a gate. `alpha`: how often, at most, an innocent release may be called unhealthy (or a
 * guilty one healthy) by this gate at a stage, however often one looks.
 */
export function judge(gate: Gate, reading: Reading, alpha: number): Verdict {
  return gate.measure.kind === 'value' ? judgeValue(gate, reading) : judgeCounted(gate, reading, alpha);
}
