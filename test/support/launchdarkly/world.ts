import assert from 'node:assert/strict';
import { applyInstruction, type InstructionJson, Invalid, targetIn } from './instructions.ts';
import type { ConfigJson, FlagJson, SegmentJson } from './objects.ts';

export interface ScheduleJson {
  _id: string;
  _version: number;
  expirationDate: number;
  contextKind: string;
  contextKey: string;
  variationId: string;
  _resourceId: { environmentKey: string; key: string };
}

export interface EnvironmentWorld {
  readonly key: string;
  readonly critical: boolean;
  readonly segments: SegmentJson[];
  schedules: ScheduleJson[];
  needsApproval: boolean;
}

export interface ApprovalWorld {
  readonly id: string;
  readonly flag: string;
  readonly environment: string;
  readonly instructions: readonly InstructionJson[];
}

export interface LogEntry {
  readonly id: string;
  readonly date: number;
  readonly resource: string;
}

/** One LaunchDarkly project and what it does by itself. Times are Unix milliseconds. */
export class ProjectWorld {
  readonly key = 'shop';
  readonly environments: EnvironmentWorld[] = [];
  flags: FlagJson[] = [];
  approvals: ApprovalWorld[] = [];
  readonly comments: string[] = [];
  /** Flags that a release pipeline leads, by its name. */
  readonly pipelines = new Map<string, string>();
  /** When flags are to be changed, by their keys, in all environments. */
  readonly scheduled = new Map<string, readonly number[]>();
  readonly lives = new Map<string, { readonly name: string; readonly lastRequested?: string }>();
  /** How often a flag was asked for: an entry an hour, a count beside its time for each variation. */
  readonly asked = new Map<string, readonly Readonly<Record<string, number>>[]>();
  /** Whom the flags were evaluated for, by an application, last seen first. */
  readonly contexts: { readonly context: Readonly<Record<string, unknown>>; readonly lastSeen: string }[] =
    [];
  /** Newest last. */
  readonly log: LogEntry[] = [];
  /** A date goes with its target; whether LaunchDarkly does that is not documented. */
  forgetsDates = false;
  /** Weights come out in another order than that of the variations; which one LaunchDarkly keeps is not documented. */
  turnsWeights = false;
  /** Entries come to light only later. */
  isLogLate = false;
  #ids = 0;

  addEnvironment(key: string, critical = false): EnvironmentWorld {
    const environment = { key, critical, segments: [], schedules: [], needsApproval: false };
    this.environments.push(environment);
    return environment;
  }

  environment(key: string): EnvironmentWorld | undefined {
    return this.environments.find((environment) => environment.key === key);
  }

  flag(key: string): FlagJson | undefined {
    return this.flags.find((flag) => flag.key === key);
  }

  newId(): string {
    this.#ids += 1;
    return this.#ids.toString(16).padStart(24, '0');
  }

  /** The flag as the instructions, all of them or none, would leave it. */
  preview(flag: FlagJson, environment: string, instructions: readonly InstructionJson[]): FlagJson {
    const draft = structuredClone(this.#config(flag, environment));
    for (const instruction of instructions) applyInstruction(flag, draft, instruction, () => this.newId());
    if (this.turnsWeights) draft.fallthrough.rollout?.variations.reverse();
    return { ...flag, environments: { ...flag.environments, [environment]: draft } };
  }

  /** What is so already counts as no change. */
  patch(flag: FlagJson, environment: string, instructions: readonly InstructionJson[], now: number): void {
    const draft = this.#config(this.preview(flag, environment, instructions), environment);
    const current = this.#config(flag, environment);
    if (JSON.stringify(draft) === JSON.stringify(current)) return;
    flag.environments[environment] = { ...draft, version: current.version + 1, lastModified: now };
    this.record(environment, `flag/${flag.key}`, now);
    if (this.forgetsDates) this.#forgetDates(flag, environment);
  }

  record(environment: string, what: string, now: number): void {
    if (this.isLogLate) return;
    this.log.push({ id: this.newId(), date: now, resource: `proj/${this.key}:env/${environment}:${what}` });
  }

  approve(id: string, now: number): void {
    const approval = this.approvals.find((each) => each.id === id);
    assert.ok(approval, 'there is no such request');
    this.approvals = this.approvals.filter((each) => each !== approval);
    const flag = this.flag(approval.flag);
    assert.ok(flag);
    this.patch(flag, approval.environment, approval.instructions, now);
  }

  /** Takes out whose time has come. */
  expire(now: number): void {
    for (const environment of this.environments) {
      const due = environment.schedules.filter(({ expirationDate }) => expirationDate <= now);
      environment.schedules = environment.schedules.filter((schedule) => !due.includes(schedule));
      for (const { variationId, contextKind, contextKey, _resourceId } of due) {
        const flag = this.flag(_resourceId.key);
        const removal = { kind: 'removeTargets', variationId, contextKind, values: [contextKey] };
        if (flag !== undefined) this.patch(flag, environment.key, [removal], now);
      }
    }
  }

  schedule(flag: FlagJson, environment: EnvironmentWorld, instruction: InstructionJson): void {
    const { kind, variationId = '', contextKey = '', contextKind = '', value = 0 } = instruction;
    const isIt = (each: ScheduleJson) =>
      each._resourceId.key === flag.key && each.contextKey === contextKey && each.contextKind === contextKind;
    const known = environment.schedules.find(isIt);
    if (kind === 'removeExpiringTarget' || kind === 'updateExpiringTarget') {
      if (known?.variationId !== variationId) throw new Invalid('no such expiring target');
    }
    if (kind === 'removeExpiringTarget') {
      environment.schedules = environment.schedules.filter((each) => each !== known);
      return;
    }
    const index = flag.variations.findIndex(({ _id }) => _id === variationId);
    const targeted = targetIn(this.#config(flag, environment.key), contextKind, index)?.values;
    if (!targeted?.includes(contextKey)) throw new Invalid('the context is not individually targeted');
    if (kind === 'addExpiringTarget' && known !== undefined) throw new Invalid('already expiring');
    environment.schedules = environment.schedules.filter((each) => each !== known);
    environment.schedules.push({
      _id: known?._id ?? this.newId(),
      _version: (known?._version ?? 0) + 1,
      expirationDate: value,
      contextKind,
      contextKey,
      variationId,
      _resourceId: { environmentKey: environment.key, key: flag.key },
    });
  }

  #forgetDates(flag: FlagJson, name: string): void {
    const environment = this.environment(name);
    if (environment === undefined) return;
    environment.schedules = environment.schedules.filter(({ _resourceId, variationId, ...who }) => {
      const index = flag.variations.findIndex(({ _id }) => _id === variationId);
      const values = targetIn(this.#config(flag, name), who.contextKind, index)?.values;
      return _resourceId.key !== flag.key || values?.includes(who.contextKey) === true;
    });
  }

  #config(flag: FlagJson, environment: string): ConfigJson {
    const config = flag.environments[environment];
    if (config === undefined) throw new Invalid(`unknown environment ${environment}`);
    return config;
  }
}
