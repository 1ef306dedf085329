import { t } from '@vscode/l10n';
import { lacking } from '../../../core/exposure/leftOf.ts';
import type { Who } from '../../../core/model/exposure.ts';
import type { Snapshot } from '../../../core/model/snapshot.ts';
import type { Refusal } from '../../../core/ports/provider.ts';
import type { Edit } from '../edit.ts';
import { readingIn } from '../snapshot.ts';
import { matcherOf, whosOf } from './populations.ts';
import { gated } from './share.ts';
import type { Wish } from './wish.ts';

/** Who is to have it by a rule of their own gets one. Individual targets may be self-releases, which go. */
export function name({ before, definition, reach, surroundings }: Wish): readonly Edit[] | Refusal {
  const { variation } = reach;
  const having = (definition.rules ?? [])
    .filter(({ buckets }) => buckets.every(({ treatment, size }) => treatment === variation || size === 0))
    .map((rule) => whosOf(rule, surroundings));
  const edits: Edit[] = [];
  for (const who of reach.with) {
    const missing = lacking(who, having);
    if (missing === undefined) continue;
    const traffic = definition.trafficAllocation ?? 100;
    if (traffic < 100) return gated(traffic);
    const matcher = matcherOf(missing);
    if (matcher === undefined || !isThere(before, missing)) return wordless(who);
    const condition = { combiner: 'AND', matchers: [matcher] };
    edits.push({ edit: 'add rule', rule: { condition, buckets: [{ treatment: variation, size: 100 }] } });
  }
  return edits;
}

function isThere(before: Snapshot, who: Who): boolean {
  if (who.kind !== 'segment') return true;
  const members = readingIn(before).segments.get(who.name);
  return members !== undefined && 'keys' in members;
}

function wordless(who: Who): Refusal {
  return {
    refused:
      who.kind === 'segment'
        ? t`Split does not show who is in a segment "${who.name}" here.`
        : t('A rule of Split has no words for that population.'),
    hint: t('Name another in "stages" of release-lens.json.'),
  };
}
