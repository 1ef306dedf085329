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
