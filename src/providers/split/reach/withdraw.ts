import { t } from '@vscode/l10n';
import { isBaseline } from '../../../core/exposure/baseline.ts';
import { keysLeft } from '../../../core/exposure/leftOf.ts';
import { IDENTITY_KEY } from '../../../core/model/identity.ts';
import type { Refusal } from '../../../core/ports/provider.ts';
import type { Edit } from '../edit.ts';
import { restOf } from './populations.ts';
import type { Wish } from './wish.ts';

/** Who is to have it by no rule of their own any more is taken out of individual targets and rules. */
export function withdraw(wish: Wish): readonly Edit[] | Refusal {
  const { definition, state, reach, surroundings } = wish;
  const gives = reach.variation;
  const edits = untargeted(wish);
  if ('refused' in edits) return edits;
  const rules = definition.rules ?? [];
  let place = 0;
  for (const [at, rule] of rules.entries()) {
    const isOurs = rule.buckets.some(({ treatment, size }) => treatment === gives && size > 0);
    const rest = isOurs ? restOf(rule, reach.without, surroundings) : 'all';
    if (rest !== 'none') place += 1;
    if (rest === 'all') continue;
    const isAlone = rule.buckets.every(
      ({ treatment, size }) => treatment === gives || size === 0 || isBaseline(state, treatment),
    );
    if (rest === undefined || !isAlone) return interwoven(at);
    edits.push({ edit: 'remove rule', rule });
    if (rest !== 'none') edits.push({ edit: 'add rule', rule: rest, at: place - 1 });
  }
  return edits;
}

function untargeted({ definition, reach: { variation, without } }: Wish): Edit[] | Refusal {
  const treatment = definition.treatments.find(({ name }) => name === variation);
  const [keys, segments] = [treatment?.keys ?? [], treatment?.segments ?? []];
  const left = new Set(keysLeft({ kind: 'people', attribute: IDENTITY_KEY, keys }, without));
  const gone = keys.filter((key) => !left.has(key));
  const others = definition.treatments.filter((each) => each !== treatment);
  const twice = gone.find((key) => others.some((each) => each.keys?.includes(key)));
  if (twice !== undefined) return { refused: t`${twice} is individually targeted for several treatments.` };
  const isGone = (segment: string) => without.some((who) => who.kind === 'segment' && who.name === segment);
  return [
    ...gone.map((key): Edit => ({ edit: 'remove', treatment: variation, key, bare: false })),
    ...segments
      .filter(isGone)
      .map((segment): Edit => ({ edit: 'remove segment', treatment: variation, segment })),
  ];
}

function interwoven(at: number): Refusal {
  return {
    refused: t`Its rule ${at + 1} speaks of them together with others.`,
    hint: t('Take that rule apart in Split first.'),
  };
}
