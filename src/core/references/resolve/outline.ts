import type { FileFacts } from '../facts.ts';
import type { Family } from '../languages/family.ts';

/** What is known of a file without opening its facts, which most questions end with. */
export class Outline {
  readonly family: Family;
  readonly exported: ReadonlySet<string>;
  /** Hands on what others export, or gives the members of one object: any name may be among them. */
  readonly isOpen: boolean;

  constructor({ family, exports }: FileFacts) {
    const names = exports.flatMap((each) => (each.kind === 'all' ? [] : [each.name]));
    this.family = family;
    this.exported = new Set(names);
    this.isOpen = names.includes('default') || exports.some(({ kind }) => kind === 'all');
  }

  mayExport(name: string): boolean {
    return this.isOpen || this.exported.has(name);
  }
}
