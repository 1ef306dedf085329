import type { FlagValue } from '../model/flag.ts';
import type { Details, Reference } from '../model/reference.ts';
import type { SourceFile } from './plan.ts';

/** What a flag gives: its value, and what SDKs call it, where that is known and the value alone is called so. */
export interface Kept {
  readonly value: FlagValue;
  readonly variant?: string;
}

/** Of an object in which a name stands beside the value: which name it is for the value in question. */
export interface NamedDetails extends Details {
  readonly called?: string;
}

/** A file whose references are read for what is called so. */
export function variantNamedIn(source: SourceFile, called: string | undefined): SourceFile {
  return { ...source, references: source.references.map((reference) => variantNamed(reference, called)) };
}

/** The reference, as it is read for what is called so. */
export function variantNamed(reference: Reference, called: string | undefined): Reference {
  const { gives } = reference;
  if (called === undefined || typeof gives !== 'object' || gives.variant === undefined) return reference;
  const named: NamedDetails = { ...gives, called };
  return { ...reference, gives: named };
}
