import { t } from '@vscode/l10n';
import type { Who } from '../../../core/model/exposure.ts';
import type { FlagKey } from '../../../core/model/flag.ts';
import { USER } from '../../../core/model/identity.ts';
import type { Reach } from '../../../core/model/reach.ts';
import type { Snapshot } from '../../../core/model/snapshot.ts';
import type { Plan, Refusal } from '../../../core/ports/provider.ts';
import { type Edit, edited } from '../edit.ts';
import { killed, placeName, type Step, undefinedFlag } from '../plan.ts';
import { readingIn, surroundingsOf, withDefinition } from '../snapshot.ts';
import type { Definition } from '../wire.ts';
import { changeOf } from './change.ts';
import { name } from './named.ts';
import { shared } from './share.ts';
import type { Wish } from './wish.ts';
import { withdraw } from './withdraw.ts';

/** Rules of our own behind those of others, and a share of all whom none of them reaches. */
export function planReach(before: Snapshot, key: FlagKey, reach: Reach): Plan | Refusal {
  const definition = readingIn(before).definitions.get(key);
  const state = before.flags.get(key);
  if (definition === undefined || state === undefined) return undefinedFlag(before, key);
  const barred = killed(before, definition) ?? otherKind(definition, reach.with);
  if (barred !== undefined) return barred;
  if (!definition.treatments.some(({ name }) => name === reach.variation))
    return { refused: t`${key} has no treatment "${reach.variation}" in ${placeName(before)}.` };
  const wish: Wish = { before, definition, state, reach, surroundings: surroundingsOf(readingIn(before)) };
  const gone = withdraw(wish);
  if ('refused' in gone) return gone;
  const left = edited(definition, gone).definition;
  const named = name({ ...wish, definition: left });
  if ('refused' in named) return named;
  const wide = reach.share === undefined ? [] : shared(left, state, reach.variation, reach.share);
  if ('refused' in wide) return wide;
  return planned(before, definition, [...gone, ...named, ...wide]);
}

/** A key of one kind means nobody, or somebody else, among those of another. */
function otherKind({ name: key, trafficType }: Definition, whos: readonly Who[]): Refusal | undefined {
  const kind = trafficType?.name;
  if (kind === undefined) return undefined;
  const other = whos.find((who) => who.kind === 'people' && (who.of ?? USER) !== kind);
  return (
    other && {
      refused: t`${key} is served by ${kind}, and your stages name people of another kind.`,
      hint: t`Say who you are as a ${kind} in this connection's identity.`,
    }
  );
}

export function planned(before: Snapshot, definition: Definition, made: readonly Edit[]): Plan {
  const after = edited(definition, made).definition;
  const draws = made.some(({ edit }) => edit === 'default rule' || edit === 'traffic');
  return {
    before,
    after: withDefinition(before, after),
    texts: {
      name: `${definition.name} in ${placeName(before)}`,
      before: shown(definition, made),
      after: shown(after, made),
    },
    change: changeOf(definition, after, made),
    steps: made.length === 0 ? [] : [{ flag: definition.name, edits: made } satisfies Step],
    ...(draws ? { cautions: [unseen()] } : {}),
  };
}

const unseen = () =>
  t(
    'Split does not show how it draws: whoever has it keeps it only as long as Split keeps the seed of the flag, which cannot be checked from here.',
  );

/** As the Admin API shows them; of individual targets only those who are moved. */
function shown(
  { treatments, trafficAllocation, rules, defaultRule }: Definition,
  made: readonly Edit[],
): string {
  const keys = new Set(made.flatMap((edit) => ('key' in edit ? [edit.key] : [])));
  const targets = treatments.map((treatment) => ({
    name: treatment.name,
    keys: (treatment.keys ?? []).filter((key) => keys.has(key)),
    segments: treatment.segments ?? [],
  }));
  return `${JSON.stringify({ treatments: targets, trafficAllocation, rules, defaultRule }, null, 2)}\n`;
}
