import { t } from '@vscode/l10n';
import type { GateReport } from '../health/report.ts';
import type { GateView, RolloutView, Rung } from './rolloutView.ts';
import { verdictWords } from './verdict.ts';

/** The panel as lines of text, the widest stage on top. */
export function rolloutText(view: RolloutView): readonly string[] {
  const { key, variation, environment, headline, people, beside, ahead, trouble, ladder, gates, timeline } =
    view;
  const names = Math.max(...ladder.map(({ name }) => name.length));
  const here = ladder.find(({ status }) => status === 'here');
  const where = here === undefined ? headline : t`at ${here.name} (${headline})`;
  return [
    t`${key} → ${variation} in ${environment}: ${where}`,
    ...(people === undefined ? [] : [people]),
    ...(beside === undefined ? [] : [t`Besides: ${beside}`]),
    ...(ahead === undefined ? [] : [ahead]),
    ...(trouble === undefined ? [] : [trouble]),
    ...section([...ladder].reverse().map((rung) => rungLine(rung, names))),
    ...section((gates ?? []).map(gateLine)),
    ...section(
      timeline.flatMap(({ when, what, who, note, seen = [] }) => [
        `${when}  ${what}${who === undefined ? '' : `  (${who})`}${note === undefined ? '' : `: ${note}`}`,
        ...seen.map((line) => `    ${line}`),
      ]),
    ),
  ];
}

function section(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function rungLine({ name, mark, status, reach, me, note, terms }: Rung, width: number): string {
  const words = [
    ...(reach === name ? [] : [reach]),
    ...(me && reach !== t('you') ? [t('you')] : []),
    ...(note === undefined ? [] : [note]),
    ...terms,
  ];
  return `${status === 'here' ? '→' : ' '} ${mark} ${name.padEnd(width)}  ${words.join(' · ')}`.trimEnd();
}

/** `✓ errors: healthy: errors 0.4% against 0.4% (…)` */
export function reportLine({ gate, verdict }: Pick<GateReport, 'gate' | 'verdict'>): string {
  return gateLine({ name: gate.name, ...verdictWords(gate, verdict) });
}

function gateLine({ name, mark, sentence }: Pick<GateView, 'name' | 'mark' | 'sentence'>): string {
  return `${mark} ${name}: ${sentence}`;
}
