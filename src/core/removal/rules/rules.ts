import type { Rule } from '../code.ts';
import type { RemovalTaste } from '../plan.ts';
import { comparison } from './comparison.ts';
import { conditional } from './conditional.ts';
import { constantFunction } from './constantFunction.ts';
import { field } from './field.ts';
import { idleItem, idleStatement, wrapped } from './leftAlone.ts';
import { logical } from './logical.ts';
import { loop } from './loop.ts';
import { idleMarkup } from './markup.ts';
import { negation } from './negation.ts';
import { option } from './option.ts';
import { parameter } from './parameter.ts';
import { several } from './several.ts';
import { switching } from './switching.ts';
import { ternary } from './ternary.ts';
import { variable } from './variable.ts';

/** From the smallest to the largest: the first that applies does one step. */
const RULES: readonly Rule[] = [
  wrapped,
  negation,
  comparison,
  logical,
  ternary,
  conditional,
  loop,
  switching,
  variable,
  several,
  field,
  parameter,
  option,
  constantFunction,
  idleStatement,
  idleItem,
  idleMarkup,
];

export function rulesFor({ constantFunctions }: RemovalTaste): readonly Rule[] {
  return constantFunctions === 'leave' ? RULES.filter((rule) => rule !== constantFunction) : RULES;
}
