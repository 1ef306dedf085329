import { t } from '@vscode/l10n';
import type { Identity } from '../model/identity.ts';
import type { Staleness } from '../model/staleness.ts';
import { usesWords } from './counts.ts';
import { type EnvironmentRow, type FlagCard, mainRow } from './flagCard.ts';
import { factWords } from './flagFacts.ts';
import { environmentsTable, populationsTable } from './hoverTables.ts';
import { codeSpan, commandLink, escapeMarkdown, stageMark } from './markdown.ts';
import { agoWords, leftWords } from './time.ts';
import { youGetWords } from './you.ts';

/** The commands a hover's links run. */
export interface HoverCommands {
  readonly releaseToMe: string;
  readonly unRelease: string;
  readonly extend: string;
  readonly rolloutTo: string;
  readonly why: string;
  readonly setIdentity: string;
  readonly showReferences: string;
  readonly openDefinition: string;
  readonly removeFromCode: string;
  readonly createFlag: string;
}

export interface HoverInput {
  readonly card: FlagCard;
  readonly commands: HoverCommands;
  readonly now: number;
  /** Who I am where the main environment is; not known yet, it is asked for on the first click that needs it. */
  readonly me: Identity | undefined;
  /** My open lease on the flag in the main environment. */
  readonly lease: { readonly id: string; readonly expiresAt: number } | undefined;
  readonly stale: Staleness | undefined;
  /** Some flag system is connected, so that a flag it lacks is not defined rather than not known. */
  readonly connected: boolean;
  /** Why a flag that nobody knows may be there after all: an environment could not be read. */
  readonly unread?: string | undefined;
  /** A flag system that is connected makes flags from here. */
  readonly creates?: boolean;
}

const OLD_MS = 60_000;
const DESCRIPTION_LIMIT = 160;

/** A line break within a paragraph: a hover has little height. */
const LINE = '  \n';
const DOT = ' &nbsp;·&nbsp; ';

/** The card as a hover. All of the flag system's text is escaped. */
export function hoverMarkdown(input: HoverInput): string {
  const { card, now, me } = input;
  const main = mainRow(card);
  if (main === undefined) return unknownFlag(input);
  const populations = populationsTable(main, me);
  // The table says it better, but for doubts, and a hover has little height.
  const isSaid = populations !== '' && main.exposure?.unknown.length === 0;
  const words = isSaid ? [] : [escapeMarkdown(main.sentence)];
  return [
    [head(card, main, now), ...words, ...about(card)].join(LINE),
    youSection(input, main),
    populations,
    environmentsTable(card, now),
    footer(input, main),
  ]
    .filter((section) => section !== '')
    .join('\n\n');
}

function head({ key, name }: FlagCard, main: EnvironmentRow, now: number): string {
  const named = name === undefined || name === key ? '' : `**${escapeMarkdown(name)}** `;
  const age = now - main.fetchedAt;
  return [
    `${stageMark(main.stage)} ${named}${codeSpan(key)} — **${escapeMarkdown(main.headline)}**`,
    escapeMarkdown(main.environment),
    ...(age > OLD_MS ? [t`as of ${agoWords(age)}`] : []),
  ].join(' · ');
}

function about({ description }: FlagCard): readonly string[] {
  return description === undefined ? [] : [`*${escapeMarkdown(fold(description))}*`];
}

function youSection(input: HoverInput, main: EnvironmentRow): string {
  return [youWords(input, main), youLinks(input, main).join(DOT)].filter((line) => line !== '').join(LINE);
}

function youWords({ me }: HoverInput, { you, exposure }: EnvironmentRow): string {
  if (you === undefined) {
    const missing = me === undefined && exposure !== undefined;
    return missing ? t('Who you are in the running product is not set, so what you get is not known.') : '';
  }
  const gets = youGetWords(you.gets);
  return you.sentence.startsWith(gets)
    ? `**${escapeMarkdown(gets)}**${escapeMarkdown(you.sentence.slice(gets.length))}`
    : `**${escapeMarkdown(you.sentence)}**`;
}

function youLinks({ card, commands, lease, now, me }: HoverInput, main: EnvironmentRow): readonly string[] {
  const target = { key: card.key, connection: main.connection, environment: main.environment };
  if (main.exposure === undefined) return [];
  const release =
    lease === undefined
      ? [
          commandLink(
            `$(person-add) ${t('Release to only me')}`,
            commands.releaseToMe,
            target,
            t`Release to nobody but you in ${main.environment}`,
          ),
        ]
      : [
          commandLink(
            `$(debug-stop) ${t`End (${leftWords(lease.expiresAt - now)})`}`,
            commands.unRelease,
            { id: lease.id },
            t('Put back what was there before'),
          ),
          commandLink(`$(history) ${t('Extend')}`, commands.extend, { id: lease.id }, t('Another end')),
        ];
  const reasons =
    me === undefined
      ? commandLink(
          `$(account) ${t('Say who I am')}`,
          commands.setIdentity,
          { connection: main.connection },
          t('The key your running product evaluates flags with'),
        )
      : commandLink(`$(question) ${t('Why?')}`, commands.why, target, t('Every rule that was tried'));
  const rollout = commandLink(
    `$(list-ordered) ${t('Rollout')}`,
    commands.rolloutTo,
    target,
    t('To another stage'),
  );
  return [...release, rollout, reasons];
}

function footer({ card, commands, stale, now }: HoverInput, main: EnvironmentRow): string {
  const verdict =
    stale === undefined
      ? []
      : [
          [`$(history) ${t`Stale: ${escapeMarkdown(stale.verdict)}`}`, ...removeLink(card, commands)].join(
            DOT,
          ),
        ];
  const open = commandLink(
    `$(go-to-file) ${main.openLabel}`,
    commands.openDefinition,
    { key: card.key },
    t('Where the flag is defined'),
  );
  const facts = factWords(card, main, now).map(escapeMarkdown);
  return [...verdict, [references(card, commands), ...facts, open].join(DOT)].join(LINE);
}

function references({ key, references: count, files, soFar }: FlagCard, commands: HoverCommands): string {
  if (count === 0 && soFar) return t('the code is still being looked through');
  if (count === 0) return t('no reference in the code');
  const found = usesWords(count, files);
  const words = `$(references) ${soFar ? t`${found} so far` : found}`;
  return commandLink(words, commands.showReferences, { key }, t('Show every use of this flag'));
}

/** Offered with a verdict only: what is at work is not taken out in passing. */
function removeLink(
  { key, references: count }: FlagCard,
  { removeFromCode }: HoverCommands,
): readonly string[] {
  if (count === 0) return [];
  return [
    commandLink(
      `$(eraser) ${t('Remove from code…')}`,
      removeFromCode,
      { key },
      t('Shows every change first'),
    ),
  ];
}

function unknownFlag(input: HoverInput): string {
  const { card, commands, connected, stale, unread } = input;
  const remove = stale === undefined ? [] : removeLink(card, commands);
  const create = connected && unread === undefined && input.creates ? [createLink(card, commands)] : [];
  return [whyUnknown(input), [...create, references(card, commands), ...remove].join(DOT)].join('\n\n');
}

function whyUnknown({ card: { key }, connected, unread }: HoverInput): string {
  if (!connected)
    return `$(symbol-key) ${t`${codeSpan(key)} — no flag system is connected that could tell its state`}`;
  return unread === undefined
    ? `${stageMark('unknown')} ${t`${codeSpan(key)} — **not defined** in any flag definition this workspace has`}`
    : `${stageMark('unknown')} ${codeSpan(key)} — **${t("can't tell")}**: ${escapeMarkdown(unread)}`;
}

function createLink({ key }: FlagCard, { createFlag }: HoverCommands): string {
  return commandLink(`$(add) ${t('Create flag…')}`, createFlag, { key }, t('Off for everyone'));
}

function fold(text: string): string {
  const line = text.trim();
  return line.length > DESCRIPTION_LIMIT ? `${line.slice(0, DESCRIPTION_LIMIT - 1).trimEnd()}…` : line;
}
