import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { mayAskFor, renameInFlagFiles } from '../../../src/app/renameFlag.ts';
import { isRefusal } from '../../../src/core/ports/provider.ts';
import { flagFileIn, openLeases, repositoryIn } from '../../support/leases/session.ts';
import { useTemporaryFolder } from '../../support/temporaryFolder.ts';

const flag = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off' };
const share = {
  fractional: [
    ['on', 5],
    ['off', 95],
  ],
};

describe('a flag gets another key at its flag system', () => {
  const folder = useTemporaryFolder();

  /** What is said to `key` becoming `to`, among these flags. */
  async function answered(flags: Readonly<Record<string, unknown>>, key: string, to: string) {
    await mkdir(repositoryIn(folder()), { recursive: true });
    await writeFile(flagFileIn(folder()), JSON.stringify({ flags }, null, 2));
    const { app } = await openLeases(folder());
    const answer = renameInFlagFiles(app, { key, to });
    return isRefusal(answer) ? answer.refused : answer;
  }

  it('by one edit of its file, which changes nothing else', async () => {
    const files = await answered({ 'new-checkout': flag, other: flag }, 'new-checkout', 'one-page');
    assert.ok(Array.isArray(files));
    const [{ file, change }] = files;
    assert.equal(file, flagFileIn(folder()));
    const before = await readFile(file, 'utf8');
    assert.deepEqual(change, { before, after: before.replace('"new-checkout"', '"one-page"') });
  });

  it('by none where no flag file has it', async () => {
    assert.deepEqual(await answered({ other: flag }, 'new-checkout', 'one-page'), []);
  });

  for (const [why, flags, key, to, said] of [
    ['the key is taken', { a: flag, b: flag }, 'a', 'b', /There is a flag b already/],
    ['the text is no key', { a: flag }, 'a', 'two words', /is no key/],
    ['others would get it', { a: { ...flag, targeting: share } }, 'a', 'b', /by the flag's key/],
    ['its definition is malformed', { a: { state: 'ENABLED' } }, 'a', 'b', /^Not renamed\./],
  ] as const) {
    it(`not where ${why}`, async () => {
      const answer = await answered(flags, key, to);
      assert.ok(typeof answer === 'string', JSON.stringify(answer));
      assert.match(answer, said);
    });
  }

  it('not where a file cannot be read: what it says of the key is not known', async () => {
    await mkdir(repositoryIn(folder()), { recursive: true });
    await writeFile(flagFileIn(folder()), '{ "flags": ');
    const { app } = await openLeases(folder());
    const answer = renameInFlagFiles(app, { key: 'a', to: 'b' });
    assert.ok(isRefusal(answer));
    assert.match(answer.refused, /production cannot be read/);
  });

  it('not while a call puts keys together that may come to it', () => {
    const at = {
      file: 'a.ts',
      range: { line: 0, column: 0, endLine: 0, endColumn: 9 },
      start: 0,
      end: 9,
      why: 'x',
    };
    const calls = [{ ...at, prefix: 'new-' }, { ...at, prefix: 'old-' }, at];
    assert.deepEqual(mayAskFor(calls, 'new-checkout'), [calls[0]]);
  });
});
