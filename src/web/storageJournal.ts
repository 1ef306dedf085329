import { t } from '@vscode/l10n';
import { FileError } from '../core/ports/files.ts';
import type { Journal, JournalEvent } from '../core/ports/journal.ts';
import { eventIn } from '../core/ports/journalLine.ts';
import type { Lock } from './lock.ts';

const LINE_BREAK = 0x0a;

/** One file of a storage that outlives the window. */
export interface StoredFile {
  /** For people. */
  readonly name: string;
  /** Undefined where it is not there yet. */
  read(): Promise<Uint8Array | undefined>;
  write(bytes: Uint8Array): Promise<void>;
}

/** The journal in the extension's own storage, one JSON document a line, for windows that share no disk. */
export class StorageJournal implements Journal {
  readonly #file: StoredFile;
  readonly #lock: Lock;

  constructor(file: StoredFile, lock: Lock) {
    this.#file = file;
    this.#lock = lock;
  }

  async read(): Promise<readonly JournalEvent[]> {
    return linesIn(await this.#bytes()).flatMap((line) => eventIn(new TextDecoder().decode(line)) ?? []);
  }

  async append(event: JournalEvent): Promise<void> {
    const line = new TextEncoder().encode(JSON.stringify(event));
    await this.#write([...linesIn(await this.#bytes()), line]);
  }

  async drop(ids: ReadonlySet<string>): Promise<void> {
    const kept = linesIn(await this.#bytes()).filter((line) => {
      const event = eventIn(new TextDecoder().decode(line));
      return event === undefined || !ids.has(event.id);
    });
    await this.#write(kept);
  }

  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    let begun = false;
    try {
      return await this.#lock(() => {
        begun = true;
        return work();
      });
    } catch (cause) {
      throw begun ? cause : this.#unwritten(cause, ` ${t('Nothing was changed.')}`);
    }
  }

  /** Read back: what a storage took without a word is not yet kept. */
  async #write(lines: readonly Uint8Array[]): Promise<void> {
    const bytes = joined(lines);
    try {
      await this.#file.write(bytes);
    } catch (cause) {
      throw this.#unwritten(cause);
    }
    if (!isSame(await this.#bytes(), bytes)) throw this.#unwritten(t('it was not kept'));
  }

  async #bytes(): Promise<Uint8Array> {
    try {
      return (await this.#file.read()) ?? new Uint8Array();
    } catch (cause) {
      const what = t`The journal cannot be read (${wordsOf(cause)}): which self-releases stand is not known.`;
      throw new FileError('unreadable', this.#file.name, what);
    }
  }

  #unwritten(cause: unknown, meaning = ''): FileError {
    const what = `${t`The journal cannot be written: ${wordsOf(cause)}.`}${meaning}`;
    return new FileError('not writable', this.#file.name, what);
  }
}

function linesIn(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const at = bytes.indexOf(LINE_BREAK, start);
    const end = at === -1 ? bytes.length : at;
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

function joined(lines: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(lines.reduce((sum, line) => sum + line.length + 1, 0));
  let at = 0;
  for (const line of lines) {
    bytes.set(line, at);
    at += line.length + 1;
    bytes[at - 1] = LINE_BREAK;
  }
  return bytes;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
