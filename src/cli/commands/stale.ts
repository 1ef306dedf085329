import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { codeExpiries } from '../../app/codeExpiries.ts';
import { type Debt, debts } from '../../app/debts.ts';
import { removeFlag } from '../../app/removeFlag.ts';
import { staleFlags, waitingFlags } from '../../app/staleFlags.ts';
import type { Authorship } from '../../core/ports/authorship.ts';
import type { Files } from '../../core/ports/files.ts';
import { mainRow } from '../../core/present/flagCard.ts';
import { GLYPHS } from '../../core/present/headline.ts';
import { reportHtml } from '../../core/present/report/html.ts';
import { reportMarkdown } from '../../core/present/report/markdown.ts';
import { type Bar, type StaleReport, staleReport } from '../../core/present/report/staleReport.ts';
import { reportText } from '../../core/present/report/text.ts';
import type { PlanRemoval } from '../../core/removal/plan.ts';
import { type Output, plain } from '../output.ts';
import type { Session } from '../session.ts';
import { cardOf } from './cards.ts';

export const STALE_FORMATS = ['text', 'json', 'markdown', 'html'] as const;

export interface StaleOptions {
  readonly format: (typeof STALE_FORMATS)[number];
}

interface Abilities {
  readonly files: Files;
  readonly planRemoval: PlanRemoval;
  readonly authorship: Authorship;
}

/** Flags that have done their work, with evidence, whom to ask, and what a removal saves; and those that wait. */
export async function stale(
  session: Session,
  { format }: StaleOptions,
  abilities: Abilities,
): Promise<Output> {
  const { app, root, config, indexer } = session;
  await app.store.refreshChanges();
  const uses = await withExpiries(session);
  const waiting = waitingFlags(app.store, uses, config.stale, app.clock);
  const found = await debts(staleFlags(app.store, uses, config.stale, app.clock), {
    store: app.store,
    root,
    index: indexer.index,
    authorship: abilities.authorship,
    remove: (key, value) => removeFlag(root, indexer.index, { key, value, ...config.remove }, abilities),
    now: app.clock.now(),
  });
  const keys = new Set([...app.store.keys(), ...session.uses.keys()]);
  const report = staleReport({
    stale: found.map(({ verdict, ...debt }) => ({ ...verdict, ...debt })),
    waiting,
    stages: stagesOf(session),
    flags: keys.size,
    now: app.clock.now(),
  });
  const json = { stale: found.map(jsonOf), waiting };
  const text = {
    text: () => plain(reportText(report)),
    json: () => JSON.stringify(json, null, 2),
    markdown: () => reportMarkdown(report),
    html: () => reportHtml(report, dayOf(app.clock.now())),
  } satisfies Record<string, (of: StaleReport) => string>;
  return { json, text: text[format]() };
}

/** What the verdicts know of the code, with the dates that it names itself. */
export async function withExpiries({ uses, indexer, root }: Session) {
  const expiries = await codeExpiries(indexer.index, (file) => readFile(path.join(root, file), 'utf8'));
  return {
    indexed: uses.indexed,
    keys: () => uses.keys(),
    has: (key: string) => uses.has(key),
    count: (key: string) => uses.count(key),
    expiries,
  };
}

function jsonOf({ verdict, ...debt }: Debt): unknown {
  const { key, reason, confidence, verdict: words, evidence, keep } = verdict;
  return { key, reason, confidence, verdict: words, evidence, keep: keep ?? null, ...debt };
}

function stagesOf(session: Session): readonly Bar[] {
  const stages = session.app.store.keys().map((key) => mainRow(cardOf(session, key))?.stage ?? 'unknown');
  return Object.keys(GLYPHS).map((name) => ({
    name: WORDS[name] ?? name,
    value: stages.filter((stage) => stage === name).length,
  }));
}

const WORDS: Readonly<Record<string, string>> = {
  dark: 'nobody',
  me: 'only you',
  team: 'named people',
  ramp: 'a share',
  everyone: 'everyone',
  off: 'switched off',
  unknown: "can't tell",
};

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
