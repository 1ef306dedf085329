import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import type { Branch } from '../../src/core/removal/branches.ts';
import { branchesIn } from '../unit/core/removal/branching.ts';
import { javascript, programs, python } from './removal.ts';
import { COMPARE, GIVEN, insideOf, traceOf, WRAP } from './removalTraces.ts';

/** A whole arm of a switch or of a chain: no statement may stand in its place. */
const ARM = /^(?:case|default|elif|else)\b/;

/** The text with a trap instead of every branch that is said not to run for a value. */
function trapped(text: string, branches: readonly Branch[], value: boolean, trap: string): string {
  const idle = branches
    .filter(({ values, start }) => !values.includes(value) && !ARM.test(text.slice(start)))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((branch, at, all) => all.slice(0, at).every(({ end }) => end <= branch.start));
  return idle.reduceRight((now, { start, end }) => {
    const isStatement = /[;}]$/.test(text.slice(start, end));
    return `${now.slice(0, start)}${trap}${isStatement && trap.startsWith('(') ? ';' : ''}${now.slice(end)}`;
  }, text);
}

/** Throws with the first program that runs into a branch which is said not to run. */
export async function assertNotRunInJavaScript(count: number, seed: number): Promise<void> {
  let tried = 0;
  for (const [lines, flag] of fc.sample(fc.tuple(programs(javascript), fc.boolean()), {
    numRuns: count,
    seed,
  })) {
    const text = [WRAP[0], ...lines.map((line) => `  ${line}`), WRAP[1], ''].join('\n');
    const branches = await branchesIn('page.js', text, [true, false]);
    const trap = "(() => { throw new Error('taken'); })()";
    const after = trapped(text, branches, flag, trap);
    if (after !== text) tried++;
    for (const given of GIVEN) {
      const was = traceOf(insideOf(text), flag, given);
      const say = `seed ${seed}\n${text}\n=> ${flag}\n${after}`;
      assert.doesNotThrow(() => assert.deepEqual(traceOf(insideOf(after), flag, given), was), say);
    }
  }
  assert.ok(tried > 0, 'no program had a branch');
}

/** The same; one process of Python for all of them. */
export async function assertNotRunInPython(count: number, seed: number): Promise<void> {
  const compared = [];
  for (const [lines, flag] of fc.sample(fc.tuple(programs(python), fc.boolean()), { numRuns: count, seed })) {
    const text = ['def page(client, x, y, f):', ...lines.map((line) => `  ${line}`), ''].join('\n');
    const branches = await branchesIn('page.py', text, [true, false]);
    const after = trapped(text, branches, flag, 'trap()');
    if (after !== text) compared.push([text, after, flag]);
  }
  assert.ok(compared.length > 0, 'no program had a branch');
  const ran = spawnSync('python3', ['-c', COMPARE], { input: JSON.stringify(compared), encoding: 'utf8' });
  assert.equal(ran.status, 0, `seed ${seed}\n${ran.stdout}${ran.stderr}`);
}
