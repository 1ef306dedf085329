import './language.ts';

import { render } from 'preact';
import type { RolloutView } from '../core/present/rolloutView.ts';
import './panel.css';
import { type FromPanel, type ToPanel, VIEW_ELEMENT } from './messages.ts';
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

show(JSON.parse(document.getElementById(VIEW_ELEMENT)?.textContent ?? '') as RolloutView);
// Once more after the frame that shows it.
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    const { startTime: ms } = performance.mark('shown');
    editor.postMessage({ type: 'ready', ms });
  }),
);
