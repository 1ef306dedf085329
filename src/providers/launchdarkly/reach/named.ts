import { t } from '@vscode/l10n';
import { lacking } from '../../../core/exposure/leftOf.ts';
import type { Who } from '../../../core/model/exposure.ts';
import { IDENTITY_KEY } from '../../../core/model/identity.ts';
import type { Refusal } from '../../../core/ports/provider.ts';
import { targetsOf } from '../map.ts';
import { nativeOf } from '../snapshot.ts';
import { datedIn, kindOf } from '../targets.ts';
import { clauseOf, whosOf } from './populations.ts';
import { partIn, type Wish } from './wish.ts';

/** How ours are told from those of others. */
const DESCRIPTION = 'release-lens rollout';

/**
 * Who is to have it by a rule of their own gets one, behind those of others. People too: an individual target comes
 * before every rule that holds somebody back, and is where a self-release stands.
 */
export function name(wish: Wish): Refusal | undefined {
  const { edit, mine, reach, before } = wish;
  const having = havingIn(wish);
  for (const who of reach.with) {
    const missing = lacking(who, having);
    if (missing === undefined) continue;
    const clause = clauseOf(missing, nativeOf(before).segments);
    if (clause === undefined) return wordless(who);
    edit.add({ clauses: [clause], variation: mine, description: DESCRIPTION });
  }
  return undefined;
}

/** Whom rules of their own, and individual targets that stay, give it already. */
function havingIn({ edit, mine, flag, segment, before }: Wish): readonly (readonly Who[])[] {
  const { config } = edit;
  const lists = targetsOf(config).filter(({ variation }) => variation === mine);
  const targeted = lists.map((target): readonly Who[] => {
    const dated = datedIn(before, flag, kindOf(target), mine);
    const keys = target.values.filter((key) => !dated.has(key));
    return [{ kind: 'people', attribute: IDENTITY_KEY, keys, of: kindOf(target) }];
  });
  const rules = config.rules.filter((rule) => partIn(rule, mine) === 1);
  return [...targeted, ...rules.map((rule) => whosOf(rule, segment, before.fetchedAt))];
}

function wordless(who: Who): Refusal {
  return {
    refused:
      who.kind === 'segment'
        ? t`LaunchDarkly has no segment "${who.name}" in this environment.`
        : t('A rule of LaunchDarkly has no words for that population.'),
    hint: t('Name another in "stages" of release-lens.json.'),
  };
}
