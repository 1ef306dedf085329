import { t } from '@vscode/l10n';
import { type Explanation, explain, type Position } from '../exposure/explain.ts';
import { exposure } from '../exposure/exposure.ts';
import { stage } from '../exposure/stage.ts';
import type { Tier } from '../model/environment.ts';
import type { Evaluation } from '../model/evaluation.ts';
import type { Exposure, Stage } from '../model/exposure.ts';
import type { FlagKey } from '../model/flag.ts';
import type { FlagState } from '../model/flagState.ts';
import type { Identity } from '../model/identity.ts';
import type { Usage } from '../model/usage.ts';
import type { FlagChange } from '../ports/provider.ts';
import { GLYPHS, headline } from './headline.ts';
import { sentence } from './sentence.ts';
import { type You, you } from './you.ts';

/** One environment's word on a flag, read at some time. `state` is undefined where it is not defined. */
export interface CardSource {
  readonly connection: string;
  readonly environment: string;
  readonly tier: Tier;
  readonly fetchedAt: number;
  readonly judge: string;
  /** The flag has a page at the flag system rather than a definition file. */
  readonly hasPage: boolean;
  readonly state: FlagState | undefined;
  /** Why the state is not known, though it should be. */
  readonly problem?: string;
  /** Unix milliseconds of the flag's last change and by whom, where it is known. */
  readonly changed?: FlagChange;
  readonly usage?: Usage;
  evaluate(identity: Identity): Evaluation;
  readonly position: Position;
  /** All flags of the environment: some are a prerequisite of others. */
  readonly flags: ReadonlyMap<FlagKey, FlagState>;
}

export interface EnvironmentRow {
  readonly connection: string;
  readonly environment: string;
  readonly tier: Tier;
  /** The environment knows the flag, even if its state cannot be told. */
  readonly defined: boolean;
  readonly stage: Stage;
  readonly glyph: string;
  readonly headline: string;
  readonly sentence: string;
  readonly state: FlagState | undefined;
  readonly exposure: Exposure | undefined;
  readonly explanation: Explanation | undefined;
  readonly you: You | undefined;
  readonly fetchedAt: number;
  /** What the flag's own place is called in a link: `Open in Unleash`. */
  readonly openLabel: string;
  readonly changed?: FlagChange;
  readonly usage?: Usage;
  readonly problem?: string;
}

/** Everything a surface shows of a flag: hover, end of line, tree and command line render this one card. */
export interface FlagCard {
  readonly key: FlagKey;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly owner: string | undefined;
  /** Production first. */
  readonly environments: readonly EnvironmentRow[];
  /** The name of the environment the person looks at, where that is not production. */
  readonly inView?: string;
  readonly references: number;
  readonly files: number;
  readonly soFar?: boolean;
}

export interface Uses {
  readonly references: number;
  readonly files: number;
  /** Not all of the code has been looked through yet. */
  readonly soFar?: boolean;
}

export function flagCard(
  key: FlagKey,
  sources: readonly CardSource[],
  identityFor: (connection: string) => Identity | undefined,
  uses: Uses,
  now: number,
  inView?: string,
): FlagCard {
  const rows = sources.map((source) => row(source, identityFor(source.connection), now));
  const states = sources.map(({ state }) => state).filter((state) => state !== undefined);
  return {
    key,
    name: states.find(({ name }) => name !== undefined)?.name,
    description: states.find(({ description }) => description !== undefined)?.description,
    owner: states.find(({ owner }) => owner !== undefined)?.owner,
    environments: productionFirst(rows),
    ...(inView === undefined ? {} : { inView }),
    ...uses,
  };
}

/**
 * The environment a surface with room for one shows: the one in view, else a production when there is one, and where
 * the flag is defined.
 */
export function mainRow({ environments, inView }: FlagCard): EnvironmentRow | undefined {
  return main(environments, ({ defined }) => defined, inView);
}

/** As much of a card as a list of many flags has room for: working out what I get costs more than all of this. */
export interface Brief {
  readonly stage: Stage;
  readonly glyph: string;
  readonly headline: string;
  /** Undefined where it cannot be told. */
  readonly state: FlagState | undefined;
}

/** Of the main environment; undefined where the flag is known to none. */
export function brief(
  sources: readonly CardSource[],
  identityFor: (connection: string) => Identity | undefined,
  now: number,
  inView?: string,
): Brief | undefined {
  const source = mainSource(sources, inView);
  if (source === undefined) return undefined;
  const { state, problem } = source;
  if (state === undefined || problem !== undefined) return { ...untold(problem), state: undefined };
  const me = identityFor(source.connection);
  const reach = exposure(state, now);
  const at = stage(reach, me);
  return { stage: at, glyph: GLYPHS[at], headline: headline(reach, at, me, now), state };
}

/** The main row without the others: all that a line or an item of a list shows. */
export function mainRowOf(
  sources: readonly CardSource[],
  identityFor: (connection: string) => Identity | undefined,
  now: number,
  inView?: string,
): EnvironmentRow | undefined {
  const source = mainSource(sources, inView);
  return source && row(source, identityFor(source.connection), now);
}

function mainSource(sources: readonly CardSource[], inView: string | undefined): CardSource | undefined {
  const isDefined = ({ state, problem }: CardSource) => state !== undefined || problem !== undefined;
  return main(productionFirst(sources), isDefined, inView);
}

function main<T extends Pick<CardSource, 'environment' | 'tier'>>(
  environments: readonly T[],
  isDefined: (each: T) => boolean,
  inView: string | undefined,
): T | undefined {
  const chosen = environments.filter(({ environment }) => environment === inView);
  const production = environments.filter(({ tier }) => tier === 'production');
  const candidates = [chosen, production, environments].find(({ length }) => length > 0) ?? [];
  return candidates.findLast(isDefined) ?? candidates.at(-1);
}

function productionFirst<T extends Pick<CardSource, 'tier'>>(environments: readonly T[]): readonly T[] {
  return [...environments].sort((a, b) => Number(b.tier === 'production') - Number(a.tier === 'production'));
}

function untold(problem: string | undefined) {
  return {
    stage: 'unknown',
    glyph: GLYPHS.unknown,
    headline: problem === undefined ? t('not defined') : t("can't tell"),
  } as const;
}

function notDefined(): string {
  return t('Not defined here: the default in the code applies.');
}

function row(source: CardSource, me: Identity | undefined, now: number): EnvironmentRow {
  const { connection, environment, tier, fetchedAt, state, problem, changed, usage } = source;
  const common = {
    connection,
    environment,
    tier,
    fetchedAt,
    openLabel: source.hasPage ? t`Open in ${source.judge}` : t('Open definition'),
    ...(changed === undefined ? {} : { changed }),
    ...(usage === undefined ? {} : { usage }),
  };
  if (state === undefined || problem !== undefined) {
    return {
      ...common,
      defined: problem !== undefined,
      ...untold(problem),
      sentence: problem === undefined ? notDefined() : t`Can't tell: ${problem}`,
      state,
      exposure: undefined,
      explanation: undefined,
      you: undefined,
      problem: problem ?? notDefined(),
    };
  }
  const reach = exposure(state, now);
  const at = stage(reach, me);
  const explanation = me && explain(state, me, now, source.position, source.flags);
  return {
    ...common,
    defined: true,
    stage: at,
    glyph: GLYPHS[at],
    headline: headline(reach, at, me, now),
    sentence: sentence(state, reach, at, me),
    state,
    exposure: reach,
    explanation,
    you:
      me && explanation
        ? you({ state, me, now, explanation, evaluation: source.evaluate(me), judge: source.judge })
        : undefined,
  };
}
