import { t } from '@vscode/l10n';
import { productionsOf, type StaleRule } from './facts.ts';
import { soleVariationIn } from './soleVariation.ts';

/**
 * The vendors' words for a flag whose work is done. LaunchDarkly: https://launchdarkly.com/docs/home/flags/lifecycle
 * (`launched`, `inactive`); Unleash: https://docs.getunleash.io/concepts/feature-flags#feature-flag-lifecycle
 * (`completed`, `stale`, `potentially-stale`); Split: rollout status `100% Released`, `Removed from Code`.
 */
const DONE = new Map([
  ['completed', 'high'],
  ['launched', 'high'],
  ['100% released', 'high'],
  ['removed from code', 'high'],
  ['experiment ended', 'high'],
  ['stale', 'medium'],
  ['inactive', 'medium'],
  ['potentially-stale', 'low'],
] as const) as ReadonlyMap<string, 'high' | 'medium' | 'low'>;

/** The flag system itself says that it is done. */
export const markedDone: StaleRule = ({ key, environments, references, now }) => {
  const productions = productionsOf(environments);
  const marks = productions.map(({ state }) => state?.lifecycle);
  const [mark] = marks;
  const confidence = DONE.get(mark?.toLowerCase() ?? '');
  if (mark === undefined || confidence === undefined || references === 0) return undefined;
  if (marks.some((other) => other !== mark)) return undefined;
  const keep = soleVariationIn(
    productions.map(({ state }) => state),
    now,
  );
  return {
    key,
    reason: 'marked done',
    confidence,
    verdict: t`marked "${mark}" at the flag system`,
    evidence: productions.map(({ name, changed }) => ({
      text: keep === undefined ? t`${name}: "${mark}", and not everyone gets the same` : `${name}: "${mark}"`,
      ...(changed === undefined ? {} : { seen: changed.seen }),
    })),
    ...(keep === undefined ? {} : { keep }),
  };
};
