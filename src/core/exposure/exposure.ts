import type { Condition } from '../model/condition.ts';
import type { Exposure, Population, Who } from '../model/exposure.ts';
import type { FlagState, Serve } from '../model/flagState.ts';
import { IDENTITY_KEY } from '../model/identity.ts';
import { baselineOf, isBaseline, isToggle, sharesOf } from './baseline.ts';
import { simplify } from './simplify.ts';

/** Who gets what at `now` (Unix milliseconds). */
export function exposure(state: FlagState, now: number): Exposure {
  const steps = state.status === 'on' ? stepsOf(state, now) : [{ who: [EVERYONE], serve: state.whenOff }];
  const populations = steps.flatMap(populationsOf);
  const released = populations.filter(({ variation }) => !isBaseline(state, variation));
  const last = released.at(-1);
  const fallThrough = steps.at(-1)?.serve;
  return {
    key: state.key,
    status: state.status,
    baseline: baselineOf(state),
    toggle: isToggle(state),
    released,
    heldBack: populations
      .slice(0, last === undefined ? 0 : populations.indexOf(last))
      .filter(({ variation, share }) => isBaseline(state, variation) && share === 1),
    codeDefault: fallThrough?.kind === 'variation' && fallThrough.variation === null,
    unknown: [...new Set(steps.flatMap(unknownOf))],
  };
}

const EVERYONE: Who = { kind: 'everyone' };

interface Step {
  readonly who: readonly Who[];
  readonly serve: Serve;
  readonly until?: number;
}

/** The rules that can still hold, ended by the one that always does. */
function stepsOf(state: FlagState, now: number): readonly Step[] {
  const steps: Step[] = [];
  for (const rule of state.rules) {
    const { condition, until } = simplify(rule.condition, now);
    if (condition.op === 'never') continue;
    const who = condition.op === 'always' ? [EVERYONE] : whoOf(condition);
    steps.push({ who, serve: rule.serve, ...(until === undefined ? {} : { until }) });
    if (condition.op === 'always') return steps;
  }
  return [...steps, { who: [EVERYONE], serve: state.otherwise }];
}

function populationsOf({ who, serve, until }: Step): readonly Population[] {
  const shares = sharesOf(serve).filter(({ share }) => share > 0);
  return who.flatMap((population) =>
    shares.map(({ variation, share }) => ({
      who: population,
      variation,
      share,
      ...(until === undefined ? {} : { until }),
    })),
  );
}

function whoOf(condition: Condition): readonly Who[] {
  if (condition.op === 'or') return condition.conditions.flatMap(whoOf);
  if (condition.op === 'segment') return [{ kind: 'segment', name: condition.name }];
  if (condition.op === 'one of' && isPersonal(condition.attribute)) {
    return [{ kind: 'people', attribute: condition.attribute, keys: condition.values.map(String) }];
  }
  return [{ kind: 'condition', condition }];
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
