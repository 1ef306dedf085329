import type { CallFact, Expression } from '../facts.ts';
import { isTypeOfFlags } from '../flagNames.ts';

const GIVES_BACK = /^mock(?:Return|Resolved)Value(?:Once)?$/;

/** `mockFlags({ newCheckout: true })`: what it is given are flags by their names. */
export function givesFlags(name: string): boolean {
  return name.endsWith('s') && isTypeOfFlags(name);
}

/**
 * What gives flags and is told which: `useFlags.mockReturnValue({ newCheckout: true })`, `vi.mocked(useFlags)`,
 * `jest.spyOn(client, 'useFlags')`.
 */
export function flagsMocked(callee: Expression, calls: readonly CallFact[]): string | undefined {
  if (callee.kind !== 'member' || !GIVES_BACK.test(callee.name)) return undefined;
  const { object } = callee;
  const mocked = object.kind === 'call' ? (calls[object.call]?.arguments ?? []) : [object];
  return mocked.map(nameOf).find(givesFlags);
}

function nameOf(mocked: Expression): string {
  if (mocked.kind === 'text') return mocked.value;
  return mocked.kind === 'name' || mocked.kind === 'member' ? mocked.name : '';
}
