import type { Config, Flag, Instruction, Rule, Served } from './api.ts';
import { serving } from './serving.ts';
import { type Keys, moved } from './targets.ts';

/** What is sent, all of it or nothing. */
export interface ReachStep {
  readonly flag: string;
  readonly instructions: readonly Instruction[];
  /** Who goes from the individual targets before the time LaunchDarkly has noted for that. */
  readonly undated: readonly (Keys & { readonly variationId: string })[];
}

/** From one variation's individual targets to those of another, by their indices; `null`: to or from none. */
export interface Moved extends Keys {
  readonly from: number | null;
  readonly to: number | null;
}

export function isReachStep(step: unknown): step is ReachStep {
  return typeof step === 'object' && step !== null && 'instructions' in step;
}

/** One flag in one environment changed instruction by instruction, on paper and in what is sent. */
export class Edit {
  readonly #flag: Flag;
  readonly #instructions: Instruction[] = [];
  readonly #undated: ReachStep['undated'][number][] = [];
  readonly moved: Moved[] = [];
  #config: Config;

  constructor(flag: Flag, config: Config) {
    this.#flag = flag;
    this.#config = config;
  }

  get config(): Config {
    return this.#config;
  }

  get step(): ReachStep {
    const { key: flag } = this.#flag;
    return { flag, instructions: this.#instructions, undated: this.#undated };
  }

  /** `before`: the rule it is to stand before; left out: behind all that are there. */
  add(rule: Rule, before?: Rule): void {
    const { clauses, description, trackEvents } = rule;
    this.#say('addRule', {
      clauses: clauses.map(({ _id, contextKind, ...clause }) => ({
        ...clause,
        ...(contextKind ? { contextKind } : {}),
      })),
      ...serving(this.#flag, rule),
      ...(description ? { description } : {}),
      ...(trackEvents === true ? { trackEvents } : {}),
      ...(before === undefined ? {} : { beforeRuleId: before._id }),
    });
    const { rules } = this.#config;
    const at = before === undefined ? rules.length : rules.indexOf(before);
    this.#set({ rules: rules.toSpliced(at, 0, { ...rule, _id: this.#freeId() }) });
  }

  remove(rule: Rule): void {
    this.#say('removeRule', { ruleId: rule._id });
    this.#set({ rules: this.#config.rules.filter((each) => each !== rule) });
  }

  /** Takes values out of the one clause of a rule. */
  shorten(rule: Rule, values: readonly unknown[]): void {
    const [clause] = rule.clauses;
    if (clause === undefined) return;
    this.#say('removeValuesFromClause', { ruleId: rule._id, clauseId: clause._id, values });
    this.#put(rule, { ...clause, values: clause.values.filter((value) => !values.includes(value)) });
  }

  /** Gives the one clause of a rule back what it said. */
  restore(rule: Rule, { _id, ...said }: Rule['clauses'][number]): void {
    const clauseId = rule.clauses[0]?._id;
    this.#say('updateClause', { ruleId: rule._id, clauseId, clause: said });
    this.#put(rule, { ...said, _id: clauseId });
  }

  /** What those get whom no rule reaches. */
  serve(served: Served): void {
    this.#say('updateFallthroughVariationOrRollout', serving(this.#flag, served));
    this.#set({ fallthrough: served });
  }

  move(move: Moved): void {
    if (move.keys.length === 0) return;
    this.#retarget(move);
    this.moved.push(move);
  }

  /** As `move`, of those who would go by themselves later on: not to come back, for then they would stay. */
  end(who: Keys, from: number): void {
    if (who.keys.length === 0) return;
    this.#retarget({ ...who, from, to: null });
    this.#undated.push({ ...who, variationId: this.#id(from) });
  }

  switch(on: boolean): void {
    if (on === this.#config.on) return;
    this.#say(on ? 'turnFlagOn' : 'turnFlagOff', {});
    this.#set({ on });
  }

  #retarget({ kind, keys, from, to }: Moved): void {
    const target = { contextKind: kind, values: keys };
    if (from !== null) this.#say('removeTargets', { ...target, variationId: this.#id(from) });
    if (to !== null) this.#say('addTargets', { ...target, variationId: this.#id(to) });
    this.#config = moved(this.#config, { kind, keys }, to ?? undefined);
  }

  /** `planReach` has seen to it that every variation has one. */
  #id(variation: number): string {
    return this.#flag.variations[variation]?._id ?? '';
  }

  #put(rule: Rule, clause: Rule['clauses'][number]): void {
    this.#set({
      rules: this.#config.rules.map((each) => (each === rule ? { ...rule, clauses: [clause] } : each)),
    });
  }

  #say(kind: string, more: Readonly<Record<string, unknown>>): void {
    this.#instructions.push({ kind, ...more });
  }

  /** LaunchDarkly gives it another once it is made. */
  #freeId(): string {
    return `new-${this.#instructions.length}`;
  }

  #set(part: Partial<Config>): void {
    this.#config = { ...this.#config, ...part };
  }
}
