import { type FSWatcher, readFileSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

const POLL_MS = 400;

/**
 * Reads a flag file and tells about every later change.
 *
 * The folder is watched, not the file: a file replaced by an atomic rename is a new file, which a
 * watch on the old one never hears of. The poll covers file systems that send no events.
 */
export class FlagFile {
  readonly path: string;
  readonly #onChange: (text: string) => void;
  readonly #onError: (message: string) => void;
  readonly #poll: NodeJS.Timeout;
  readonly #watcher: FSWatcher | undefined;
  #text: string;
  #readable = true;

  constructor(path: string, onChange: (text: string) => void, onError: (message: string) => void) {
    this.path = path;
    this.#onChange = onChange;
    this.#onError = onError;
    this.#text = readFileSync(path, 'utf8');
    this.#watcher = this.#watchFolder();
    this.#poll = setInterval(() => this.#reload(), POLL_MS);
  }

  get text(): string {
    return this.#text;
  }

  close(): void {
    clearInterval(this.#poll);
    this.#watcher?.close();
  }

  #watchFolder(): FSWatcher | undefined {
    try {
      const watcher = watch(dirname(this.path), (_event, name) => {
        if (name === null || name === basename(this.path)) this.#reload();
      });
      watcher.on('error', () => watcher.close());
      return watcher;
    } catch {
      return undefined;
    }
  }

  #reload(): void {
    const text = this.#read();
    if (text === undefined || text === this.#text) return;
    this.#text = text;
    this.#onChange(text);
  }

  #read(): string | undefined {
    try {
      const text = readFileSync(this.path, 'utf8');
      this.#readable = true;
      return text;
    } catch (error) {
      if (this.#readable) this.#onError((error as Error).message);
      this.#readable = false;
      return undefined;
    }
  }
}
