import { t } from '@vscode/l10n';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Plan, Refusal, SelfReleaseRequest } from '../../core/ports/provider.ts';
import { type Edit, edited } from './edit.ts';
import { readingIn, withDefinition } from './snapshot.ts';
import type { Definition } from './wire.ts';

/** What the journal keeps of a release: where my key went, and from where. */
interface Change {
  readonly treatment: string;
  readonly key: string;
  /** My key stood there before: nothing of it is ours to take out. */
  readonly held: boolean;
  readonly bare: boolean;
  readonly moved: readonly { readonly treatment: string; readonly at: number }[];
}

/** What `apply` needs: on which flag, and what. */
export interface Step {
  readonly flag: FlagKey;
  readonly edits: readonly Edit[];
}

/** `@splitsoftware/splitio-commons`, utils/inputValidation/key.ts: longer ones get `control`, blanks are cut off. */
const LONGEST_KEY = 250;

export function planSelfRelease(
  snapshot: Snapshot,
  { key, variation, identity }: SelfReleaseRequest,
): Plan | Refusal {
  const definition = readingIn(snapshot).definitions.get(key);
  if (definition === undefined) return undefinedFlag(snapshot, key);
  const refusal = killed(snapshot, definition) ?? foreign(definition, identity) ?? unusable(identity);
  if (refusal !== undefined) return refusal;
  const treatment = definition.treatments.find(({ name }) => name === variation);
  if (treatment === undefined) {
    return { refused: t`${key} has no treatment "${variation}" in ${placeName(snapshot)}.` };
  }
  const moved = definition.treatments.flatMap(({ name, keys }) => {
    const at = keys?.indexOf(identity.key) ?? -1;
    return name === variation || at === -1 ? [] : [{ treatment: name, at }];
  });
  const change: Change = {
    treatment: variation,
    key: identity.key,
    held: treatment.keys?.includes(identity.key) ?? false,
    bare: !treatment.keys,
    moved,
  };
  const edits: readonly Edit[] = [
    ...moved.map(
      ({ treatment: from }): Edit => ({ edit: 'remove', treatment: from, key: identity.key, bare: false }),
    ),
    { edit: 'add', treatment: variation, key: identity.key },
  ];
  return planOf(snapshot, definition, edits, change);
}

/** Takes out my key alone, and puts it back to where it was moved from. */
export function planUndo(snapshot: Snapshot, key: FlagKey, change: unknown): Plan | Refusal | undefined {
  if (!isChange(change) || change.held) return undefined;
  const reading = readingIn(snapshot);
  const definition = reading.definitions.get(key);
  if (definition === undefined) {
    return reading.problems.some((problem) => problem.key === key) ? undefinedFlag(snapshot, key) : undefined;
  }
  const treatment = definition.treatments.find(({ name }) => name === change.treatment);
  if (!treatment?.keys?.includes(change.key)) return undefined;
  const edits: readonly Edit[] = [
    { edit: 'remove', treatment: change.treatment, key: change.key, bare: change.bare },
    ...change.moved.map((from): Edit => ({ edit: 'add', key: change.key, ...from })),
  ];
  return planOf(snapshot, definition, edits, change);
}

function planOf(before: Snapshot, definition: Definition, edits: readonly Edit[], change: Change): Plan {
  const after = edited(definition, edits).definition;
  return {
    before,
    after: withDefinition(before, after),
    texts: {
      name: `${definition.name} in ${placeName(before)}`,
      before: targetsText(definition),
      after: targetsText(after),
    },
    change,
    steps: [{ flag: definition.name, edits } satisfies Step],
  };
}

/** As the Admin API shows them; the rest of a definition stays as it is. */
function targetsText({ treatments }: Definition): string {
  return JSON.stringify({ treatments: treatments.map(({ name, keys }) => ({ name, keys })) }, null, 2);
}

function isChange(change: unknown): change is Change {
  return (
    typeof change === 'object' &&
    change !== null &&
    'treatment' in change &&
    'key' in change &&
    'moved' in change &&
    Array.isArray(change.moved)
  );
}

export function placeName(snapshot: Snapshot): string {
  return readingIn(snapshot).environment.name;
}

export function undefinedFlag(snapshot: Snapshot, key: FlagKey): Refusal {
  const { problems, metadata, environment } = readingIn(snapshot);
  const problem = problems.find((each) => each.key === key);
  if (problem !== undefined) {
    return {
      refused: t`${key} cannot be read in ${environment.name}: ${problem.message}. Nothing was changed.`,
    };
  }
  if (!metadata.has(key)) return { refused: t`There is no flag ${key} in this workspace of Split.` };
  return {
    refused: t`${key} has no definition in ${environment.name}, so everybody gets the default in their code there.`,
    hint: t`Add ${key} to ${environment.name} in Split first; what its default rule serves then concerns everybody.`,
  };
}

export function killed(
  snapshot: Snapshot,
  { name, killed: isKilled, defaultTreatment }: Definition,
): Refusal | undefined {
  if (isKilled !== true) return undefined;
  return {
    refused: t`${name} is killed in ${placeName(snapshot)}: everybody gets "${defaultTreatment}", individual targets too, and Split restores it by a request of its own, on whatever its rules then are: that it would reach only you cannot be held on to.`,
    hint: t('Restore it in Split once you are sure of its rules, then release it to yourself.'),
  };
}

/** A key of one kind means nobody, or somebody else, among those of another. */
export function foreign({ name, trafficType }: Definition, { kind }: Identity): Refusal | undefined {
  const asked = trafficType?.name;
  if (asked === undefined || asked === kind) return undefined;
  return {
    refused: t`${name} is served by ${asked}, and your identity is of the kind "${kind}".`,
    hint: t`Say who you are as a ${asked} in this connection's identity.`,
  };
}

function unusable({ key }: Identity): Refusal | undefined {
  if (key.length <= LONGEST_KEY && key === key.trim()) return undefined;
  return {
    refused: t`Split does not take a key that begins or ends with a blank or is longer than ${LONGEST_KEY} characters.`,
  };
}
