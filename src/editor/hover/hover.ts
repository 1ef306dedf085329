import * as vscode from 'vscode';
import type { FlagKey } from '../../core/model/flag.ts';
import { mainRow } from '../../core/present/flagCard.ts';
import { hoverMarkdown } from '../../core/present/hover.ts';
import { COMMANDS } from '../ids.ts';
import { leaseOn } from '../selfRelease/leaseOn.ts';
import { rangeOf, type WorkspaceFlags } from '../workspace/workspaceFlags.ts';

/** Of any file system; a text outside the workspace has no references. */
const SELECTOR: vscode.DocumentSelector = '*';

/** The flag's card where its key, a constant of it or an accessor stands. */
export function registerHover(flags: WorkspaceFlags): vscode.Disposable {
  return vscode.languages.registerHoverProvider(SELECTOR, {
    provideHover(document, position) {
      const reference = flags.referenceAt(document, position);
      if (reference === undefined || reference.how === 'mention') return undefined;
      return new vscode.Hover(cardMarkdown(flags, reference.key), rangeOf(reference));
    },
  });
}

export function cardMarkdown(flags: WorkspaceFlags, key: FlagKey): vscode.MarkdownString {
  const card = flags.card(key);
  const main = mainRow(card);
  const markdown = new vscode.MarkdownString(
    hoverMarkdown({
      card,
      commands: COMMANDS,
      now: flags.app.clock.now(),
      lease: main && leaseOn(flags, key, main),
      stale: flags.stale().get(key),
      connected: flags.app.store.entries.length > 0,
      me: main && flags.identities.of(main.connection),
    }),
    true,
  );
  markdown.supportHtml = true;
  markdown.isTrusted = { enabledCommands: Object.values(COMMANDS) };
  return markdown;
}
