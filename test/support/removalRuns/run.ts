import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FlagValue } from '../../../src/core/model/flag.ts';

/** A program with a flag at a value, and what is left of it once the flag is taken out. */
export interface Pair {
  readonly title: string;
  readonly value: FlagValue;
  readonly before: string;
  readonly after: string;
}

/** One program of many, each with its own name: `p0`, `p1`, …, two of them a pair. */
export interface Unit {
  readonly name: string;
  readonly code: string;
  readonly value: FlagValue;
}

/**
 * How programs of a language are run beside a shop they ask: files by path, and commands run among them. The last one
 * prints a line for each unit, which says all that it did and gave.
 */
export interface Runner {
  /** Prints its version where it is there. */
  readonly tool: readonly [string, ...string[]];
  /** Shapes that can be run; undefined runs all. */
  readonly runs?: (code: string) => boolean;
  readonly files: (units: readonly Unit[]) => Readonly<Record<string, string>>;
  readonly commands: readonly (readonly [string, ...string[]])[];
}

export function has({ tool: [command, ...args] }: Runner): boolean {
  return spawnSync(command, args).status === 0;
}

/** Throws with the first pair whose two programs do not do and give the same, or do not compile. */
export function assertSame(runner: Runner, pairs: readonly Pair[]): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'release-lens-removal-'));
  try {
    const units = pairs.flatMap(({ before, after, value }, at) => [
      { name: `p${2 * at}`, code: before, value },
      { name: `p${2 * at + 1}`, code: after, value },
    ]);
    for (const [name, text] of Object.entries(runner.files(units))) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const lines = runner.commands.map((command) => run(command, folder)).at(-1) ?? [];
    assert.equal(lines.length, units.length, lines.join('\n'));
    for (const [at, { title, value, before, after }] of pairs.entries()) {
      const said = `${title}: ${JSON.stringify(value)}\n${before}\n${after}`;
      assert.equal(lines[2 * at + 1], lines[2 * at], said);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run([command, ...args]: readonly [string, ...string[]], cwd: string): readonly string[] {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
  assert.equal(status, 0, `${command}: ${stdout}${stderr}`);
  return stdout.split('\n').filter((line) => line !== '');
}
