import assert from 'node:assert/strict';
import type { LeaseEvent } from '../../../src/core/model/lease.ts';
import type { Lock } from '../../../src/web/lock.ts';
import { StorageJournal, type StoredFile } from '../../../src/web/storageJournal.ts';

const event = (id: string): LeaseEvent => ({ schema: 1, id, at: 1, status: 'applied' });

function storage(text = ''): StoredFile & { text: string } {
  return {
    name: 'journal',
    text,
    async read() {
      return this.text === '' ? undefined : new TextEncoder().encode(this.text);
    },
    async write(bytes) {
      this.text = new TextDecoder().decode(bytes);
    },
  };
}

const freely: Lock = (work) => work();

describe('the journal in a browser', () => {
  it('keeps one event a line and reads them back', async () => {
    const file = storage();
    const journal = new StorageJournal(file, freely);
    assert.deepEqual(await journal.read(), []);
    await journal.append(event('a'));
    await journal.append(event('b'));
    assert.equal(file.text, `${JSON.stringify(event('a'))}\n${JSON.stringify(event('b'))}\n`);
    assert.deepEqual(await journal.read(), [event('a'), event('b')]);
  });

  it('drops what it is told and keeps what it does not understand to the letter', async () => {
    const half = '{"schema":1,"id":"a","at"';
    const newer = '{"schema":2,"id":"a"}';
    const file = storage(
      [half, JSON.stringify(event('a')), newer, JSON.stringify(event('b')), ''].join('\n'),
    );
    await new StorageJournal(file, freely).drop(new Set(['a']));
    assert.equal(file.text, [half, newer, JSON.stringify(event('b')), ''].join('\n'));
  });

  it('does not call kept what the storage let go of', async () => {
    const file = storage();
    file.write = async () => undefined;
    await assert.rejects(new StorageJournal(file, freely).append(event('a')), {
      reason: 'not writable',
      message: 'The journal cannot be written: it was not kept.',
    });
  });

  it('refuses where no two windows can be kept apart, and lets a failure of the work itself through', async () => {
    const none: Lock = async () => {
      throw new Error('another window is writing');
    };
    await assert.rejects(
      new StorageJournal(storage(), none).exclusively(async () => 1),
      { message: 'The journal cannot be written: another window is writing. Nothing was changed.' },
    );
    const failure = new Error('conflict');
    const failing = new StorageJournal(storage(), freely).exclusively(async () => {
      throw failure;
    });
    await assert.rejects(failing, failure);
  });
});
