import assert from 'node:assert/strict';
import fc from 'fast-check';
import { removed } from '../unit/core/removal/removing.ts';
import { javascript, programs } from './removal.ts';

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
