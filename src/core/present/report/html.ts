import type { Evidence } from '../../model/staleness.ts';
import { barChart } from './barChart.ts';
import { escapeHtml } from './escapeHtml.ts';
import type { StaleReport, StaleRow } from './staleReport.ts';
import { STYLE } from './style.ts';

/**
 * One page that needs nothing else: no script, no network, no font of its own. All names are escaped, and the page's
 * own policy forbids whatever could slip through.
 */
export function reportHtml(report: StaleReport, made: string): string {
  const { title, summary, rows, waiting, stages, ages, owners } = report;
  const charts = [
    barChart('All flags, by release stage in production', stages, 'flags'),
    barChart('Stale flags, by time since their last change', ages, 'flags'),
    barChart('Lines to save, by whom to ask', owners, 'lines'),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${escapeHtml(title)}</h1><p>${escapeHtml(summary)}</p></header>
<section class="charts">${charts.join('')}</section>
${rows.length === 0 ? '' : table(rows)}
${waiting.length === 0 ? '' : waitingList(waiting)}
<footer>Made by Release Lens on ${escapeHtml(made)}. Estimates are of a removal on paper; nothing was changed.</footer>
</body>
</html>
`;
}

function table(rows: readonly StaleRow[]): string {
  const hasAge = rows.some(({ age }) => age !== '');
  return `<section><h2>Done: what a removal saves most comes first</h2>
<table><thead><tr><th scope="col">Flag</th><th scope="col">Verdict and evidence</th><th scope="col" class="number">Saves</th><th scope="col">Whom to ask</th><th scope="col">Last change</th>${hasAge ? '<th scope="col" class="number">Age</th>' : ''}</tr></thead>
<tbody>${rows.map((each) => row(each, hasAge)).join('\n')}</tbody></table></section>`;
}

function row(each: StaleRow, hasAge: boolean): string {
  const { key, verdict, confidence, references, saves, stays, owners, changed, age, evidence } = each;
  const keeps = stays === '' ? '' : `<li>What stays is ${escapeHtml(stays)}</li>`;
  return `<tr><th scope="row"><code>${escapeHtml(key)}</code></th>
<td><details><summary>${escapeHtml(verdict)} <span class="tag ${escapeHtml(confidence)}" title="how sure this is">${escapeHtml(confidence)}</span></summary><ul>${evidence.map(item).join('')}${keeps}</ul></details></td>
<td class="number">${escapeHtml(saves)}<small>${escapeHtml(references)}</small></td><td>${escapeHtml(owners)}</td><td>${escapeHtml(changed)}</td>${hasAge ? `<td class="number">${escapeHtml(age)}</td>` : ''}</tr>`;
}

function item({ text, seen }: Evidence): string {
  return `<li>${escapeHtml(text)}${seen === undefined ? '' : ` <code>${escapeHtml(seen)}</code>`}</li>`;
}

function waitingList(waiting: StaleReport['waiting']): string {
  const items = waiting.map(
    ({ key, evidence }) => `<li><code>${escapeHtml(key)}</code><ul>${evidence.map(item).join('')}</ul></li>`,
  );
  return `<section><h2>Waiting for a first release</h2><p>In the code, and released to nobody in production yet. They are not stale.</p><ul class="waiting">${items.join('')}</ul></section>`;
}
