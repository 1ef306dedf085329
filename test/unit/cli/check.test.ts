import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { prepareDemo, runCli } from '../../support/cli.ts';

interface Found {
  readonly check: string;
  readonly key?: string;
  readonly file?: string;
  readonly line?: number;
}

describe('release-lens check', () => {
  let parent: string;
  let folder: string;
  let flagFile: string;

  before(async () => {
    parent = await mkdtemp(path.join(os.tmpdir(), 'release-lens-check-'));
    ({ folder, flagFile } = await prepareDemo(path.join(parent, 'shop')));
  });

  after(() => rm(parent, { recursive: true }));

  const run = (...args: string[]) => runCli(path.join(parent, 'home'), folder, 'check', ...args);

  async function found(...args: string[]): Promise<readonly Found[]> {
    return (await run('--json', ...args)).json().findings;
  }

  it('fails with every stale and unknown flag at the places where they stand', async () => {
    const { code, json } = await run('--json');
    assert.equal(code, 1);
    const findings: readonly Found[] = json().findings;
    const stale = findings.filter(({ key }) => key === 'old-banner');
    assert.ok(stale.length > 1 && stale.every(({ check }) => check === 'stale-flag'));
    for (const { file, line } of stale) {
      const text = await readFile(path.join(folder, file ?? ''), 'utf8');
      assert.ok(text.split('\n')[(line ?? 0) - 1] !== undefined);
    }
  });

  it('passes where nothing is new since the baseline, and fails with just what is', async () => {
    const baseline = path.join(parent, 'baseline.json');
    await writeFile(baseline, (await run('--format', 'json')).stdout);
    const same = await run('--baseline', baseline);
    assert.deepEqual([same.code, same.stdout.trim()], [0, 'Nothing was found.']);
    const added = path.join(folder, 'added.ts');
    await writeFile(
      added,
      "import { OpenFeature } from '@openfeature/server-sdk';\nOpenFeature.getClient().getBooleanValue('brand-new', false);\n",
    );
    try {
      const findings = await found('--baseline', baseline);
      assert.deepEqual(
        findings.map(({ check, key, file, line }) => [check, key, file, line]),
        [['unknown-flag', 'brand-new', 'added.ts', 2]],
      );
    } finally {
      await rm(added);
    }
  });

  it('tells a comparison with what a flag never gives', async () => {
    const added = path.join(folder, 'added.ts');
    const lines = [
      "import { OpenFeature } from '@openfeature/server-sdk';",
      "const colour = await OpenFeature.getClient().getStringValue('buy-button-color', 'control');",
      "if (colour === 'blue') console.log(colour === 'bleu');",
    ];
    await writeFile(added, `${lines.join('\n')}\n`);
    try {
      const never = (await found()).filter(({ check }) => check === 'unknown-variant');
      assert.deepEqual(
        never.map(({ key, file, line }) => [key, file, line]),
        [['buy-button-color', 'added.ts', 3]],
      );
    } finally {
      await rm(added);
    }
  });

  it('tells a definition that cannot be read, with its line', async () => {
    const whole = await readFile(flagFile, 'utf8');
    await writeFile(flagFile, whole.replace('"ENABLED"', '"ENABLED'));
    try {
      assert.ok((await found()).some(({ check }) => check === 'unreadable-flags'));
    } finally {
      await writeFile(flagFile, whole);
    }
  });

  it('speaks SARIF, with a region that is inside its file', async () => {
    const { stdout } = await run('--format', 'sarif');
    const { version, runs } = JSON.parse(stdout);
    const [{ tool, results }] = runs;
    const rules = new Set(tool.driver.rules.map(({ id }: { id: string }) => id));
    assert.equal(version, '2.1.0');
    assert.ok(results.length > 0);
    for (const { ruleId, message, locations } of results) {
      assert.ok(rules.has(ruleId) && message.text !== '');
      for (const { physicalLocation } of locations) {
        const { uri } = physicalLocation.artifactLocation;
        const lines = (await readFile(path.join(folder, decodeURIComponent(uri)), 'utf8')).split('\n');
        const { startLine = 1, startColumn = 1 } = physicalLocation.region ?? {};
        assert.ok(startColumn <= (lines[startLine - 1] ?? '').length + 1, `${uri}:${startLine}`);
      }
    }
  });

  it('annotates for GitHub, one line a finding', async () => {
    const { stdout } = await run('--format', 'github');
    const lines = stdout.trim().split('\n');
    assert.equal(lines.length, (await found()).length);
    for (const line of lines) assert.match(line, /^::(error|warning) [^\n]*title=[^\n:]+::[^\n]+$/);
  });

  it('lets done flags pass within their budget, and nothing else', async () => {
    const { stdout } = await run('--format', 'json', '--budget', '99');
    const names = JSON.parse(stdout).findings.map((each: { check: string }) => each.check);
    assert.deepEqual([...new Set(names)], ['unknown-flag']);
    const { code, stderr } = await run('--budget', 'baseline');
    assert.deepEqual([code, stderr.slice(0, 8)], [2, '--budget']);
  });

  it('does not take something else for a baseline', async () => {
    const { code, stderr } = await run('--baseline', flagFile);
    assert.equal(code, 2);
    assert.match(stderr, /is not what "check --format json" prints/);
  });
});
