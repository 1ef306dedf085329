import assert from 'node:assert/strict';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { FlagdCore } from '@openfeature/flagd-core';
import { build } from 'esbuild';
import { demo, isInstalled, run } from './support';

const ENVIRONMENTS = ['development', 'staging', 'production'] as const;

async function flagsOf(environment: string): Promise<string[]> {
  const core = new FlagdCore();
  core.setConfigurations(await readFile(path.join(demo, `flags/${environment}.flagd.json`), 'utf8'));
  return [...core.getFlags().keys()];
}

async function codeText(): Promise<string> {
  const names = await readdir(demo, { recursive: true });
  const sources = names.filter((name) => /\.(tsx?|py|go)$/.test(name));
  return (await Promise.all(sources.map((name) => readFile(path.join(demo, name), 'utf8')))).join('\n');
}

describe('the demo’s flags', () => {
  it('are the same ones in every environment', async () => {
    const production = await flagsOf('production');
    for (const environment of ENVIRONMENTS) assert.deepEqual(await flagsOf(environment), production);
  });

  it('are all used in the code but legacy-search', async () => {
    const code = await codeText();
    const unused = (await flagsOf('production')).filter((key) => !code.includes(key));
    assert.deepEqual(unused, ['legacy-search']);
  });

  it('define all that the code asks for but gift-wrapping', async () => {
    const defined = new Set(await flagsOf('production'));
    const keys = await readFile(path.join(demo, 'shop/flags/keys.ts'), 'utf8');
    const declared = [...keys.matchAll(/'([a-z0-9-]+)'/g)].map(([, key = '']) => key);
    const called = [...(await codeText()).matchAll(CALLS)].map(([, key = '']) => key);
    const missing = new Set([...declared, ...called].filter((key) => !defined.has(key)));
    assert.deepEqual([...missing], ['gift-wrapping']);
  });
});

/** The key in a call or element that asks for a flag, or in a constant. Every key has a hyphen. */
const CALLS =
  /(?:get\w*[vV]alue\(|isOn\(user,|useFlag\(|<Feature name=|FlagKey\s+=|[A-Z_]{4,} =)\s*['"]([a-z0-9]+(?:-[a-z0-9]+)+)['"]/g;

describe('the demo’s own tests', () => {
  it('pass in TypeScript', async () => {
    const outfile = path.resolve('node_modules/.cache/demo/checkout.test.js');
    await mkdir(path.dirname(outfile), { recursive: true });
    await build({
      entryPoints: [path.join(demo, 'shop/checkout.test.tsx')],
      outfile,
      bundle: true,
      platform: 'node',
      packages: 'external',
      logLevel: 'silent',
    });
    await run(process.execPath, ['--test', outfile]);
  });

  it('pass in Python', async function () {
    if (!(await isInstalled('python3'))) return this.skip();
    await run('python3', ['-B', '-m', 'unittest', 'recommendations.tests.test_recommender'], { cwd: demo });
  });

  it('pass in Go', async function () {
    this.timeout(60_000);
    if (!(await isInstalled('go'))) return this.skip();
    await run('go', ['test', './...'], { cwd: path.join(demo, 'mailer') });
  });
});
