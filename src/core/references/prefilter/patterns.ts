import type { FlagKey } from '../../model/flag.ts';
import type { CallTable } from '../sdkCalls/callTable.ts';
import { sdks } from '../sdkCalls/sdks.ts';
import { type Pattern, Sign } from './automaton.ts';

/** Parts of names by which code shows that it deals with flags. */
const HINTS = ['lag', 'eature', 'oggle', 'nleash', 'xperiment', 'LDClient', 'ldclient'];

export interface Wanted {
  readonly keys: Iterable<FlagKey>;
  /** Names under which other files use what the first pass found. */
  readonly aliases: Iterable<string>;
}

/** What to look for in the bytes of every file, before any is parsed. */
export function patternsFor(table: CallTable, { keys, aliases }: Wanted): Pattern[] {
  const certain = (text: string): Pattern => ({ text, sign: Sign.certain, wholeWord: true, called: false });
  const calls = [...table.names.calls].map(
    (name): Pattern =>
      table.genericNames.has(name)
        ? { text: name, sign: Sign.generic, wholeWord: true, called: true }
        : certain(name),
  );
  const hints = [...HINTS, ...sdks.map(({ name }) => name)].map(
    (text): Pattern => ({
      text,
      sign: Sign.hint,
      wholeWord: false,
      called: false,
    }),
  );
  const accessors = [...table.accessorNames].map(certain);
  const given = [...keys, ...aliases].filter((text) => text.length > 1).map(certain);
  const flagFile: Pattern = { ...certain('flagd.dev/schema'), wholeWord: false };
  return [...calls, ...hints, ...accessors, ...given, flagFile];
}
