import { isStrictVersion } from '../../core/exposure/versions.ts';
import {
  allOf,
  anyOf,
  type Comparison,
  type Condition,
  type Looking,
  NEVER,
  not,
  type TextRelation,
} from '../../core/model/condition.ts';
import { IDENTITY_KEY } from '../../core/model/identity.ts';
import type { NativeConstraint } from './native.ts';

const TEXT: Readonly<Record<string, TextRelation>> = {
  STR_STARTS_WITH: 'starts with',
  STR_ENDS_WITH: 'ends with',
  STR_CONTAINS: 'contains',
};

const ORDER: Readonly<Record<string, Comparison>> = {
  EQ: '=',
  GT: '>',
  GTE: '>=',
  LT: '<',
  LTE: '<=',
};

/** Set by the application for all its users alike: nothing a person has. */
const APPLICATION = ['appName', 'environment', 'currentTime'];

/**
 * As the official SDK for Node.js 6.12.1 decides (`lib/strategy/strategy.js`): everything is compared as text, what is
 * missing meets no operator, and only then is the answer turned round where it is `inverted`.
 */
export function conditionOf(constraint: NativeConstraint): Condition {
  const { operator, inverted = false } = constraint;
  // The date operators look at the clock, whatever field they name.
  if (operator.startsWith('DATE_')) return inverted ? not(dated(constraint)) : dated(constraint);
  const looking = lookingAt(constraint.contextName);
  if (looking === undefined) return notUnderstood(constraint);
  if (operator === 'NOT_IN') {
    const listed = { ...constraint, operator: 'IN', inverted: !inverted };
    return conditionOf(listed);
  }
  const met = compared(constraint, looking);
  // Turned round, SDKs of different ages differ even for those who lack the field.
  if (met === undefined)
    return inverted ? notUnderstood(constraint) : allOf(present(looking), notUnderstood(constraint));
  return inverted ? not(allOf(present(looking), met)) : met;
}

/** The attribute behind a context field. An identity's key is always text and always there. */
export function lookingAt(contextName: string): Looking | undefined {
  if (contextName === 'userId') return { attribute: IDENTITY_KEY };
  if (APPLICATION.includes(contextName) || contextName.includes('.')) return undefined;
  return { attribute: contextName, as: 'text', strict: true };
}

export function present(looking: Looking): Condition {
  return looking.attribute === IDENTITY_KEY ? { op: 'always' } : { op: 'has', ...looking };
}

/** The values of a list, as the SDK cleans them. */
function cleaned({ values }: NativeConstraint): readonly string[] {
  return (values ?? []).flatMap((value) => (value ? [value.trim()] : []));
}

function compared(constraint: NativeConstraint, looking: Looking): Condition | undefined {
  const { operator, value, caseInsensitive } = constraint;
  if (operator === 'IN') return { op: 'one of', ...looking, values: cleaned(constraint) };
  const text = TEXT[operator];
  if (text !== undefined) {
    const ignoreCase = caseInsensitive === true ? { ignoreCase: true } : {};
    return anyOf(
      ...cleaned(constraint).map(
        (each): Condition => ({ op: 'text', ...looking, relation: text, value: each, ...ignoreCase }),
      ),
    );
  }
  const [family, sign = ''] = operator.split('_');
  const relation = Object.hasOwn(ORDER, sign) ? ORDER[sign] : undefined;
  if (relation === undefined) return undefined;
  if (family === 'NUM') {
    const wanted = value === undefined || value === null ? Number.NaN : Number(value);
    return Number.isNaN(wanted)
      ? NEVER
      : { op: 'compare', ...looking, as: 'number', relation, value: wanted };
  }
  if (family !== 'SEMVER') return undefined;
  const wanted = value?.trim() ?? '';
  if (!isStrictVersion(wanted.replace(/^v/, ''), true)) return NEVER;
  return { op: 'version', ...looking, strict: true, whole: true, relation, value: wanted };
}

function dated(constraint: NativeConstraint): Condition {
  const at = Date.parse(constraint.value ?? '');
  if (Number.isNaN(at)) return NEVER;
  if (constraint.operator === 'DATE_BEFORE') return { op: 'time', until: at / 1000 };
  // The instant itself is not after it.
  return constraint.operator === 'DATE_AFTER'
    ? { op: 'time', from: (at + 1) / 1000 }
    : notUnderstood(constraint);
}

function notUnderstood({ contextName, operator, inverted, value, values }: NativeConstraint): Condition {
  const wanted = value ?? values?.join(', ') ?? '';
  return { op: 'unknown', text: `${contextName} ${inverted === true ? 'not ' : ''}${operator} ${wanted}` };
}
