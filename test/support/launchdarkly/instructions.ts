import type { ClauseJson, ConfigJson, FlagJson, RuleJson, ServedJson, TargetJson } from './objects.ts';

export interface InstructionJson {
  readonly kind: string;
  readonly variationId?: string;
  readonly contextKind?: string;
  readonly contextKey?: string;
  readonly values?: readonly string[];
  readonly value?: number;
  readonly ruleId?: string;
  readonly beforeRuleId?: string;
  readonly clauseId?: string;
  readonly clause?: ClauseJson;
  readonly clauses?: readonly ClauseJson[];
  readonly description?: string;
  readonly trackEvents?: boolean;
  readonly rolloutWeights?: Readonly<Record<string, number>>;
  readonly rolloutBucketBy?: string;
  readonly rolloutContextKind?: string;
}

/** What is wrong with a change, as the API's own error. */
export class Invalid extends Error {}

export function targetIn(config: ConfigJson, contextKind: string, variation: number): TargetJson | undefined {
  const list = contextKind === 'user' ? config.targets : config.contextTargets;
  return list.find((target) => target.variation === variation && target.contextKind === contextKind);
}

/** https://launchdarkly.com/docs/api/feature-flags/patch-feature-flag; `newId`: an id of its own for what is made. */
export function applyInstruction(
  flag: FlagJson,
  config: ConfigJson,
  instruction: InstructionJson,
  newId: () => string,
): void {
  switch (instruction.kind) {
    case 'turnFlagOn':
    case 'turnFlagOff':
      config.on = instruction.kind === 'turnFlagOn';
      return;
    case 'addTargets':
    case 'removeTargets':
      applyTargets(flag, config, instruction);
      return;
    case 'addRule':
    case 'removeRule':
    case 'removeValuesFromClause':
    case 'updateClause':
      config.rules = applyToRules(flag, config.rules, instruction, newId);
      return;
    case 'updateRuleVariationOrRollout': {
      const {
        variation: _,
        rollout: __,
        ...rule
      } = config.rules.find(({ _id }) => _id === instruction.ruleId) ?? unknownRule();
      const next: RuleJson = { ...rule, ...servedBy(flag, instruction) };
      config.rules = config.rules.map((each) => (each._id === next._id ? next : each));
      return;
    }
    case 'updateFallthroughVariationOrRollout':
      config.fallthrough = servedBy(flag, instruction);
      return;
    default:
      throw new Invalid(`unknown instruction ${instruction.kind}`);
  }
}

function unknownRule(): never {
  throw new Invalid('unknown rule');
}

function applyTargets(flag: FlagJson, config: ConfigJson, instruction: InstructionJson): void {
  const { kind, values: keys = [], contextKind = 'user', variationId } = instruction;
  const variation = flag.variations.findIndex(({ _id }) => _id === variationId);
  if (variation === -1) throw new Invalid('unknown variation');
  const list = contextKind === 'user' ? 'targets' : 'contextTargets';
  const place = targetIn(config, contextKind, variation);
  if (kind === 'removeTargets') {
    if (place !== undefined) place.values = place.values.filter((key) => !keys.includes(key));
    config.targets = config.targets.filter(hasKeys);
    config.contextTargets = config.contextTargets.filter(
      (target) => hasKeys(target) || isPlaceholder(config, target),
    );
    return;
  }
  const elsewhere = config[list].find(
    (target) =>
      target !== place &&
      target.contextKind === contextKind &&
      target.values.some((key) => keys.includes(key)),
  );
  if (elsewhere !== undefined) throw new Invalid('the same key in several variations');
  if (place === undefined) {
    config[list] = inOrder([...config[list], { contextKind, variation, values: [...keys] }]);
    // For users there is an empty entry among the other kinds, which keeps their place.
    if (list === 'targets')
      config.contextTargets = inOrder([...config.contextTargets, { contextKind, variation, values: [] }]);
  } else place.values.push(...keys.filter((key) => !place.values.includes(key)));
}

/** By variation; which order LaunchDarkly keeps them in is not documented, but it does not come from the last edit. */
export function inOrder(targets: readonly TargetJson[]): TargetJson[] {
  return [...targets].sort((a, b) => a.variation - b.variation || a.contextKind.localeCompare(b.contextKind));
}

function hasKeys({ values }: TargetJson): boolean {
  return values.length > 0;
}

function isPlaceholder({ targets }: ConfigJson, { contextKind, variation }: TargetJson): boolean {
  return contextKind === 'user' && targets.some((target) => target.variation === variation);
}

function applyToRules(
  flag: FlagJson,
  rules: RuleJson[],
  instruction: InstructionJson,
  newId: () => string,
): RuleJson[] {
  const { kind, ruleId, beforeRuleId, clauseId, values = [], clause, clauses = [] } = instruction;
  if (kind === 'addRule') {
    const { description, trackEvents = false } = instruction;
    const at = beforeRuleId === undefined ? rules.length : rules.findIndex(({ _id }) => _id === beforeRuleId);
    if (at === -1) throw new Invalid('unknown rule to stand before');
    const rule: RuleJson = {
      _id: newId(),
      ...(description === undefined ? {} : { description }),
      clauses: clauses.map((each) => ({ contextKind: '', ...each, _id: newId() })),
      trackEvents,
      ...servedBy(flag, instruction),
    };
    return rules.toSpliced(at, 0, rule);
  }
  const rule = rules.find(({ _id }) => _id === ruleId);
  if (kind === 'removeRule') return rules.filter((each) => each !== rule);
  const old = rule?.clauses.find(({ _id }) => _id === clauseId);
  if (rule === undefined || old === undefined) throw new Invalid('unknown rule or clause');
  const next =
    kind === 'updateClause'
      ? { ...old, ...clause }
      : { ...old, values: old.values.filter((value) => !values.includes(value as string)) };
  const changed = { ...rule, clauses: rule.clauses.map((each) => (each === old ? next : each)) };
  return rules.map((each) => (each === rule ? changed : each));
}

/** In the order of the variations; which one LaunchDarkly keeps is not documented, but a map has none of its own. */
function servedBy(flag: FlagJson, instruction: InstructionJson): ServedJson {
  const { variationId, rolloutWeights, rolloutBucketBy, rolloutContextKind } = instruction;
  if (rolloutWeights === undefined) {
    const variation = flag.variations.findIndex(({ _id }) => _id === variationId);
    if (variation === -1) throw new Invalid('unknown variation');
    return { variation };
  }
  const unknown = Object.keys(rolloutWeights).filter((id) => !flag.variations.some(({ _id }) => _id === id));
  const sum = Object.values(rolloutWeights).reduce((all, weight) => all + weight, 0);
  if (unknown.length > 0 || sum !== 100_000)
    throw new Invalid('weights of unknown variations, or not of all');
  return {
    rollout: {
      variations: flag.variations.flatMap(({ _id }, variation) => {
        const weight = rolloutWeights[_id];
        return weight === undefined ? [] : [{ variation, weight }];
      }),
      bucketBy: rolloutBucketBy ?? 'key',
      contextKind: rolloutContextKind ?? 'user',
    },
  };
}
