import { t } from '@vscode/l10n';
import * as v from 'valibot';
import type { HealthPlace } from '../../core/model/gate.ts';
import type { Ended, Exec } from '../../core/ports/exec.ts';
import {
  HealthError,
  type HealthFailure,
  type HealthSource,
  type Series,
} from '../../core/ports/healthSource.ts';

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 4 << 20;

/** Seconds since 1970, as metric systems have them; a number that is not there is null. */
const Output = v.object({
  series: v.array(
    v.object({
      name: v.optional(v.string(), ''),
      points: v.array(v.tuple([v.number(), v.nullable(v.number())])),
    }),
  ),
});

const REASONS: Readonly<Record<Exclude<Ended['is'], 'done'>, HealthFailure>> = {
  failed: 'malformed',
  'not found': 'unreachable',
  'too slow': 'timeout',
  'too much': 'too much',
};

/**
 * Any other metric system, by a program of the team's: it is started without a shell in the folder of the
 * configuration, finds the question in `QUERY`, `FROM`, `TO` and `STEP` (seconds), and prints
 * `{"series": [{"name": "all", "points": [[1764342000, 17], …]}]}`, counters as they stand.
 * `exec`: a sentence where nothing is run here, which says why.
 */
export function execSource(exec: Exec | string): HealthSource {
  return {
    id: 'exec',
    label: t('The command'),
    counting: 'cumulative',
    escape: escapeJson,
    async series(place, query, { from, to, stepMs }, signal) {
      if (typeof exec === 'string') throw new HealthError('not asked', `${place.name}: ${exec}`);
      const [program, ...rest] = place.command ?? [];
      if (program === undefined)
        throw new HealthError('not asked', t`${place.name}: this health source needs its "command".`);
      const ended = await exec(
        {
          command: [program, ...rest],
          folder: place.root,
          environment: {
            QUERY: query,
            FROM: String(from / 1000),
            TO: String(to / 1000),
            STEP: String(stepMs / 1000),
          },
          timeoutMs: TIMEOUT_MS,
          maxBytes: MAX_BYTES,
        },
        signal,
      );
      if (ended.is !== 'done') throw new HealthError(REASONS[ended.is], `${place.name}: ${ended.why}`);
      return seriesIn(place, ended.output);
    },
  };
}

const FORM = '{"series": [{"points": [[seconds, number]]}]}';

function seriesIn({ name }: HealthPlace, output: string): readonly Series[] {
  const result = v.safeParse(Output, parsed(output));
  if (!result.success) {
    const [issue] = result.issues;
    const where = v.getDotPath(issue);
    throw new HealthError(
      'malformed',
      where === null
        ? t`${name}: the command printed something else than ${FORM}.`
        : t`${name}: the command printed something else than ${FORM} (${where}).`,
    );
  }
  return result.output.series.map(({ name: line, points }) => ({
    name: line,
    points: points.map(([seconds, value]) => [seconds * 1000, value ?? Number.NaN] as const),
  }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As within a text of JSON; all but letters, digits, `.`, `-` and `_` by their number, so that other languages hold too. */
function escapeJson(value: string): string {
  return value.replace(/[^\w.-]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
