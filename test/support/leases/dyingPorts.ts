import { appendFileSync } from 'node:fs';
import type { Files } from '../../../src/core/ports/files.ts';
import type { Journal } from '../../../src/core/ports/journal.ts';
import type { FileJournal } from '../../../src/node/journal.ts';
import type { Fate } from './fate.ts';

/** The real journal; a step after everything a restarted process could find done, or half done. */
export function dyingJournal(real: FileJournal, fate: Fate): Journal {
  return {
    read: () => real.read(),
    drop: (ids) => real.drop(ids),
    async append(event) {
      if (fate.isNext) appendFileSync(real.file, JSON.stringify(event).slice(0, 30));
      fate.step(`half the line "${event.status}"`);
      await real.append(event);
      fate.step(`the line "${event.status}"`);
    },
    async exclusively(work) {
      const done = await real.exclusively(() => {
        fate.step('the lock was taken');
        return work();
      });
      fate.step('the lock was given back');
      return done;
    },
  };
}

/** The real disk, with a step after each write. */
export function dyingFiles(real: Files, fate: Fate): Files {
  return {
    read: (file) => real.read(file),
    async replace(file, expected, text) {
      const written = await real.replace(file, expected, text);
      fate.step('the flag file was written');
      return written;
    },
  };
}
