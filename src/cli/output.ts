/** What a command has to say: `json` with --json, else `text`. Exit codes as in the README. */
export interface Output {
  readonly json: unknown;
  readonly text: string;
  readonly exitCode?: number;
}

export const EXIT = {
  done: 0,
  refused: 1,
  usage: 2,
  unreadable: 3,
  denied: 4,
  unreachable: 5,
  conflict: 6,
  interrupted: 130,
} as const;

/** Columns aligned by their longest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Flag names and descriptions are untrusted: no control character of theirs reaches the terminal. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) =>
    character === '\n' || character === '\t' ? character : '�',
  );
}
