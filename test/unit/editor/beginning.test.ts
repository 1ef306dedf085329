import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { aside } from '../../../scripts/support/parted.mjs';

describe('what is loaded with every window', () => {
  it('is one small file, free of libraries and features', async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: ['src/extension.ts'],
      bundle: true,
      platform: 'node',
      minify: true,
      metafile: true,
      write: false,
      external: ['vscode'],
      plugins: [aside],
    });
    const libraries = Object.keys(metafile.inputs).filter((file) => file.startsWith('node_modules/'));
    assert.deepEqual(
      libraries.filter((file) => !file.startsWith('node_modules/env-paths/')),
      [],
    );
    const bytes = outputFiles.reduce((sum, { contents }) => sum + contents.byteLength, 0);
    assert.ok(bytes < 12_000, `${bytes} bytes`);
    const parts = Object.values(metafile.outputs).flatMap(({ imports }) => imports);
    assert.deepEqual(
      parts.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path),
      ['./start.js', './machine.js'],
    );
  });
});

describe('what is read where flags are used', () => {
  it('is parted: no adapter before its flag system is, and none of the parts is large', async () => {
    const entryPoints = ['src/editor/start.ts', 'src/machine.ts'];
    const { metafile } = await build({
      entryPoints,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      minify: true,
      metafile: true,
      write: false,
      outdir: 'dist',
      mainFields: ['module', 'main'],
      external: ['vscode'],
    });
    const parts = new Map(Object.entries(metafile.outputs));
    const readWith = (name: string): readonly string[] => [
      name,
      ...(parts.get(name)?.imports ?? [])
        .filter(({ kind, external }) => kind === 'import-statement' && external !== true)
        .flatMap(({ path }) => readWith(path)),
    ];
    const entries = [...parts].filter(([, { entryPoint = '' }]) => entryPoints.includes(entryPoint));
    assert.equal(entries.length, entryPoints.length);
    const atOnce = new Set(entries.flatMap(([name]) => readWith(name)));
    const inputs = [...atOnce].flatMap((name) => Object.keys(parts.get(name)?.inputs ?? {}));
    assert.deepEqual(
      inputs.filter((file) => /^src\/providers\/(?!http\/|registry)/.test(file)),
      [],
    );
    // Reading one takes a turn of the thread: some 30 ms for 300 KB.
    assert.deepEqual(
      [...parts.values()].map(({ bytes }) => bytes).filter((bytes) => bytes > 400_000),
      [],
    );
  });
});
