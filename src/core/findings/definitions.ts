import type { Range } from '../model/reference.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { type Finding, finding } from './finding.ts';

/** What is wrong with the definitions of an environment. `problem`: why they could not be read at all. */
export function definitionFindings(
  file: string,
  snapshot: Snapshot | undefined,
  problem: string | undefined,
): readonly Finding[] {
  if (problem !== undefined) return [finding('unreadable-flags', problem, { file })];
  return (snapshot?.problems ?? []).map(({ key, message, line }) =>
    finding('malformed-flag', message, {
      file,
      ...(line === undefined ? {} : { range: lineRange(line) }),
      ...(key === undefined ? {} : { key }),
    }),
  );
}

function lineRange(line: number): Range {
  return { line, column: 0, endLine: line, endColumn: 0 };
}
