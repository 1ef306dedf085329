import type { Stage } from '../model/exposure.ts';
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
  /** Some flag system is connected, so that a flag it lacks is not defined rather than not known. */
  readonly connected: boolean;
}

/** The card as a hover. All of the flag system's text is escaped. */
export function hoverMarkdown(input: HoverInput): string {
  const { card } = input;
  const main = mainRow(card);
  if (main === undefined) return unknownFlag(input);
  const sections = [
    head(card, main, input.now),
    youSection(input, main),
    environments(card, input.now),
    footer(input),
  ];
  return sections.join('\n\n');
}

function head(card: FlagCard, main: EnvironmentRow, now: number): string {
  const name = card.name === undefined ? '' : `**${escapeMarkdown(card.name)}** `;
  const age = now - main.fetchedAt > 60_000 ? ` · ${durationWords(now - main.fetchedAt)} ago` : '';
  const title = `${mark(main.stage)} ${name}${codeSpan(card.key)} — **${escapeMarkdown(main.headline)}** · ${escapeMarkdown(main.environment)}${age}`;
  const about = card.description === undefined ? '' : `*${escapeMarkdown(shorten(card.description))}*`;
  return [title, escapeMarkdown(main.sentence), about].filter((line) => line !== '').join(LINE);
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
    .join(LINE);
}

/** A line break within a paragraph: a hover has little height. */
const LINE = '  \n';

/** VS Code draws the cells of a table without space between them. */
const GAP = ' &nbsp;&nbsp; | ';

function environments({ environments: rows }: FlagCard, now: number): string {
  const lines = rows.map(({ stage, environment, tier, headline, you, changed }) => {
    const name = escapeMarkdown(environment);
    const when =
      changed === undefined ? '' : `${durationWords(now - changed.at)} ago, ${escapeMarkdown(changed.by)}`;
    const mine = you === undefined ? '' : `you: ${escapeMarkdown(you.gets)}`;
    const cells = [
      `${mark(stage)} ${tier === 'production' ? `**${name}**` : name}`,
      escapeMarkdown(headline),
      mine,
      when,
    ];
    return `| ${cells.join(GAP)} |`;
  });
  return ['| | | | |', '|:--|:--|:--|:--|', ...lines].join('\n');
}

function footer({ card, commands, stale }: HoverInput): string {
  const uses = `${plural(card.references, 'reference')} in ${plural(card.files, 'file')}`;
  const owner = card.owner === undefined ? '' : ` · owner ${escapeMarkdown(card.owner)}`;
  const argument = { key: card.key };
  const links = [
    commandLink('Show them', commands.showReferences, argument, 'Every use of this flag'),
    commandLink(
      mainRow(card)?.openLabel ?? 'Open definition',
      commands.openDefinition,
      argument,
      'Where the flag is defined',
    ),
  ];
  const verdict = stale === undefined ? '' : `$(history) Stale: ${escapeMarkdown(stale.verdict)}${LINE}`;
  return `${verdict}${uses}${owner} · ${links.join(' · ')}`;
}

function unknownFlag({ card, commands, connected }: HoverInput): string {
  const uses = `${plural(card.references, 'reference')} in ${plural(card.files, 'file')}`;
  return [
    connected
      ? `${mark('unknown')} ${codeSpan(card.key)} — **not defined** in any flag definition this workspace has`
      : `$(symbol-key) ${codeSpan(card.key)} — no flag system is connected that could tell its state`,
    `${uses} · ${commandLink('References', commands.showReferences, { key: card.key }, 'Every use of this flag')}`,
  ].join('\n\n');
}

/** The contributed icon of a stage: text glyphs of circles differ from font to font. */
function mark(stage: Stage): string {
  return `$(release-lens-${stage})`;
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
