import { ALWAYS, allOf, type Condition, type Looking } from '../model/condition.ts';
import type { Exposure, Population, Who } from '../model/exposure.ts';
import type { FlagValue } from '../model/flag.ts';
import type { FlagState, Serve, Share } from '../model/flagState.ts';
import { IDENTITY_KEY } from '../model/identity.ts';
import { baselineOf, isToggle, sharesOf, unreleasedIn } from './baseline.ts';
import { DrawnAway } from './drawnAway.ts';
import { simplify } from './simplify.ts';

/** Who gets what at `now` (Unix milliseconds). */
export function exposure(state: FlagState, now: number): Exposure {
  const steps = state.status === 'on' ? stepsOf(state, now) : [{ who: [EVERYONE], serve: state.whenOff }];
  const reached = steps.map(populationsOf);
  const isUnreleased = unreleasedIn(state);
  const isReleased = ({ variation }: Population) => !isUnreleased(variation);
  const last = reached.findLastIndex((populations) => populations.some(isReleased));
  const fallThrough = steps.at(-1)?.serve;
  return {
    key: state.key,
    status: state.status,
    baseline: baselineOf(state),
    toggle: isToggle(state),
    released: reached.flat().filter(isReleased),
    heldBack: reached
      .slice(0, Math.max(0, last))
      .flat()
      .filter((population) => !isReleased(population)),
    codeDefault: fallThrough?.kind === 'variation' && fallThrough.variation === null,
    unknown: [...new Set(steps.flatMap(unknownOf))],
  };
}

const EVERYONE: Who = { kind: 'everyone' };

interface Step {
  readonly who: readonly Who[];
  /** Part of `who` that a draw lets in here; all when left out. */
  readonly portion?: number;
  readonly serve: Serve;
  readonly until?: number;
}

/** The rules that can still hold, ended by the one that always does. */
function stepsOf(state: FlagState, now: number): readonly Step[] {
  const steps: Step[] = [];
  const away = new DrawnAway();
  for (const rule of state.rules) {
    const { condition, until } = simplify(rule.condition, now);
    if (condition.op === 'never') continue;
    const { drawn, rest } = withoutDraw(condition);
    const isForAll = rest.op === 'always';
    steps.push({
      who: isForAll ? [EVERYONE] : whoOf(rest),
      portion: isForAll ? away.take(drawn) : (drawn?.share ?? 1),
      serve: rule.serve,
      ...(until === undefined ? {} : { until }),
    });
    if (isForAll && drawn === undefined) return steps;
  }
  return [...steps, { who: [EVERYONE], portion: away.take(undefined), serve: state.otherwise }];
}

type Drawn = Extract<Condition, { readonly op: 'drawn' }>;

function withoutDraw(condition: Condition): { readonly drawn?: Drawn; readonly rest: Condition } {
  if (condition.op === 'drawn') return { drawn: condition, rest: ALWAYS };
  if (condition.op !== 'and') return { rest: condition };
  const [drawn, ...more] = condition.conditions.filter((part) => part.op === 'drawn');
  if (drawn === undefined || more.length > 0) return { rest: condition };
  return { drawn, rest: allOf(...condition.conditions.filter((part) => part !== drawn)) };
}

function populationsOf({ who, portion = 1, serve, until }: Step): readonly Population[] {
  const dated = until === undefined ? undefined : { until };
  const shares = portioned(serve, portion);
  return who.flatMap((population) =>
    shares.map(({ variation, share }) => ({ who: population, variation, share, ...dated })),
  );
}

/** Each variation once, without those that nobody gets. */
function portioned(serve: Serve, portion: number): readonly Share[] {
  const shares = sharesOf(serve);
  if (portion === 1 && shares.length === 1) return shares.filter(({ share }) => share > 0);
  const sums = new Map<string | null, number>();
  for (const { variation, share } of shares) {
    if (share * portion > 0) sums.set(variation, whole((sums.get(variation) ?? 0) + share * portion));
  }
  return [...sums].map(([variation, share]) => ({ variation, share }));
}

/** Ten times a tenth is all, which floating point does not know. */
function whole(share: number): number {
  return Math.abs(share - 1) < 1e-9 ? 1 : share;
}

export function whoOf(condition: Condition): readonly Who[] {
  if (condition.op === 'or') return condition.conditions.flatMap(whoOf);
  if (condition.op === 'segment') return [{ kind: 'segment', name: condition.name }];
  if (condition.op === 'one of' && isPersonal(condition.attribute)) {
    return [peopleOf(condition, condition.values)];
  }
  if (condition.op === 'compare' && condition.relation === '=' && isPersonal(condition.attribute)) {
    return [peopleOf(condition, [condition.value])];
  }
  return [{ kind: 'condition', condition }];
}

function peopleOf({ attribute, kind }: Looking, values: readonly FlagValue[]): Who {
  return { kind: 'people', attribute, keys: values.map(String), ...(kind === undefined ? {} : { of: kind }) };
}

function isPersonal(attribute: string): boolean {
  return attribute === IDENTITY_KEY || attribute === 'email';
}

function unknownOf({ who, serve }: Step): readonly string[] {
  const inWho = who.flatMap((population) =>
    population.kind === 'condition' ? unknownParts(population.condition) : [],
  );
  return serve.kind === 'unknown' ? [...inWho, serve.text] : inWho;
}

function unknownParts(condition: Condition): readonly string[] {
  switch (condition.op) {
    case 'unknown':
      return [condition.text];
    case 'not':
    case 'segment':
      return unknownParts(condition.condition);
    case 'and':
    case 'or':
      return condition.conditions.flatMap(unknownParts);
    default:
      return [];
  }
}
