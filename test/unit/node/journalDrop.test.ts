import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { FileJournal } from '../../../src/node/journal.ts';
import { useTemporaryFolder } from '../../support/temporaryFolder.ts';

const line = (id: string, schema = 1) => JSON.stringify({ schema, id, at: 1, status: 'applied' });

describe('leases dropped from the journal', () => {
  const folder = useTemporaryFolder();

  it('take their lines with them, and nothing else: not a byte of what is not understood', async () => {
    const journal = new FileJournal(folder());
    const foreign = Buffer.from('{"name": "Zo\xeb"}\n\r\n\t not JSON\n', 'latin1');
    const tail = `${line('b')}\n${line('a', 2)}\n\n{"schema":1,"id":"a","at`;
    await writeFile(
      journal.file,
      Buffer.concat([Buffer.from(`${line('a')}\n`), foreign, Buffer.from(`${line('a')}\n${tail}`)]),
    );
    await journal.exclusively(() => journal.drop(new Set(['a'])));
    assert.deepEqual(await readFile(journal.file), Buffer.concat([foreign, Buffer.from(tail)]));
    assert.equal((await stat(journal.file)).mode & 0o777, 0o600);
  });

  it('leave no other file behind', async () => {
    const journal = new FileJournal(folder());
    await writeFile(journal.file, `${line('a')}\n`);
    await journal.exclusively(() => journal.drop(new Set(['a'])));
    assert.deepEqual(await readdir(folder()), ['journal.jsonl']);
  });

  it('lose no line that another window appends meanwhile', async () => {
    const [one, two] = [new FileJournal(folder()), new FileJournal(folder())];
    const append = async (id: string) =>
      one.exclusively(() => one.append({ schema: 1, id, at: 1, status: 'applied' }));
    for (let at = 0; at < 10; at += 1) {
      await append(`old ${at}`);
      await Promise.all([append(`new ${at}`), two.exclusively(() => two.drop(new Set([`old ${at}`])))]);
    }
    assert.deepEqual(
      (await one.read()).map(({ id }) => id),
      Array.from({ length: 10 }, (_, at) => `new ${at}`),
    );
  });
});
