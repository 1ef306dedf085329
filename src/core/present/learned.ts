import { t } from '@vscode/l10n';
import { codeSpan, escapeMarkdown } from './markdown.ts';
import type { RolloutView } from './rolloutView.ts';
import { durationWords } from './time.ts';

/** One stage that a release was at, with what its gates said then. Times are Unix milliseconds. */
export interface StageLearned {
  readonly name: string;
  readonly announced: string;
  readonly from: number;
  /** Undefined: it is still there. */
  readonly to: number | undefined;
  readonly people: string | undefined;
  readonly health: readonly string[];
  readonly note: string | undefined;
}

/** What was learned on the way, for a pull request. */
export function learnedMarkdown(view: RolloutView, stages: readonly StageLearned[], now: number): string {
  const { key, environment, headline, people } = view;
  return [
    `### ${t`${codeSpan(key)} in ${escapeMarkdown(environment)}: ${escapeMarkdown(headline)}`}`,
    '',
    ...(people === undefined ? [] : [`${escapeMarkdown(people)}.`, '']),
    t('| stage | for | reach | health | note |'),
    '| --- | --- | --- | --- | --- |',
    ...stages.map((stage) => row(stage, now)),
    '',
    t`Intervals hold at every look at once (95%, shared by all gates of a stage). Looked at on ${new Date(now).toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
    '',
  ].join('\n');
}

function row({ name, announced, from, to, people, health, note }: StageLearned, now: number): string {
  const time = durationWords((to ?? now) - from);
  const long = to === undefined ? t`${time} so far` : time;
  const cells = [
    [announced, ...(people === undefined ? [] : [people])],
    health.length === 0 ? [t('not watched')] : health,
    [note ?? ''],
  ].map((lines) => lines.map(escapeMarkdown).join('<br>'));
  return `| ${[escapeMarkdown(name), long, ...cells].join(' | ')} |`;
}
