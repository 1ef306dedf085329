import { t } from '@vscode/l10n';
import { sharesOf } from '../../core/exposure/baseline.ts';
import { ALWAYS, allOf, type Condition } from '../../core/model/condition.ts';
import type { FlagValue } from '../../core/model/flag.ts';
import type { FlagState, Rule, Serve } from '../../core/model/flagState.ts';
import { conditionOf, nativeText, operation } from './conditions.ts';
import type { JsonObject, RawFlag } from './document.ts';
import { attributeDrawnBy, splitOf } from './split.ts';

/** A flag as the file has it, in the terms all flag systems share. */
export function stateOf(key: string, flag: RawFlag, evaluators: JsonObject): FlagState {
  const fallThrough: Serve = { kind: 'variation', variation: flag.defaultVariant };
  const branches = new Branches(flag, evaluators, fallThrough).of(flag.targeting, ALWAYS);
  const end = branches.findIndex(({ condition }) => condition.op === 'always');
  const { name, description, owner, permanent, temporary, tags } = flag.metadata;
  const [createdAt, expiresAt] = [timeIn(flag.metadata['createdAt']), timeIn(flag.metadata['expires'])];
  return {
    key,
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof owner === 'string' ? { owner } : {}),
    ...(typeof permanent === 'boolean' ? { permanent } : {}),
    ...(permanent === undefined && temporary === true ? { permanent: false } : {}),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    // Metadata values are scalars, so a list is written as one text.
    ...(typeof tags === 'string' ? { tags: tags.split(/[\s,]+/).filter((tag) => tag !== '') } : {}),
    status: flag.state === 'ENABLED' ? 'on' : 'off',
    variations: Object.entries(flag.variants).map(([variation, value]) => ({ name: variation, value })),
    rules: end === -1 ? branches : branches.slice(0, end),
    otherwise: branches[end]?.serve ?? fallThrough,
    whenOff: { kind: 'variation', variation: null },
  };
}

/** A date as text (`2026-12-01`), or Unix seconds: metadata has no dates of its own. */
function timeIn(value: unknown): number | undefined {
  const at = typeof value === 'string' ? Date.parse(value) : typeof value === 'number' ? value * 1000 : NaN;
  return Number.isFinite(at) ? at : undefined;
}

/** Flattens nested `if`s into ordered rules: the first whose condition holds is the one that serves. */
class Branches {
  readonly #flag: RawFlag;
  readonly #evaluators: JsonObject;
  readonly #fallThrough: Serve;

  constructor(flag: RawFlag, evaluators: JsonObject, fallThrough: Serve) {
    this.#flag = flag;
    this.#evaluators = evaluators;
    this.#fallThrough = fallThrough;
  }

  /** Always ends in a rule that holds whenever `guard` does. */
  of(logic: FlagValue | undefined, guard: Condition): readonly Rule[] {
    if (logic === undefined || logic === null || isEmpty(logic))
      return [{ condition: guard, serve: this.#fallThrough }];
    if (typeof logic === 'string' || typeof logic === 'boolean')
      return [{ condition: guard, serve: this.#named(logic) }];
    const call = operation(logic);
    switch (call?.operator) {
      case 'if':
        return this.#chain(call.args, guard);
      case 'fractional':
        return this.#drawn(call.args, guard);
      case '$ref':
        return this.#reference(call.args[0], guard);
      default:
        return this.#shorthand(logic, guard);
    }
  }

  /** Whoever lacks what is hashed gets the default: https://flagd.dev/reference/custom-operations/fractional-operation/ */
  #drawn(args: readonly FlagValue[], guard: Condition): readonly Rule[] {
    const serve = splitOf(args, this.#flag, this.#evaluators, this.#fallThrough);
    const attribute = serve.kind === 'split' ? attributeDrawnBy(serve) : undefined;
    if (attribute === undefined) return [{ condition: guard, serve }];
    if (isAllThe(this.#fallThrough, serve)) return [{ condition: guard, serve: this.#fallThrough }];
    return [
      { condition: allOf(guard, { op: 'has', attribute }), serve },
      { condition: guard, serve: this.#fallThrough },
    ];
  }

  #chain(args: readonly FlagValue[], guard: Condition): readonly Rule[] {
    const rules: Rule[] = [];
    for (let at = 0; at + 1 < args.length; at += 2) {
      const condition = conditionOf(args[at], this.#evaluators);
      if (condition.op !== 'never') rules.push(...this.of(args[at + 1], allOf(guard, condition)));
    }
    const otherwise = args.length % 2 === 1 ? args.at(-1) : undefined;
    return [...rules, ...this.of(otherwise, guard)];
  }

  /**
   * An evaluator used in a condition is a segment; used as a result it is a rule like any other.
   * References within it stay unresolved, as in flagd: they might go round in circles.
   */
  #reference(name: FlagValue | undefined, guard: Condition): readonly Rule[] {
    const evaluator = typeof name === 'string' ? this.#evaluators[name] : undefined;
    if (evaluator === undefined)
      return [{ condition: guard, serve: { kind: 'unknown', text: `$ref ${String(name)}` } }];
    return operation(evaluator)?.operator === 'if' || operation(evaluator)?.operator === 'fractional'
      ? new Branches(this.#flag, {}, this.#fallThrough).of(evaluator, guard)
      : this.#shorthand({ $ref: String(name) }, guard);
  }

  /** flagd takes a boolean result for the variants "true" and "false". */
  #shorthand(logic: FlagValue, guard: Condition): readonly Rule[] {
    const condition = conditionOf(logic, this.#evaluators);
    if (!isBoolean(condition))
      return [{ condition: guard, serve: { kind: 'unknown', text: nativeText(logic, this.#evaluators) } }];
    return [
      { condition: allOf(guard, condition), serve: this.#named(true) },
      { condition: guard, serve: this.#named(false) },
    ];
  }

  #named(result: string | boolean): Serve {
    const variation = String(result);
    return Object.hasOwn(this.#flag.variants, variation)
      ? { kind: 'variation', variation }
      : { kind: 'unknown', text: t`the variant "${variation}", which the flag does not have` };
  }
}

/** Whoever is left out of the draw gets what all of it serves. */
function isAllThe(fallThrough: Serve, drawn: Serve): boolean {
  const [first] = sharesOf(fallThrough);
  return sharesOf(drawn).every(({ variation, share }) => share === 0 || variation === first?.variation);
}

function isEmpty(logic: FlagValue): boolean {
  return typeof logic === 'object' && logic !== null && Object.keys(logic).length === 0;
}

/** JsonLogic's `and`, `or` and `var` hand on a value, which flagd would take for a variant's name. */
function isBoolean(condition: Condition): boolean {
  switch (condition.op) {
    case 'unknown':
    case 'truthy':
      return false;
    case 'segment':
      return isBoolean(condition.condition);
    case 'and':
    case 'or':
      return condition.conditions.every(isBoolean);
    default:
      return true;
  }
}
