import type { FileFacts } from '../facts.ts';
import { type PackedFacts, unpackFacts } from '../packing/packedFacts.ts';
import { FileDetails } from './fileDetails.ts';

/** Packed; as objects they take some twenty times as much, and those that are held long cost the collector most. */
export const MOST_OPEN_BYTES = 512 * 1024;

/** All files' facts, of which only those lately asked for are open. */
export class FactsStore {
  readonly #packed = new Map<string, PackedFacts>();
  readonly #open = new Map<string, FileDetails>();
  readonly #mostOpenBytes: number;
  #openBytes = 0;

  constructor(mostOpenBytes: number) {
    this.#mostOpenBytes = mostOpenBytes;
  }

  get(file: string): FileFacts | undefined {
    return this.details(file)?.facts;
  }

  details(file: string): FileDetails | undefined {
    const open = this.#open.get(file);
    if (open) return open;
    const packed = this.#packed.get(file);
    if (packed === undefined) return undefined;
    const details = new FileDetails(unpackFacts(packed));
    this.#open.set(file, details);
    this.#openBytes += packed.length;
    return details;
  }

  set(file: string, packed: PackedFacts | undefined): void {
    this.#close(file);
    if (packed) this.#packed.set(file, packed);
    else this.#packed.delete(file);
  }

  /**
   * Closes those that have been open longest, where there are too many. Whoever is at work on a file relies on what it
   * got being what it gets again: only for the time between two files.
   */
  tidy(): void {
    for (const file of this.#open.keys()) {
      if (this.#openBytes <= this.#mostOpenBytes) return;
      this.#close(file);
    }
  }

  #close(file: string): void {
    if (this.#open.delete(file)) this.#openBytes -= this.#packed.get(file)?.length ?? 0;
  }
}
