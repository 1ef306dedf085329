import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, utimes } from 'node:fs/promises';
import { FileJournal } from '../../../src/node/journal.ts';
import { useTemporaryFolder } from '../../support/temporaryFolder.ts';

const DAY = 24 * 3_600_000;

describe('the lock on the journal', () => {
  const folder = useTemporaryFolder();

  /** As a process leaves it that was killed while it held it, by a clock that was off by so much. */
  async function deadLock(offBy: number): Promise<FileJournal> {
    const lock = folder('journal.jsonl.lock');
    const at = new Date(Date.now() + offBy);
    await mkdir(lock);
    await utimes(lock, at, at);
    return new FileJournal(folder());
  }

  it('is taken over at once where its holder has long been dead', async () => {
    const journal = await deadLock(-DAY);
    assert.equal(await journal.exclusively(async () => 'in'), 'in');
  });

  it('is taken over within seconds where its holder died while the clock was ahead', async () => {
    const journal = await deadLock(DAY);
    assert.equal(await journal.exclusively(async () => 'in'), 'in');
  });

  it('keeps whoever lost it from writing', async () => {
    const sleeper = new FileJournal(folder());
    const line = { schema: 1, id: 'a', at: 1, status: 'applied' } as const;
    await sleeper.exclusively(async (lost) => {
      const past = new Date(Date.now() - DAY);
      await utimes(folder('journal.jsonl.lock'), past, past);
      await new FileJournal(folder()).exclusively(async () => undefined);
      if (!lost.aborted) await once(lost, 'abort');
      await assert.rejects(sleeper.append(line), /lock on the journal .* was lost/);
      await assert.rejects(sleeper.drop(new Set(['a'])), /was lost/);
    });
    assert.deepEqual(await sleeper.read(), []);
    await sleeper.exclusively(() => sleeper.append(line));
    assert.deepEqual(await sleeper.read(), [line]);
  });
});
