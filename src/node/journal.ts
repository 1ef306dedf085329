import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { t } from '@vscode/l10n';
import writeFileAtomic from 'write-file-atomic';
import { FileError } from '../core/ports/files.ts';
import type { Journal, JournalEvent } from '../core/ports/journal.ts';
import { eventIn } from '../core/ports/journalLine.ts';
import { codeOf } from './files.ts';
import { JOURNAL_FILE } from './folders.ts';
import { JournalLock } from './journalLock.ts';

const OWNER_ONLY = 0o600;

/** One JSON document a line, appended and synced; a torn last line (a crash while writing) is passed over. */
export class FileJournal implements Journal {
  readonly file: string;
  readonly #lock: JournalLock;

  constructor(folder: string) {
    this.file = path.join(folder, JOURNAL_FILE);
    this.#lock = new JournalLock(this.file);
  }

  async read(): Promise<readonly JournalEvent[]> {
    const bytes = await this.#bytes();
    return bytes
      .toString('utf8')
      .split('\n')
      .flatMap((line) => eventIn(line) ?? []);
  }

  async append(event: JournalEvent): Promise<void> {
    this.#lock.assertKept();
    try {
      await appendLine(this.file, JSON.stringify(event));
    } catch (cause) {
      throw this.#unwritten(cause);
    }
  }

  async drop(ids: ReadonlySet<string>): Promise<void> {
    this.#lock.assertKept();
    // Latin-1 maps every byte to itself and back: a line that is not UTF-8 is kept as it is.
    const lines = (await this.#bytes()).toString('latin1').split('\n');
    const kept = lines.filter((line) => {
      const event = eventIn(Buffer.from(line, 'latin1').toString('utf8'));
      return event === undefined || !ids.has(event.id);
    });
    try {
      await this.#removeLeftovers();
      await writeFileAtomic(this.file, Buffer.from(kept.join('\n'), 'latin1'), { mode: OWNER_ONLY });
    } catch (cause) {
      throw this.#unwritten(cause);
    }
  }

  async exclusively<T>(work: (lost: AbortSignal) => Promise<T>): Promise<T> {
    try {
      await mkdir(path.dirname(this.file), { recursive: true });
    } catch (cause) {
      throw this.#unwritten(cause);
    }
    return this.#lock.hold(work);
  }

  /** What an atomic write leaves behind when it is killed: nobody but us writes here, and we hold the lock. */
  async #removeLeftovers(): Promise<void> {
    const { dir, base } = path.parse(this.file);
    const isLeftover = (name: string) =>
      name.startsWith(`${base}.`) && /^\d{1,10}$/.test(name.slice(base.length + 1));
    const names = (await readdir(dir)).filter(isLeftover);
    await Promise.all(names.map((name) => rm(path.join(dir, name), { force: true })));
  }

  async #bytes(): Promise<Buffer> {
    try {
      return await readFile(this.file);
    } catch (cause) {
      const code = codeOf(cause);
      if (code === 'ENOENT') return Buffer.alloc(0);
      const what = t`The journal ${this.file} cannot be read (${code}): which self-releases stand is not known.`;
      throw new FileError('unreadable', this.file, what);
    }
  }

  #unwritten(cause: unknown): FileError {
    return new FileError(
      'not writable',
      this.file,
      t`The journal ${this.file} cannot be written (${codeOf(cause)}).`,
    );
  }
}

async function appendLine(file: string, line: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'a+', OWNER_ONLY);
  try {
    const { size } = await handle.stat();
    const lineBreak = size > 0 && !(await endsLine(handle, size)) ? '\n' : '';
    try {
      await handle.appendFile(`${lineBreak}${line}\n`);
      await handle.datasync();
    } catch (cause) {
      // A disk that fills up takes half a line.
      await handle.truncate(size);
      throw cause;
    }
  } finally {
    await handle.close();
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

async function endsLine(handle: Handle, size: number): Promise<boolean> {
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 0x0a;
}
