import type { Evidence } from '../../model/staleness.ts';
import { escapeMarkdown } from '../markdown.ts';
import type { StaleReport, StaleRow } from './staleReport.ts';

/** For an issue, a pull request, a wiki. All names are escaped. */
export function reportMarkdown({ title, summary, rows, waiting }: StaleReport): string {
  const table = [
    '| flag | verdict | saves | whom to ask | last change |',
    '|:--|:--|:--|:--|:--|',
    ...rows.map(({ key, verdict, saves, owners, changed }) =>
      line([`**${escapeMarkdown(key)}**`, ...[verdict, saves, owners, changed].map(escapeMarkdown)]),
    ),
  ];
  const sections = [
    `# ${escapeMarkdown(title)}`,
    escapeMarkdown(summary),
    ...(rows.length === 0 ? [] : [table.join('\n'), '## Evidence', ...rows.map(evidence)]),
    ...(waiting.length === 0
      ? []
      : [
          '## Waiting for a first release',
          waiting
            .map((each) => `- **${escapeMarkdown(each.key)}** ${each.evidence.map(said).join('; ')}`)
            .join('\n'),
        ]),
  ];
  return `${sections.join('\n\n')}\n`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function evidence({ key, references, stays, evidence: all }: StaleRow): string {
  const head = [references, ...(stays === '' ? [] : [`what stays is ${stays}`])].map(escapeMarkdown);
  return [`- **${escapeMarkdown(key)}** ${head.join('; ')}`, ...all.map((each) => `  - ${said(each)}`)].join(
    '\n',
  );
}

function said({ text, seen }: Evidence): string {
  return escapeMarkdown(seen === undefined ? text : `${text} (${seen})`);
}
