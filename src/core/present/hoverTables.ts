import { t } from '@vscode/l10n';
import type { Population } from '../model/exposure.ts';
import type { FlagState } from '../model/flagState.ts';
import type { Identity } from '../model/identity.ts';
import { bar } from './bar.ts';
import type { EnvironmentRow, FlagCard } from './flagCard.ts';
import { codeSpan, escapeMarkdown, stageMark } from './markdown.ts';
import { thoseWords } from './sentence.ts';
import { agoWords } from './time.ts';
import { percentWords, servedWords, whoWords } from './words.ts';

/** VS Code draws the cells of a table without space between them. */
const GAP = ' &nbsp;&nbsp; | ';
const MOST_POPULATIONS = 6;
const VALUE_LIMIT = 60;

/** Every environment, production first and marked. */
export function environmentsTable({ environments: rows }: FlagCard, now: number): string {
  return table(
    rows.map(({ stage, environment, tier, headline, you, changed }) => {
      const name = escapeMarkdown(environment);
      return [
        `${stageMark(stage)} ${tier === 'production' ? `**${name}** $(shield)` : name}`,
        escapeMarkdown(headline),
        you === undefined ? '' : t`you: ${escapeMarkdown(you.gets)}`,
        changed === undefined ? '' : `${agoWords(now - changed.at)}, ${escapeMarkdown(changed.by)}`,
      ];
    }),
  );
}

/** Who gets what in one environment, a bar each; empty where the first line has said it all. */
export function populationsTable({ exposure, state }: EnvironmentRow, me: Identity | undefined): string {
  if (exposure === undefined || state?.status !== 'on') return '';
  const { released, heldBack } = exposure;
  const all = [...heldBack, ...released];
  const valued = !exposure.toggle;
  if (!valued && (all.length === 0 || (all.length === 1 && all[0]?.share === 1))) return '';
  const rest = restOf(all, exposure.codeDefault ? null : exposure.baseline);
  const shown = all.slice(0, MOST_POPULATIONS);
  const rows = [...shown, ...rest].map((population) => [
    bar(population.share, toneOf(population, state, exposure.baseline)),
    percentWords(population.share),
    escapeMarkdown(whom(population, me, all)),
    served(population.variation, state),
  ]);
  const more = all.length - shown.length;
  return more > 0 ? `${table(rows)}\n\n${t`and ${more} more`}` : table(rows);
}

/** Those whom no population reaches. */
function restOf(all: readonly Population[], variation: string | null): readonly Population[] {
  const drawn = all.reduce((sum, { who, share }) => sum + (who.kind === 'everyone' ? share : 0), 0);
  const share = 1 - drawn;
  return share > 1e-9 ? [{ who: { kind: 'everyone' }, variation, share }] : [];
}

function whom({ who }: Population, me: Identity | undefined, all: readonly Population[]): string {
  if (who.kind === 'condition') return thoseWords(who.condition);
  const isFirst = all.every((other) => other.who.kind === 'everyone');
  return who.kind === 'everyone' && !isFirst ? t('everyone else') : whoWords(who, me);
}

function toneOf(
  { variation }: Population,
  { variations }: FlagState,
  baseline: string | null,
): number | undefined {
  if (variation === null || variation === baseline) return undefined;
  const names = variations.map(({ name }) => name).filter((name) => name !== baseline);
  return Math.max(0, names.indexOf(variation));
}

/** The variation's name, and its value where the name does not say it. */
function served(variation: string | null, state: FlagState): string {
  const words = servedWords(variation, state);
  const value = state.variations.find(({ name }) => name === variation)?.value;
  if (value === undefined || typeof value === 'boolean' || value === variation) return escapeMarkdown(words);
  const text = JSON.stringify(value);
  return `${escapeMarkdown(words)} ${codeSpan(cut(text, VALUE_LIMIT)).replaceAll('|', '\\|')}`;
}

function cut(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}

function table(rows: readonly (readonly string[])[]): string {
  return ['| | | | |', '|:--|:--|:--|:--|', ...rows.map((cells) => `| ${cells.join(GAP)} |`)].join('\n');
}
