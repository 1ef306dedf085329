import { readFile } from 'node:fs/promises';
import type { GateView, RolloutView } from '../../src/core/present/rolloutView.ts';
import { OPENING_ELEMENT, type Opening } from '../../src/panel/messages.ts';
import { NOW } from './oneFlag.ts';

const MINUTE = 60_000;

function gate(at: number): GateView {
  const kinds = [
    ['healthy', '✓', 'healthy: errors 0.4% against 0.4% (−0.1 … +0.2, 3,112 requests in 12 min)'],
    ['unhealthy', '✗', 'unhealthy: errors 31% against 0% (+12 … +49, 46 pages in 2 min)'],
    [
      'not enough',
      '…',
      'not enough yet: 212 of about 1,500 requests; errors 0.5% against 0.4% (−0.4 … +2, 212 requests in 12 min)',
    ],
    ['cannot tell', '?', "can't tell: Prometheus (127.0.0.1:9090) cannot be reached."],
  ] as const;
  const [is, mark, sentence] = kinds[at % kinds.length] ?? kinds[0];
  const points = (level: number) =>
    Array.from({ length: 48 }, (_, bin): readonly [number, number | null] => [
      NOW - (48 - bin) * MINUTE,
      is === 'cannot tell' || (level > 0.02 && bin < 24)
        ? null
        : level * (1 + 0.3 * Math.sin(bin * (at + 1))),
    ]);
  return {
    name: `gate ${at + 1}`,
    ...{ is, mark, sentence },
    plot: {
      from: NOW - 50 * MINUTE,
      to: NOW,
      lines: [
        { label: 'on', points: points(is === 'unhealthy' ? 0.31 : 0.021) },
        { label: 'off', points: points(0.004) },
      ],
      marks: [{ at: NOW - 24 * MINUTE, label: '5 %' }],
      percent: true,
      unit: '',
    },
  };
}

/** A release at 5 %, with as many gates as asked for. */
export function someView(gates: number): RolloutView {
  const rung = (
    name: string,
    mark: string,
    status: RolloutView['ladder'][number]['status'],
    reach: string,
  ) => ({
    ...{ name, mark, status, reach },
    me: name === 'only me',
    terms: [],
  });
  return {
    ...{ key: 'new-checkout', environment: 'production', production: true, variation: 'on', mark: '◑' },
    headline: 'you + 5%',
    people: '52 people met on, 1,203 met off (metrics, last 24 h)',
    ladder: [
      rung('only me', '◉', 'reached', 'you'),
      rung('team', '○', 'not set up', 'not set up'),
      rung('1 %', '◑', 'reached', '1% of everyone else'),
      { ...rung('5 %', '◑', 'here', '5% of everyone else'), note: '21 h of 24 h left to stay' },
      rung('25 %', '○', 'ahead', '25% of everyone else, about 314 people in 24 h'),
      rung('everyone', '○', 'ahead', 'everyone'),
    ],
    gates: Array.from({ length: gates }, (_, at) => gate(at)),
    summary: 'Health: gate 1 healthy, gate 2 unhealthy.',
    timeline: [
      {
        at: NOW - 24 * MINUTE,
        when: '11:36',
        what: 'only me → 5 %: 5% of everyone get on; nobody loses it',
        who: 'you',
      },
      { at: NOW - 44 * MINUTE, when: '11:16', what: 'on released to only you' },
    ],
    primary: { id: 'onlyMe', label: 'Un-release from everyone but me' },
    more: [
      { id: 'previous', label: 'Back to 1 %' },
      { id: 'goTo', label: 'Go to a stage…' },
      { id: 'unRelease', label: 'Un-release from…' },
      { id: 'export', label: 'Copy what was learned' },
    ],
  };
}

/** As VS Code gives a webview its colours, of its own default themes. */
const COLOURS = {
  dark: {
    class: 'vscode-dark',
    foreground: '#cccccc',
    'editor-background': '#1f1f1f',
    descriptionForeground: '#9d9d9d',
    'panel-border': '#2b2b2b',
    'charts-blue': '#3794ff',
    'charts-yellow': '#cca700',
    'charts-red': '#f14c4c',
    'charts-green': '#89d185',
    'badge-background': '#616161',
    'badge-foreground': '#f8f8f8',
    'button-background': '#0078d4',
    'button-foreground': '#ffffff',
    'button-secondaryBackground': '#313131',
    'button-secondaryForeground': '#cccccc',
  },
  light: {
    class: 'vscode-light',
    foreground: '#3b3b3b',
    'editor-background': '#ffffff',
    descriptionForeground: '#3b3b3b',
    'panel-border': '#e5e5e5',
    'charts-blue': '#1a85ff',
    'charts-yellow': '#bf8803',
    'charts-red': '#e51400',
    'charts-green': '#388a34',
    'badge-background': '#cccccc',
    'badge-foreground': '#3b3b3b',
    'button-background': '#005fb8',
    'button-foreground': '#ffffff',
    'button-secondaryBackground': '#e5e5e5',
    'button-secondaryForeground': '#3b3b3b',
  },
  'high contrast': {
    class: 'vscode-high-contrast',
    foreground: '#ffffff',
    'editor-background': '#000000',
    descriptionForeground: '#ffffffb3',
    contrastBorder: '#6fc3df',
    contrastActiveBorder: '#f38518',
    focusBorder: '#f38518',
    'panel-border': '#6fc3df',
    'charts-blue': '#3794ff',
    'charts-yellow': '#cca700',
    'charts-red': '#f48771',
    'charts-green': '#89d185',
    'badge-background': '#000000',
    'badge-foreground': '#ffffff',
    'button-foreground': '#ffffff',
    'button-border': '#6fc3df',
    'button-secondaryForeground': '#ffffff',
  },
  'high contrast light': {
    class: 'vscode-high-contrast-light',
    foreground: '#292929',
    'editor-background': '#ffffff',
    descriptionForeground: '#292929b3',
    contrastBorder: '#0f4a85',
    contrastActiveBorder: '#006bbd',
    focusBorder: '#006bbd',
    'panel-border': '#0f4a85',
    'charts-blue': '#1a85ff',
    'charts-yellow': '#bf8803',
    'charts-red': '#b5200d',
    'charts-green': '#374e06',
    'badge-background': '#0f4a85',
    'badge-foreground': '#ffffff',
    'button-background': '#0f4a85',
    'button-foreground': '#ffffff',
    'button-secondaryBackground': '#ffffff',
    'button-secondaryForeground': '#292929',
  },
} as const;

export type Theme = keyof typeof COLOURS;
export const THEMES = Object.keys(COLOURS) as Theme[];

/** The built panel as a page of its own; what it posts is kept in `window.posted`. */
export async function panelPage(view: RolloutView, theme: Theme): Promise<string> {
  const [script, styles] = await Promise.all(
    ['js', 'css'].map((kind) => readFile(`dist/panel.${kind}`, 'utf8')),
  );
  const { class: name, ...colours } = COLOURS[theme];
  const opening: Opening = { view, words: undefined };
  const variables = Object.entries(colours).map(([key, value]) => `--vscode-${key}: ${value};`);
  return `<!doctype html><html lang="en" style="${variables.join(' ')}"><head><meta charset="utf-8"><title>Rollout</title>
<style>body { background: var(--vscode-editor-background); margin: 0; } ${styles}</style></head>
<body class="${name}"><script id="${OPENING_ELEMENT}" type="application/json">${JSON.stringify(opening).replaceAll('<', '\\u003c')}</script>
<script>window.posted = []; window.acquireVsCodeApi = () => ({ postMessage: (message) => window.posted.push(message) });</script>
<script>${script?.replaceAll('</script', '<\\/script')}</script></body></html>`;
}
