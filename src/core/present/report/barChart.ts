import { escapeHtml } from './escapeHtml.ts';
import type { Bar } from './staleReport.ts';

const ROW = 26;
const LABEL = 150;
const WIDTH = 420;
/** Room for the number behind a bar. */
const NUMBER = 44;
const LONGEST_NAME = 22;
const MOST_ROWS = 12;

/** Horizontal bars as an inline picture; colours and fonts are the page's. Empty where there is nothing to plot. */
export function barChart(title: string, bars: readonly Bar[], unit: string): string {
  if (bars.length === 0) return '';
  const shown = bars.length > MOST_ROWS ? folded(bars) : bars;
  const most = Math.max(1, ...shown.map(({ value }) => value));
  const rows = shown.map(({ name, value }, at) => {
    const length = Math.round((value / most) * (WIDTH - LABEL - NUMBER));
    const y = at * ROW;
    const label = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
    return `<g><title>${escapeHtml(`${name}: ${value} ${unit}`)}</title><text x="${LABEL - 8}" y="${y + 17}" text-anchor="end">${escapeHtml(label)}</text><rect x="${LABEL}" y="${y + 5}" width="${Math.max(length, value > 0 ? 2 : 0)}" height="${ROW - 10}" rx="3"/><text class="value" x="${LABEL + length + 8}" y="${y + 17}">${value}</text></g>`;
  });
  const said = shown.map(({ name, value }) => `${name} ${value}`).join(', ');
  return `<figure><figcaption>${escapeHtml(title)}</figcaption><svg viewBox="0 0 ${WIDTH} ${shown.length * ROW}" role="img" aria-label="${escapeHtml(`${title}: ${said}`)}">${rows.join('')}</svg></figure>`;
}

function folded(bars: readonly Bar[]): readonly Bar[] {
  const rest = bars.slice(MOST_ROWS - 1);
  const value = rest.reduce((sum, bar) => sum + bar.value, 0);
  return [...bars.slice(0, MOST_ROWS - 1), { name: `${rest.length} others`, value }];
}
