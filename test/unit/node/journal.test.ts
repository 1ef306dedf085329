import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { LeaseEvent, LeaseStatus } from '../../../src/core/model/lease.ts';
import { leasesOf } from '../../../src/core/model/lease.ts';
import { FileJournal } from '../../../src/node/journal.ts';
import { useTemporaryFolder } from '../../support/temporaryFolder.ts';

const event = (id: string, status: LeaseStatus = 'applied'): LeaseEvent => ({ schema: 1, id, at: 1, status });

describe('the journal', () => {
  const folder = useTemporaryFolder();

  it('is empty before anything happened', async () => {
    assert.deepEqual(await new FileJournal(folder('nowhere')).read(), []);
  });

  it('gives back in order what was appended', async () => {
    const journal = new FileJournal(folder('home'));
    const events = [event('a', 'planned'), event('a'), event('b', 'planned')];
    for (const each of events) await journal.append(each);
    assert.deepEqual(await journal.read(), events);
  });

  it('is for nobody else to read', async () => {
    const journal = new FileJournal(folder('home'));
    await journal.append(event('a'));
    assert.equal((await stat(journal.file)).mode & 0o777, 0o600);
  });

  it('passes over a torn last line, and starts a new one after it', async () => {
    const journal = new FileJournal(folder());
    await journal.append(event('a'));
    await appendFile(journal.file, '{"schema":1,"id":"b","at');
    assert.deepEqual(
      (await journal.read()).map(({ id }) => id),
      ['a'],
    );
    await journal.append(event('c'));
    assert.deepEqual(
      (await journal.read()).map(({ id }) => id),
      ['a', 'c'],
    );
  });

  const foreign = [
    '',
    'not JSON',
    'null',
    '[]',
    '{}',
    '{"schema":2,"id":"a","at":1,"status":"applied","more":true}',
    '{"schema":1,"id":7,"at":1,"status":"applied"}',
    '{"schema":1,"id":"a","at":1,"status":"planned","lease":5}',
    '{"schema":1,"id":"a","at":1,"status":"planned","lease":{"key":"x"}}',
  ];

  for (const line of foreign) {
    it(`does not understand, and keeps, the line ${JSON.stringify(line)}`, async () => {
      const journal = new FileJournal(folder());
      await writeFile(journal.file, `${line}\n`);
      await journal.append(event('b'));
      assert.deepEqual(
        (await journal.read()).map(({ id }) => id),
        ['b'],
      );
      assert.ok((await readFile(journal.file, 'utf8')).startsWith(`${line}\n`));
    });
  }

  it('does not tell of a lease whose start is missing', () => {
    assert.deepEqual(leasesOf([event('a')]), []);
  });

  it('lets one in at a time, also from other processes, and loses no line', async () => {
    const script = folder('writer.cjs');
    await build({
      stdin: { contents: WRITER, resolveDir: path.resolve('.'), loader: 'ts' },
      bundle: true,
      platform: 'node',
      outfile: script,
      logLevel: 'silent',
    });
    const codes = await Promise.all(
      ['a', 'b', 'c'].map(async (id) => {
        const child = spawn(process.execPath, [script, folder('home'), id], { stdio: 'inherit' });
        const [code] = await once(child, 'close');
        return code;
      }),
    );
    assert.deepEqual(codes, [0, 0, 0]);
    const ids = (await new FileJournal(folder('home')).read()).map(({ id }) => id);
    assert.equal(ids.length, 30);
    for (let at = 0; at < ids.length; at += 2) assert.equal(ids[at], ids[at + 1], `interleaved: ${ids}`);
  });

  it('is free again after work that failed', async () => {
    const journal = new FileJournal(folder('home'));
    await assert.rejects(
      journal.exclusively(async () => {
        throw new Error('no');
      }),
      /no/,
    );
    assert.equal(await journal.exclusively(async () => 'in'), 'in');
  });
});

/** Writes pairs of lines, each pair under the lock. */
const WRITER = `
import { FileJournal } from './src/node/journal.ts';
const [, , folder, id] = process.argv;
const journal = new FileJournal(folder);
const event = { schema: 1, id, at: 1, status: 'applied' };
async function run() {
  for (let pair = 0; pair < 5; pair += 1) {
    await journal.exclusively(async () => {
      await journal.append(event);
      await journal.append(event);
    });
  }
}
run();
`;
