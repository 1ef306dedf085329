import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { compilersHere } from '../../../src/node/compilers/compilers.ts';

const SAMPLES: Readonly<Record<string, readonly [good: string, bad: string, error: RegExp]>> = {
  'a.py': ['def page():\n    pass\n', 'def page():\n', /^a\.py:1: IndentationError: /],
  'a.go': ['package a\n\nfunc page() {}\n', 'package a\n\nfunc page() {\n', /^a\.go:\d: expected /],
  'a.rb': ['def page\nend\n', 'def page\n', /^a\.rb:\d+: .*(?:end|unexpected)/],
  'a.php': ['<?php\nfunction page() {}\n', '<?php\nfunction page( {}\n', /^a\.php:2: .*syntax error/],
};

describe('what compilers here find in a change', () => {
  for (const [file, [good, bad, error]] of Object.entries(SAMPLES)) {
    it(`is what was not there before: ${file}`, async function () {
      this.timeout(60_000);
      const [judgement] = await compilersHere('/nowhere', [{ file, before: good, after: bad }]);
      if (judgement === undefined) this.skip();
      assert.deepEqual(judgement.files, [file]);
      assert.match(judgement.errors.join('\n'), error);
      for (const before of [good, bad]) {
        const [found] = await compilersHere('/nowhere', [{ file, before, after: before }]);
        assert.deepEqual(found?.errors, []);
      }
    });
  }

  it('leaves a language alone that nothing here reads', async () => {
    const file = { file: 'a.swift', before: '', after: '(' };
    assert.deepEqual(await compilersHere('/nowhere', [file]), []);
  });

  describe('in a project of TypeScript', () => {
    let root: string;

    beforeEach(async () => {
      root = await mkdtemp(path.join(os.tmpdir(), 'release-lens-compilers-'));
      mkdirSync(path.join(root, 'node_modules'));
      symlinkSync(path.resolve('node_modules/typescript'), path.join(root, 'node_modules/typescript'));
      const config = {
        compilerOptions: { strict: true, noUnusedLocals: true, types: [] },
        include: ['*.ts'],
      };
      writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify(config));
      writeFileSync(path.join(root, 'price.ts'), 'export const price = (x: number) => x;\nconst old = 1;\n');
    });

    afterEach(() => rm(root, { recursive: true }));

    it('is told in files that did not change as well, and not where it was before', async () => {
      const text = "import { price } from './price';\n\nexport const total = price(1);\n";
      writeFileSync(path.join(root, 'total.ts'), text);
      const before = 'export const price = (x: number) => x;\nconst old = 1;\n';
      const after = 'export const price = (x: string) => x;\n\nconst old = 1;\n';
      const [judgement] = await compilersHere(root, [{ file: 'price.ts', before, after }]);
      assert.match(judgement?.by ?? '', /^TypeScript 5\.\d+\.\d+ \(tsconfig\.json\)$/);
      const [error, ...more] = judgement?.errors ?? [];
      assert.match(error ?? '', /^total\.ts:3: TS2345 /);
      assert.deepEqual(more, []);
    }).timeout(60_000);
  });
});
