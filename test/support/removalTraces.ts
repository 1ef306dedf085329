import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { removed } from '../unit/core/removal/removing.ts';
import { javascript, programs, python } from './removal.ts';

interface Trace {
  readonly happened: readonly string[];
  readonly given: unknown;
}

/** What is not a boolean, too: what a condition gives is looked at, not only its truth. */
export const GIVEN = [true, false, 0, 'set'].flatMap((x) =>
  [true, false].flatMap((y) => [0, 1].map((salt) => ({ x, y, salt }))),
);

/** Runs a body under one assignment of everything it asks: what `f` says depends on its name and how often it was asked. */
export function traceOf(body: string, flag: boolean, { x, y, salt }: (typeof GIVEN)[number]): Trace {
  const happened: string[] = [];
  const f = (name: string, ...given: readonly unknown[]) => {
    happened.push(JSON.stringify([name, ...given.map((one) => (typeof one === 'function' ? one() : one))]));
    return (name.charCodeAt(0) * 7 + happened.length * 3 + salt) % 2 === 0;
  };
  const client = { getBooleanValue: () => flag };
  const run = new Function('client', 'x', 'y', 'f', body) as (...given: unknown[]) => unknown;
  return { happened, given: run(client, x, y, f) };
}

export const WRAP = ['function page(client, x, y, f) {', '}'] as const;

export function insideOf(text: string): string {
  return text.slice(WRAP[0].length, text.lastIndexOf('}'));
}

/** Throws with the first program whose trace is another afterwards. */
export async function assertSameInJavaScript(count: number, seed: number): Promise<void> {
  for (const [lines, flag] of fc.sample(fc.tuple(programs(javascript), fc.boolean()), {
    numRuns: count,
    seed,
  })) {
    const before = [WRAP[0], ...lines.map((line) => `  ${line}`), WRAP[1], ''].join('\n');
    const { text: after } = await removed('page.js', before, flag);
    for (const given of GIVEN) {
      const was = traceOf(insideOf(before), flag, given);
      assert.deepEqual(
        traceOf(insideOf(after), flag, given),
        was,
        `seed ${seed}\n${before}\n=> ${flag}\n${after}`,
      );
    }
  }
}

/** Runs both texts of every program under the same questions and prints the first that differs. */
export const COMPARE = `
import json, sys
def page(text):
    scope = {}
    exec(text, scope)
    return scope["page"]
def trace(page, flag, x, y, salt):
    happened = []
    def f(name, *given):
        happened.append([name, *(one() if callable(one) else one for one in given)])
        return (ord(name[0]) * 7 + len(happened) * 3 + salt) % 2 == 0
    class Client:
        def get_boolean_value(self, key, default):
            return flag
    return repr([happened, page(Client(), x, y, f)])
for before, after, flag in json.load(sys.stdin):
    was, now = page(before), page(after)
    for x in (True, False, 0, "set"):
        for y in (True, False):
            for salt in (0, 1):
                if trace(was, flag, x, y, salt) != trace(now, flag, x, y, salt):
                    print(before, "=>", flag, after, sep="\\n")
                    sys.exit(1)
`;

/** The same; one process of Python for all of them. */
export async function assertSameInPython(count: number, seed: number): Promise<void> {
  const samples = fc.sample(fc.tuple(programs(python), fc.boolean()), { numRuns: count, seed });
  const compared = [];
  for (const [lines, flag] of samples) {
    const before = ['def page(client, x, y, f):', ...lines.map((line) => `  ${line}`), ''].join('\n');
    compared.push([before, (await removed('page.py', before, flag)).text, flag]);
  }
  const ran = spawnSync('python3', ['-c', COMPARE], { input: JSON.stringify(compared), encoding: 'utf8' });
  assert.equal(ran.status, 0, `seed ${seed}\n${ran.stdout}${ran.stderr}`);
}

export function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0;
}
