import type { NamesOfInterest } from '../extract/walk.ts';
import type { CaseName } from '../keyCase.ts';
import { FAMILIES, type Family } from '../languages/family.ts';
import { type FlagCall, flagCallsOf, type Place } from './flagCall.ts';
import { sdks } from './sdks.ts';

/** What `release-lens.json` adds: the project's own ways of asking for a flag. */
export interface CallsConfig {
  readonly calls?: readonly CustomCall[];
  readonly components?: readonly { readonly name: string; readonly prop: string }[];
  readonly attributes?: readonly { readonly name: string; readonly keyArgument: number }[];
  readonly accessors?: readonly AccessorConfig[];
}

export interface CustomCall {
  readonly name: string;
  readonly keyArgument?: number;
  readonly keyword?: string;
  readonly property?: string;
  readonly defaultArgument?: number;
  readonly inverted?: boolean;
  readonly languages?: readonly string[];
}

export interface AccessorConfig {
  /** A dotted path, `config.featureToggles`; its last names must match. */
  readonly object: string;
  readonly case?: CaseName;
}

export interface FlagsObject {
  readonly path: readonly string[];
  readonly case: CaseName | undefined;
  /** Told by its name alone: its members count only where they spell a key. */
  readonly guessed?: true;
}

const FLAG_LIKE = [
  // As global constants and observables are called.
  ...['flags', 'features', 'toggles', 'featureFlags', 'featureToggles'].flatMap((name) => [
    `$${name}`,
    `${name}$`,
  ]),
  'flags',
  'featureFlags',
  'featureToggles',
  'feature_flags',
  'feature_toggles',
  'FeatureFlags',
  'FeatureToggles',
  'toggles',
  'features',
  'experiments',
  // Settings of what is not sure to stay.
  'experimental',
  'Features',
  'FEATURES',
  '_featureFlags',
  '_featureToggles',
  'featureFlagsStore',
  'featureFlagStore',
  'featureTogglesStore',
  'useFeatureFlagsStore',
  'useFeatureFlagStore',
  'FEATURE_FLAGS',
  'FEATURE_TOGGLES',
  // Android's, of what Gradle is given.
  'BuildConfig',
  'featureSwitches',
  'useFeatureFlags',
  'useFeatureToggles',
  'useFeatures',
  'useToggles',
  'useFeatureSwitches',
  'getFeatureFlags',
  'getFeatureToggles',
  'get_feature_flags',
];

const FAMILY_OF_LANGUAGE: Readonly<Record<string, Family>> = {
  typescript: 'javascript',
  typescriptreact: 'javascript',
  javascriptreact: 'javascript',
  javascript: 'javascript',
  python: 'python',
  go: 'go',
  java: 'jvm',
  kotlin: 'jvm',
  csharp: 'dotnet',
  ruby: 'ruby',
  php: 'php',
  swift: 'swift',
  rust: 'rust',
};
/** Whose ways of asking these are. */
export const CUSTOM = 'release-lens.json';

/** Every way of asking for a flag, the SDKs' and the project's own, by name. */
export class CallTable {
  readonly names: NamesOfInterest;
  readonly genericNames: ReadonlySet<string>;
  readonly flagsObjects: readonly FlagsObject[];
  /** Last names of objects whose members are flags for sure. */
  readonly accessorNames: ReadonlySet<string>;
  readonly #byName = new Map<string, FlagCall[]>();

  constructor(config: CallsConfig = {}) {
    for (const call of [...customCalls(config), ...sdks.flatMap(flagCallsOf)]) {
      const same = this.#byName.get(call.name);
      if (same) same.push(call);
      else this.#byName.set(call.name, [call]);
    }
    const hooks = new Set(sdks.flatMap((sdk) => sdk.flagsObjects ?? []));
    this.flagsObjects = [
      ...[...hooks].map((hook) => ({ path: [hook], case: undefined })),
      ...(config.accessors ?? []).map((accessor) => ({
        path: accessor.object.split('.'),
        case: accessor.case,
      })),
      ...FLAG_LIKE.map((name) => ({ path: [name], case: undefined, guessed: true as const })),
    ];
    this.genericNames = new Set(
      [...this.#byName].filter(([, calls]) => calls.every((call) => call.generic)).map(([name]) => name),
    );
    const accessors = new Set(this.flagsObjects.flatMap(({ path }) => path.slice(-1)));
    this.accessorNames = new Set(
      this.flagsObjects.flatMap(({ path, guessed }) => (guessed ? [] : path.slice(-1))),
    );
    this.names = { calls: new Set(this.#byName.keys()), accessors };
  }

  find(family: Family, name: string): readonly FlagCall[] {
    return this.#byName.get(name)?.filter((call) => call.families.includes(family)) ?? [];
  }
}

function customCalls(config: CallsConfig): FlagCall[] {
  const own = { sdk: CUSTOM, families: FAMILIES };
  const calls = (config.calls ?? []).map((call): FlagCall => {
    const key: Place = {
      argument: call.keyArgument ?? 0,
      ...(call.keyword === undefined ? {} : { keyword: call.keyword }),
      ...(call.property === undefined ? {} : { property: call.property }),
    };
    return {
      ...own,
      families: call.languages?.flatMap((language) => FAMILY_OF_LANGUAGE[language] ?? []) ?? FAMILIES,
      name: lastSegment(call.name),
      key,
      ...(call.defaultArgument === undefined ? {} : { default: { argument: call.defaultArgument } }),
      ...(call.inverted ? { inverted: true as const } : {}),
    };
  });
  const components = (config.components ?? []).map(
    ({ name, prop }): FlagCall => ({
      ...own,
      name,
      form: 'component',
      key: { argument: 0, property: prop },
    }),
  );
  const attributes = (config.attributes ?? []).map(
    ({ name, keyArgument }): FlagCall => ({
      ...own,
      name,
      form: 'decorator',
      key: { argument: keyArgument },
    }),
  );
  return [...calls, ...components, ...attributes];
}

function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
