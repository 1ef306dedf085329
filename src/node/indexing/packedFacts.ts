import type { FileFacts } from '../../core/references/facts.ts';
import type { PackedFacts } from './messages.ts';

export function packFacts(facts: FileFacts): PackedFacts {
  return JSON.stringify(facts);
}

/** Only for what `packFacts` made. */
export function unpackFacts(packed: PackedFacts): FileFacts {
  return JSON.parse(packed);
}
