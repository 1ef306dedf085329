import * as vscode from 'vscode';
import { usesOf } from '../../app/codeUses.ts';
import { unreadWords } from '../../app/unread.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Reference } from '../../core/model/reference.ts';
import { mainRow } from '../../core/present/flagCard.ts';
import { hoverMarkdown } from '../../core/present/hover.ts';
import { toldIn } from '../../core/present/inCode.ts';
import { COMMANDS } from '../ids.ts';
import { amount, surface } from '../inCode/settings.ts';
import { leaseOn } from '../selfRelease/leaseOn.ts';
import { rangeOf, type WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { EVERYWHERE, flagAt } from '../written.ts';

/** The flag's card where its key, a constant of it or an accessor stands. */
export function registerHover(flags: WorkspaceFlags): vscode.Disposable {
  return vscode.languages.registerHoverProvider(EVERYWHERE, {
    provideHover(document, position) {
      const reference = flagAt(flags, document, position) ?? toldBehind(flags, document, position);
      if (reference === undefined) return undefined;
      return new vscode.Hover(cardMarkdown(flags, reference.key, document.uri), rangeOf(reference));
    },
  });
}

/** The state that is told behind a line has its card there. */
function toldBehind(
  flags: WorkspaceFlags,
  document: vscode.TextDocument,
  position: vscode.Position,
): Reference | undefined {
  if (surface() !== 'endOfLine' || !position.isEqual(document.lineAt(position.line).range.end))
    return undefined;
  return toldIn(usesOf(flags.referencesIn(document)), amount()).get(position.line);
}

/** `uri`: of the file it is used in. */
export function cardMarkdown(flags: WorkspaceFlags, key: FlagKey, uri?: vscode.Uri): vscode.MarkdownString {
  const card = flags.card(key, uri);
  const main = mainRow(card);
  const { entries } = flags.app.store;
  const markdown = new vscode.MarkdownString(
    hoverMarkdown({
      card,
      commands: COMMANDS,
      now: flags.app.clock.now(),
      lease: main && leaseOn(flags, key, main),
      stale: flags.stale().get(key),
      connected: entries.length > 0,
      unread: unreadWords(flags.app.store),
      creates: entries.some(({ provider }) => provider.createFlag ?? provider.planCreation),
      me: main && flags.identities.of(main.connection),
    }),
    true,
  );
  markdown.supportHtml = true;
  markdown.isTrusted = { enabledCommands: Object.values(COMMANDS) };
  return markdown;
}
