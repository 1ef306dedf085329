import type { StaleReport, StaleRow } from './staleReport.ts';

/** For a terminal. */
export function reportText({ summary, rows, waiting }: StaleReport): string {
  if (rows.length === 0 && waiting.length === 0) return 'No stale flag was found.';
  const blocks = rows.map(block);
  const quiet = waiting.map(
    ({ key, evidence }) => `  ${key}   ${evidence.map(({ text }) => text).join('; ')}`,
  );
  return [
    summary,
    ...blocks,
    ...(quiet.length === 0 ? [] : [['Waiting for a first release:', ...quiet].join('\n')]),
  ].join('\n\n');
}

function block({ key, verdict, references, saves, owners, changed, stays, evidence }: StaleRow): string {
  const facts = [
    verdict,
    references,
    ...(saves === '' ? [] : [`removal saves ${saves}`]),
    ...(owners === '' ? [] : [owners]),
  ];
  return [
    `${key}   ${facts.join(' · ')}`,
    ...evidence.map(({ text, seen }) => `  ${text}${seen === undefined ? '' : ` [${seen}]`}`),
    ...(changed === '' ? [] : [`  last change ${changed}`]),
    ...(stays === '' ? [] : [`  what stays is ${stays}`]),
  ].join('\n');
}
