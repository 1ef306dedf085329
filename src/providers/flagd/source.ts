import type { Located } from './located.ts';

/** A parsed document: its plain value, unchecked, and where everything stands, worked out when an edit asks. */
export interface Source {
  readonly data: unknown;
  readonly tree: () => Located | undefined;
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
