import { t } from '@vscode/l10n';
import { exposure } from '../exposure/exposure.ts';
import { stage } from '../exposure/stage.ts';
import type { FlagKey } from '../model/flag.ts';
import type { Evidence } from '../model/staleness.ts';
import { durationWords } from '../present/time.ts';
import { type FlagFacts, type Limits, productionsOf } from './facts.ts';
import { neverStale } from './neverStale.ts';

/** A flag that is in the code and has reached nobody yet: not done, but not begun. */
export interface Waiting {
  readonly key: FlagKey;
  readonly evidence: readonly Evidence[];
  /** Since when nothing happened to it, Unix milliseconds, where that is known. */
  readonly since?: number;
}

export function waiting(facts: FlagFacts, limits: Limits): Waiting | undefined {
  const { key, environments, references, now } = facts;
  const productions = productionsOf(environments);
  if (references === 0 || productions.length === 0 || neverStale(facts, limits)) return undefined;
  const dark = productions.every(
    ({ state }) => state !== undefined && stage(exposure(state, now), undefined) === 'dark',
  );
  if (!dark) return undefined;
  const times = productions.flatMap(({ changed }) => changed?.at ?? []);
  const evidence = productions.map(({ name, changed }) => {
    if (changed === undefined) return { text: t`${name}: nobody gets it` };
    const since = durationWords(now - changed.at);
    return { text: t`${name}: nobody gets it, unchanged for ${since}`, seen: changed.seen };
  });
  return { key, evidence, ...(times.length > 0 ? { since: Math.max(...times) } : {}) };
}
