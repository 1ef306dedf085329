import { t } from '@vscode/l10n';
import type { Stage } from '../model/exposure.ts';
import type { FlagKey } from '../model/flag.ts';

export const GROUPINGS = [
  'nothing',
  'stage',
  'environment',
  'folder',
  'owner',
  'connection',
  'staleness',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const SORTINGS = ['name', 'stage', 'last change', 'references'] as const;
export type Sorting = (typeof SORTINGS)[number];

/** What a list of flags is arranged by; each asked only where it counts. */
export interface Facts {
  stage(key: FlagKey): Stage;
  environments(key: FlagKey): readonly string[];
  folders(key: FlagKey): readonly string[];
  owner(key: FlagKey): string | undefined;
  connections(key: FlagKey): readonly string[];
  /** Why it is stale, in words; undefined where it is not. */
  staleness(key: FlagKey): string | undefined;
  /** Unix milliseconds. */
  changedAt(key: FlagKey): number | undefined;
  references(key: FlagKey): number;
}

export interface Group {
  readonly label: string;
  /** Set where the group is one stage. */
  readonly stage?: Stage;
  readonly keys: readonly FlagKey[];
}

/** From nobody to everyone; then what is no step of a release. */
const ORDER: readonly Stage[] = ['me', 'dark', 'team', 'ramp', 'everyone', 'off', 'unknown'];

export function groupingWords(by: Grouping): string {
  switch (by) {
    case 'nothing':
      return t('nothing');
    case 'stage':
      return t('stage');
    case 'environment':
      return t('environment');
    case 'folder':
      return t('folder');
    case 'owner':
      return t('owner');
    case 'connection':
      return t('connection');
    case 'staleness':
      return t('staleness');
  }
}

export function sortingWords(by: Sorting): string {
  switch (by) {
    case 'name':
      return t('name');
    case 'stage':
      return t('stage');
    case 'last change':
      return t('last change');
    case 'references':
      return t('references');
  }
}

function stageGroup(stage: Stage): string {
  switch (stage) {
    case 'me':
      return t('Only me');
    case 'dark':
      return t('Nobody');
    case 'team':
      return t('Named people and segments');
    case 'ramp':
      return t('A share');
    case 'everyone':
      return t('Everyone');
    case 'off':
      return t('Switched off');
    case 'unknown':
      return t("Can't tell");
  }
}

/** `keys` in the order of their names. Undefined: all flags stand side by side. */
export function grouped(keys: readonly FlagKey[], by: Grouping, facts: Facts): readonly Group[] | undefined {
  switch (by) {
    case 'nothing':
      return undefined;
    case 'stage': {
      const groups = collect(keys, (key) => [facts.stage(key)]);
      return ORDER.flatMap((stage) => {
        const found = groups.get(stage);
        return found === undefined ? [] : [{ label: stageGroup(stage), stage, keys: found }];
      });
    }
    case 'environment':
      return named(keys, (key) => facts.environments(key), t('Defined nowhere'));
    case 'folder':
      return named(keys, (key) => facts.folders(key), t('In no code'));
    case 'owner':
      return named(keys, (key) => [facts.owner(key) ?? ''], t('Nobody in particular'));
    case 'connection':
      return named(keys, (key) => facts.connections(key), t('In no flag system'));
    case 'staleness':
      return named(keys, (key) => [facts.staleness(key) ?? ''], t('In use'));
  }
}

export function sorted(keys: readonly FlagKey[], by: Sorting, facts: Facts): readonly FlagKey[] {
  switch (by) {
    case 'name':
      return keys;
    case 'stage':
      return ascending(keys, (key) => ORDER.indexOf(facts.stage(key)));
    case 'last change':
      return ascending(keys, (key) => -(facts.changedAt(key) ?? 0));
    case 'references':
      return ascending(keys, (key) => -facts.references(key));
  }
}

function ascending(keys: readonly FlagKey[], rank: (key: FlagKey) => number): readonly FlagKey[] {
  return keys
    .map((key) => [key, rank(key)] as const)
    .sort(([, a], [, b]) => a - b)
    .map(([key]) => key);
}

/** Groups by their names; those that have none come last, under a name for that. */
function named(
  keys: readonly FlagKey[],
  of: (key: FlagKey) => readonly string[],
  none: string,
): readonly Group[] {
  const groups = collect(keys, (key) => {
    const found = of(key);
    return found.length === 0 ? [''] : found;
  });
  const names = [...groups.keys()].filter((name) => name !== '').sort();
  const rest = groups.get('');
  return [
    ...names.map((name) => ({ label: name, keys: groups.get(name) ?? [] })),
    ...(rest === undefined ? [] : [{ label: none, keys: rest }]),
  ];
}

function collect<Name>(
  keys: readonly FlagKey[],
  of: (key: FlagKey) => readonly Name[],
): ReadonlyMap<Name, readonly FlagKey[]> {
  const groups = new Map<Name, FlagKey[]>();
  for (const key of keys) {
    for (const name of new Set(of(key))) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [key]);
      else group.push(key);
    }
  }
  return groups;
}
