import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { listFiles } from '../../../../src/node/indexing/listFiles.ts';
import { useTemporaryFolder } from '../../../support/temporaryFolder.ts';

const FOLDERS = ['', 'a', 'a/b', 'a/b/a', 'b', 'b/c d', 'b/c d/a', 'b/[a]', 'b/[a]/b', '!b', '!b/#a'];
const NAMES = ['a.ts', 'b.ts', 'ab', 'a b', '#a.ts', '!b.ts', '[a].ts', 'B.ts', '.hidden', 'éb.ts'];

/** Lines of an ignore file, and between them what nobody would write. */
const line = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '# a.ts', '!', '/', '**', '*', '!*', '!*/', '\\', 'a.ts ', 'a\\ '),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(mark(), fc.array(segment(), { minLength: 1, maxLength: 3 }), end()).map(written),
  },
);

function mark() {
  return fc.constantFrom('', '', '', '!', '!', '/', '!/', '**/', '!**/');
}

function segment() {
  return fc.constantFrom(
    ...[
      'a',
      'b',
      'ab',
      'a b',
      'a\\ b',
      '\\#a',
      '\\!b',
      '[a]',
      '\\[a\\]',
      '[!a]',
      '*',
      '**',
      '?',
      'a*',
      '*b*',
    ],
    ...['*.ts', '[ab].ts', 'a.ts', 'b.ts', 'B', 'éb.ts', '.*', '{a,b}.ts', '#a.ts', '?.ts'],
  );
}

function end() {
  return fc.constantFrom('', '', '', '/', '/', '/*', '/**', ' ');
}

function written([start, segments, last]: readonly [string, readonly string[], string]): string {
  return `${start}${segments.join('/')}${last}`;
}

const ignoreFiles = fc.dictionary(
  fc.constantFrom(...FOLDERS),
  fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => `${lines.join('\n')}\n`),
  { minKeys: 1, maxKeys: 4 },
);

/** Folders that a file ignores and one further down does not. */
const OVERRULED: readonly Record<string, string>[] = [
  { '': 'c d/\n', b: '!c d\n' },
  { '': '/b/\\[a\\]\n', b: '!*a*\na.ts\n', 'b/[a]': '!a.ts\n' },
  { '': '*\n!*/\n', b: '!*/\n!ab\n' },
  { '': '**/a\n', a: '!b\n', b: '!c d/a/\n', 'b/c d': '!a\n' },
];

describe('a folder without git', () => {
  const folder = useTemporaryFolder();

  it('is listed as git would list it', async () => {
    write(folder('plain'), {});
    write(folder('git'), {});
    execFileSync('git', ['init', '--quiet'], { cwd: folder('git') });
    await fc.assert(
      fc.asyncProperty(ignoreFiles, async (rules) => {
        for (const root of [folder('plain'), folder('git')]) {
          for (const each of FOLDERS) rmSync(path.join(root, each, '.gitignore'), { force: true });
          write(root, rules);
        }
        assert.deepEqual(await listFiles(folder('plain')), listedByGit(folder('git')));
      }),
      { numRuns: Number(process.env['RUNS'] ?? 60), examples: OVERRULED.map((rules) => [rules]) },
    );
  });

  function write(root: string, rules: Readonly<Record<string, string>>): void {
    for (const each of FOLDERS) {
      mkdirSync(path.join(root, each), { recursive: true });
      for (const name of NAMES) writeFileSync(path.join(root, each, name), '');
    }
    for (const [each, text] of Object.entries(rules))
      writeFileSync(path.join(root, each, '.gitignore'), text);
  }

  function listedByGit(root: string): readonly string[] {
    const args = ['-c', `core.excludesFile=${devNull}`, 'ls-files', '-co', '--exclude-standard', '-z'];
    const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8' });
    return listed.split('\0').filter(Boolean).sort();
  }
});
