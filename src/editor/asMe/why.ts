import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { mainRow } from '../../core/present/flagCard.ts';
import { whyText } from '../../core/present/why.ts';
import { Disposables } from '../disposables.ts';
import { COMMANDS } from '../ids.ts';
import { notify } from '../notify.ts';
import { pickFlag } from '../selfRelease/pick.ts';
import { type Target, targetOf } from '../target.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

const SCHEME = 'release-lens-why';
/** Its lines are folded where the editor ends. */
const PROSE = 'release-lens-prose';

/** *Why do I get this?*: a read-only text beside the code, kept up while it is open. */
export function registerWhy(flags: WorkspaceFlags): vscode.Disposable {
  const disposables = new Disposables();
  const changed = disposables.add(new vscode.EventEmitter<vscode.Uri>());
  disposables.add(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ query }) => textFor(flags, targetOf(JSON.parse(query))) ?? '',
    }),
  );
  disposables.add(
    flags.onDidChange(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SCHEME) changed.fire(uri);
    }),
  );
  disposables.add(
    vscode.commands.registerCommand(COMMANDS.why, (argument: unknown) => show(flags, targetOf(argument))),
  );
  return disposables;
}

async function show(flags: WorkspaceFlags, target: Target): Promise<void> {
  const key = await pickFlag(flags, target, t('Why do I get this?'));
  if (key === undefined) return;
  const { connection, environment } = target.environment === undefined ? (flags.main(key) ?? {}) : target;
  const wanted: Target = {
    key,
    ...(connection === undefined ? {} : { connection }),
    ...(environment === undefined ? {} : { environment }),
  };
  if (connection !== undefined && flags.identities.of(connection) === undefined)
    await vscode.commands.executeCommand(COMMANDS.setIdentity, { connection });
  if (textFor(flags, wanted) === undefined) {
    const unknown = t`What you get of ${key} is not known: it is defined in no environment here, or who you are is not set.`;
    void notify.information(unknown);
    return;
  }
  const uri = vscode.Uri.from({
    scheme: SCHEME,
    path: `/${t`Why ${key.replaceAll('/', ' ')} in ${environment ?? ''}`}`,
    query: JSON.stringify(wanted),
  });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.languages.setTextDocumentLanguage(document, PROSE);
  await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
}

function textFor(flags: WorkspaceFlags, { key, connection, environment }: Target): string | undefined {
  if (key === undefined) return undefined;
  const card = flags.card(key);
  const row =
    card.environments.find((each) => each.environment === environment && each.connection === connection) ??
    mainRow(card);
  const me = row && flags.identities.of(row.connection);
  if (row === undefined || me === undefined) return undefined;
  const others = card.environments.filter((each) => each !== row);
  return whyText(key, row, me, others, flags.app.clock.now());
}
