import type { GateView, RolloutView, Rung } from './rolloutView.ts';

/** The panel as lines of text, the narrowest stage first. */
export function rolloutText(view: RolloutView): readonly string[] {
  const { key, environment, mark, headline, people, trouble, ladder, gates, timeline, primary } = view;
  return [
    `${mark} ${key} in ${environment}: ${headline}`,
    ...(people === undefined ? [] : [people]),
    ...(trouble === undefined ? [] : [trouble]),
    '',
    ...ladder.map(rungLine),
    ...(gates === undefined || gates.length === 0 ? [] : ['', ...gates.map(gateLine)]),
    ...(timeline.length === 0
      ? []
      : [
          '',
          ...timeline.map(({ when, what, who }) => `${when}  ${what}${who === undefined ? '' : `  ${who}`}`),
        ]),
    ...(primary === undefined ? [] : ['', `Now: ${primary.label}`]),
  ];
}

function rungLine({ name, mark, status, reach, me, note }: Rung): string {
  const where = status === 'here' ? ' ← here' : '';
  const words = [
    ...(reach === name ? [] : [reach]),
    ...(me && reach !== 'you' ? ['you'] : []),
    ...(note === undefined ? [] : [note]),
  ];
  return `  ${mark} ${name}${words.length === 0 ? '' : `  ${words.join(', ')}`}${where}`;
}

function gateLine({ mark, sentence }: GateView): string {
  return `  ${mark} ${sentence}`;
}
