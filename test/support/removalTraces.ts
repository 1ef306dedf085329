import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { removed } from '../unit/core/removal/removing.ts';
import { javascript, programs, python } from './removal.ts';

interface Trace {
  readonly happened: readonly string[];
  readonly given: unknown;
}

/** Runs a body under one assignment of everything it asks: what `f` says depends on its name and how often it was asked. */
function traceOf(body: string, flag: boolean, x: boolean, y: boolean, salt: number): Trace {
  const happened: string[] = [];
  const f = (name: string) => {
    happened.push(name);
    return (name.charCodeAt(0) * 7 + happened.length * 3 + salt) % 2 === 0;
  };
  const client = { getBooleanValue: () => flag };
  const run = new Function('client', 'x', 'y', 'f', body) as (...given: unknown[]) => unknown;
  return { happened, given: run(client, x, y, f) };
}

const WRAP = ['function page(client, x, y, f) {', '}'] as const;

export function sameInJavaScript() {
  return fc.asyncProperty(programs(javascript), fc.boolean(), async (lines, flag) => {
    const body = lines.map((line) => `  ${line}`);
    const before = [WRAP[0], ...body, WRAP[1], ''].join('\n');
    const { text: after } = await removed('page.js', before, flag);
    const inside = (text: string) => text.slice(WRAP[0].length, text.lastIndexOf('}'));
    for (const x of [true, false]) {
      for (const y of [true, false]) {
        for (const salt of [0, 1]) {
          const was = traceOf(inside(before), flag, x, y, salt);
          assert.deepEqual(traceOf(inside(after), flag, x, y, salt), was, `${before}\n=> ${flag}\n${after}`);
        }
      }
    }
  });
}

/** Runs both texts of every program under the same questions and prints the first that differs. */
const COMPARE = `
import json, sys
def trace(text, flag, x, y, salt):
    happened = []
    def f(name):
        happened.append(name)
        return (ord(name[0]) * 7 + len(happened) * 3 + salt) % 2 == 0
    class Client:
        def get_boolean_value(self, key, default):
            return flag
    scope = {}
    exec(text, scope)
    return [happened, scope["page"](Client(), x, y, f)]
for before, after, flag in json.load(sys.stdin):
    for x in (True, False):
        for y in (True, False):
            for salt in (0, 1):
                if trace(before, flag, x, y, salt) != trace(after, flag, x, y, salt):
                    print(before, "=>", flag, after, sep="\\n")
                    sys.exit(1)
`;

/** Throws with the first program whose trace is another afterwards. One process of Python for all of them. */
export async function assertSameInPython(count: number, seed: number): Promise<void> {
  const samples = fc.sample(fc.tuple(programs(python), fc.boolean()), { numRuns: count, seed });
  const compared = [];
  for (const [lines, flag] of samples) {
    const before = ['def page(client, x, y, f):', ...lines.map((line) => `  ${line}`), ''].join('\n');
    compared.push([before, (await removed('page.py', before, flag)).text, flag]);
  }
  const ran = spawnSync('python3', ['-c', COMPARE], { input: JSON.stringify(compared), encoding: 'utf8' });
  assert.equal(ran.status, 0, `${ran.stdout}${ran.stderr}`);
}

export function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0;
}
