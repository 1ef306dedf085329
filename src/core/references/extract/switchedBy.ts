import type { Expression } from '../facts.ts';
import { speaksOfFlags } from '../flagNames.ts';
import { pathOf } from '../resolve/value.ts';
import type { Walk } from './walk.ts';

/** `featureGate.Set("Cart=true")`: what speaks of flags is told which to switch. `from`: the texts read before it. */
export function tellSwitched({ draft, text }: Walk, callee: Expression, from: number): void {
  if (draft.texts.length === from || !pathOf(callee).some(speaksOfFlags)) return;
  for (const { start, end } of draft.texts.slice(from)) if (text[end] === '=') draft.told.add(start);
}
