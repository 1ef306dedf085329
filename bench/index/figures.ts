/** Milliseconds, megabytes for memory, microseconds for a lookup; undefined where there was nothing to measure. */
export type Figures = Readonly<
  Record<
    | 'rg'
    | 'rgMany'
    | 'usable'
    | 'full'
    | 'fullMany'
    | 'warm'
    | 'warmEdit'
    | 'warmSettled'
    | 'edit'
    | 'anyEdit'
    | 'addKey'
    | 'memory'
    | 'block'
    | 'lookup',
    number | undefined
  >
>;

export function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** What was measured beside what is demanded. */
export function table(figures: Figures): string {
  const {
    rg,
    usable,
    full,
    fullMany,
    warm,
    warmEdit,
    warmSettled,
    edit,
    anyEdit,
    addKey,
    memory,
    block,
    lookup,
  } = figures;
  const toRg = (value: number | undefined) =>
    rg === undefined ? `${said(value, ' ms')} (no rg)` : `${ratio(value, rg)} × rg (${said(value, ' ms')})`;
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['what', 'measured', 'must', 'aim'],
    ['---', '---', '---', '---'],
    ['rg -F -f KEYS -n, 2 threads', rg === undefined ? 'not found' : said(rg, ' ms'), '', ''],
    ['cold, references usable', toRg(usable), '≤ 3.0 × rg', '≤ 1.5 ×'],
    ['cold, with all aliases', toRg(full), '≤ 6 × rg', '≤ 3 ×'],
    ['5,000 keys against 500', `${ratio(fullMany, full)} × time`, '≤ 1.5 ×', '≤ 1.15 ×'],
    ['rg, the same', `${ratio(figures.rgMany, rg)} × time`, '', ''],
    ['warm start, nothing changed', toRg(warm), '≤ 1.0 × rg', '≤ 0.5 ×'],
    ['the same, until an edit made at once is shown', toRg(warmEdit), '', ''],
    ['the same, until all that rests on it is', toRg(warmSettled), '', ''],
    ['one 100 KB file edited', said(edit, ' ms'), '≤ 100 ms', '≤ 10 ms'],
    ['a line added to any file, 95 of 100', said(anyEdit, ' ms'), '', ''],
    ['a flag key added', toRg(addKey), '≤ 1.0 × rg', '≤ 50 ms'],
    ['memory, all threads, at most', said(memory, ' MB'), '≤ 600 MB', '≤ 300 MB'],
    ["longest block of the caller's thread", said(block, ' ms'), '≤ 50 ms', '≤ 10 ms'],
    ['at(file, offset)', said(lookup, ' µs'), '', '≤ 10 µs'],
  ];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function ratio(value: number | undefined, base: number | undefined): string {
  return value === undefined || base === undefined ? '–' : (value / base).toFixed(2);
}

function said(value: number | undefined, unit: string): string {
  return value === undefined ? '–' : `${value < 10 ? value.toFixed(2) : value.toFixed(0)}${unit}`;
}
