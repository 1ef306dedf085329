import { t } from '@vscode/l10n';
import { isBaseline } from '../../../core/exposure/baseline.ts';
import { keysLeft } from '../../../core/exposure/leftOf.ts';
import { IDENTITY_KEY } from '../../../core/model/identity.ts';
import type { Refusal } from '../../../core/ports/provider.ts';
import type { Rule } from '../api.ts';
import { targetsOf, variationsOf } from '../map.ts';
import { datedIn, kindOf } from '../targets.ts';
import { goneOf } from './populations.ts';
import { partIn, type Wish } from './wish.ts';

/** Who is to have it by no rule of their own any more is taken out of individual targets and rules. */
export function withdraw(wish: Wish): Refusal | undefined {
  const { edit, mine, reach, segment, before } = wish;
  const { config } = edit;
  for (const target of targetsOf(config).filter(({ variation }) => variation === mine))
    untarget(wish, kindOf(target), target.values);
  for (const rule of config.rules) {
    if (partIn(rule, mine) === 0) continue;
    const gone = goneOf(rule, reach.without, segment, before.fetchedAt);
    if (gone === 'nothing') continue;
    if (gone === undefined || !canGo(rule, wish)) return interwoven(rule);
    if (gone === 'all') edit.remove(rule);
    else edit.shorten(rule, gone);
  }
  return undefined;
}

function untarget({ before, flag, mine, reach, edit }: Wish, kind: string, keys: readonly string[]): void {
  const left = new Set(keysLeft({ kind: 'people', attribute: IDENTITY_KEY, keys, of: kind }, reach.without));
  const gone = keys.filter((key) => !left.has(key));
  const dated = datedIn(before, flag, kind, mine);
  edit.move({ kind, keys: gone.filter((key) => !dated.has(key)), from: mine, to: null });
  edit.end({ kind, keys: gone.filter((key) => dated.has(key)) }, mine);
}

/** Nobody loses another variation by it, and it can be made again. */
function canGo({ _id, rollout }: Rule, { flag, state, mine }: Wish): boolean {
  const names = variationsOf(flag).map(({ name }) => name);
  const others = (rollout?.variations ?? []).filter(
    ({ variation, weight }) => variation !== mine && weight > 0,
  );
  return (
    Boolean(_id) && !rollout?.seed && others.every((each) => isBaseline(state, names[each.variation] ?? null))
  );
}

function interwoven({ description, clauses }: Rule): Refusal {
  const what = description || clauses.map(({ attribute, op }) => `${attribute} ${op}`).join(', ');
  return {
    refused: t`Its rule "${what}" speaks of them together with others.`,
    hint: t('Take that rule apart in LaunchDarkly first.'),
  };
}
