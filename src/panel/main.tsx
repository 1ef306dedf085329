import './language.ts';

import { config } from '@vscode/l10n';
import { render } from 'preact';
import type { RolloutView } from '../core/present/rolloutView.ts';
import './panel.css';
import { type FromPanel, OPENING_ELEMENT, type Opening, type ToPanel } from './messages.ts';
import { Panel } from './panel.tsx';

declare function acquireVsCodeApi(): { postMessage(message: FromPanel): void };

const editor = acquireVsCodeApi();
const root = document.body;

function show(view: RolloutView): void {
  render(<Panel view={view} act={(id) => editor.postMessage({ type: 'act', id })} />, root);
}

window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  if (data.type === 'view') show(data.view);
});

const { view, words } = JSON.parse(document.getElementById(OPENING_ELEMENT)?.textContent ?? '') as Opening;
if (words !== undefined) config({ contents: words });
show(view);
// Once more after the frame that shows it.
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    const { startTime: ms } = performance.mark('shown');
    editor.postMessage({ type: 'ready', ms });
  }),
);
