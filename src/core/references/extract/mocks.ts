import type { CallFact, Expression } from '../facts.ts';
import { isTypeOfFlags, saysFlag } from '../flagNames.ts';

const GIVES_BACK = /^mock(?:Return|Resolved)Value(?:Once)?$/;
/** `spyOn(client, 'getFlags').and.returnValue({ … })` */
const JASMINE = /^(?:returnValue|resolveTo)$/;
/** `expect(state.flags).toEqual({ … })` */
const COMPARES = /^(?:toEqual|toStrictEqual|toMatchObject)$/;

/** `mockFlags({ newCheckout: true })`, `buildFeatureFlag({ … })`: what it is given are flags by their names. */
export function givesFlags(name: string): boolean {
  return isTypeOfFlags(name) && (name.endsWith('s') || (MAKES_SOME.test(name) && saysFlag(name)));
}

const MAKES_SOME = /^(?:build|make|mock|fake|stub|override)(?=[A-Z_])/;

/**
 * What gives flags and is told which, or is compared with some: `useFlags.mockReturnValue({ newCheckout: true })`,
 * `vi.mocked(useFlags)`, `jest.spyOn(client, 'useFlags')`.
 */
export function flagsMocked(callee: Expression, calls: readonly CallFact[]): string | undefined {
  if (callee.kind !== 'member') return undefined;
  const isJasmine = JASMINE.test(callee.name) && callee.object.kind === 'member';
  if (!isJasmine && !GIVES_BACK.test(callee.name) && !COMPARES.test(callee.name)) return undefined;
  const object = isJasmine && callee.object.kind === 'member' ? callee.object.object : callee.object;
  const mocked = object.kind === 'call' ? (calls[object.call]?.arguments ?? []) : [object];
  return mocked.map((each) => nameOf(each, calls)).find(givesFlags);
}

/** NgRx's `overrideSelector(selectFeatureFlags, { newCheckout: true })`. `at`: where what it is given begins. */
export function flagsSelected(name: string, text: string, at: number): string | undefined {
  if (name !== 'overrideSelector') return undefined;
  const selector = /^\(\s*(?:\w+\.)*(\w+)/.exec(text.slice(at, at + LONGEST_NAME))?.[1] ?? '';
  return saysFlag(selector) ? 'featureFlags' : undefined;
}

const LONGEST_NAME = 80;

function nameOf(mocked: Expression, calls: readonly CallFact[]): string {
  // `expect(getFlags())`
  const callee = mocked.kind === 'call' ? calls[mocked.call]?.callee : undefined;
  if (callee) return nameOf(callee, calls);
  if (mocked.kind === 'text') return mocked.value;
  return mocked.kind === 'name' || mocked.kind === 'member' ? mocked.name : '';
}
