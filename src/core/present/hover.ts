import type { Staleness } from '../model/staleness.ts';
import type { EnvironmentRow, FlagCard } from './flagCard.ts';
import { mainRow } from './flagCard.ts';
import { codeSpan, commandLink, escapeMarkdown } from './markdown.ts';
import { durationWords, leftWords } from './time.ts';

/** The commands a hover's links run. */
export interface HoverCommands {
  readonly releaseToMe: string;
  readonly unRelease: string;
  readonly why: string;
  readonly showReferences: string;
  readonly openDefinition: string;
}

export interface HoverInput {
  readonly card: FlagCard;
  readonly commands: HoverCommands;
  readonly now: number;
  /** My open lease on the flag in the main environment. */
  readonly lease: { readonly id: string; readonly expiresAt: number } | undefined;
  readonly stale: Staleness | undefined;
  /** Who I am is not known yet: released on the first click that asks. */
  readonly identityKnown: boolean;
}

/** The card as a hover. All of the flag system's text is escaped. */
export function hoverMarkdown(input: HoverInput): string {
  const { card } = input;
  const main = mainRow(card);
  if (main === undefined) return unknownFlag(input);
  const sections = [
    head(card, main, input.now),
    card.description === undefined ? '' : escapeMarkdown(shorten(card.description)),
    youSection(input, main),
    environments(card, input.now),
    footer(input),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function head(card: FlagCard, main: EnvironmentRow, now: number): string {
  const name = card.name === undefined ? '' : `**${escapeMarkdown(card.name)}** `;
  const age = now - main.fetchedAt > 60_000 ? ` · ${durationWords(now - main.fetchedAt)} ago` : '';
  const title = `${main.glyph} ${name}${codeSpan(card.key)} — **${escapeMarkdown(main.headline)}** · ${escapeMarkdown(main.environment)}${age}`;
  return `${title}\n\n${escapeMarkdown(main.sentence)}`;
}

function youSection({ card, commands, lease, now, identityKnown }: HoverInput, main: EnvironmentRow): string {
  const argument = { key: card.key, connection: main.connection, environment: main.environment };
  const links: string[] = [];
  if (lease !== undefined) {
    links.push(
      commandLink(
        `End (${leftWords(lease.expiresAt - now)})`,
        commands.unRelease,
        { id: lease.id },
        'Put back what was there before',
      ),
    );
  } else if (main.exposure !== undefined) {
    links.push(
      commandLink(
        'Release to only me',
        commands.releaseToMe,
        argument,
        `Release to nobody but you in ${attribute(main.environment)}`,
      ),
    );
  }
  if (main.you !== undefined)
    links.push(commandLink('Why?', commands.why, argument, 'Every rule that was tried'));
  const words =
    main.you?.sentence ?? (identityKnown ? '' : 'Who you are in the running product is not set yet.');
  return [words === '' ? '' : `**${escapeMarkdown(words)}**`, links.join(' · ')]
    .filter((line) => line !== '')
    .join('\n\n');
}

function environments({ environments: rows }: FlagCard, now: number): string {
  const lines = rows.map(({ glyph, environment, tier, headline, you, changed }) => {
    const name = escapeMarkdown(environment);
    const when =
      changed === undefined ? '' : `${durationWords(now - changed.at)} ago, ${escapeMarkdown(changed.by)}`;
    const mine = you === undefined ? '' : `you: ${escapeMarkdown(you.gets)}`;
    return `| ${glyph} ${tier === 'production' ? `**${name}**` : name} | ${escapeMarkdown(headline)} | ${mine} | ${when} |`;
  });
  return ['| | | | |', '|:--|:--|:--|:--|', ...lines].join('\n');
}

function footer({ card, commands, stale }: HoverInput): string {
  const uses = `${plural(card.references, 'reference')} in ${plural(card.files, 'file')}`;
  const owner = card.owner === undefined ? '' : ` · owner ${escapeMarkdown(card.owner)}`;
  const argument = { key: card.key };
  const links = [
    commandLink('References', commands.showReferences, argument, 'Every use of this flag'),
    commandLink('Open definition', commands.openDefinition, argument, 'Where the flag is defined'),
  ];
  const verdict = stale === undefined ? '' : `$(history) Stale: ${escapeMarkdown(stale.verdict)}\n\n`;
  return `${verdict}${uses}${owner}\n\n${links.join(' · ')}`;
}

function unknownFlag({ card, commands }: HoverInput): string {
  const uses = `${plural(card.references, 'reference')} in ${plural(card.files, 'file')}`;
  return [
    `? ${codeSpan(card.key)} — **not defined** in any flag definition this workspace has`,
    `${uses} · ${commandLink('References', commands.showReferences, { key: card.key }, 'Every use of this flag')}`,
  ].join('\n\n');
}

function plural(count: number, word: string): string {
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

function attribute(text: string): string {
  return text.replace(/["\\\p{Cc}]/gu, ' ');
}
