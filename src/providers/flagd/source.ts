import type { Located } from './located.ts';

/** A parsed document: its plain value, unchecked, and where its flags stand, worked out when an edit asks. */
export interface Source {
  readonly data: unknown;
  readonly places: Places;
}

export interface Places {
  /** Undefined where the flag is absent or stands there twice. */
  at(key: string): Located | undefined;
  /** The map of all flags. */
  all(): Located | undefined;
  /**
   * The places once another text stands in the place of one flag's. Undefined where a flag's text means something
   * only in its surroundings, so that the whole has to be read again.
   */
  moved?(text: string, flag: Located, grown: number): Places;
}

export type Parse = (text: string) => Source;

export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
