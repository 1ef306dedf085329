import type { Gate } from '../../src/core/model/gate.ts';
import type { Series } from '../../src/core/ports/healthSource.ts';
import { NOW } from './oneFlag.ts';

export const MINUTE = 60_000;
/** When the release that is looked at began. */
export const SINCE = NOW - 30 * MINUTE;

export const ERRORS: Gate = {
  name: 'errors',
  source: 'metrics',
  measure: {
    kind: 'share',
    bad: 'errors{flag="{{flag}}",variation="{{variation}}"}',
    of: 'requests{flag="{{flag}}",variation="{{variation}}"}',
  },
  comparison: { against: 'variation', tolerate: 0.01 },
  worse: 'higher',
  unit: 'requests',
  windowMs: 24 * 60 * MINUTE,
  noData: 'cannot tell',
  flags: ['*'],
};

export const P95: Gate = {
  ...ERRORS,
  name: 'p95',
  measure: { kind: 'value', query: 'quantile' },
  comparison: { against: 'limit', limit: 250 },
  unit: 'ms',
};

/** Values a minute apart, the last one now. */
export function every(minute: readonly number[], name = '', until = NOW): Series {
  return {
    name,
    points: minute.map((value, at) => [until - (minute.length - 1 - at) * MINUTE, value] as const),
  };
}

/** A counter that grew evenly to `total` since the release. */
export function counted(total: number, name = ''): Series {
  return every(
    Array.from({ length: 31 }, (_, at) => (total * at) / 30),
    name,
  );
}
