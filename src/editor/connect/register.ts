import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { CONFIG_FILE } from '../../app/config/fields.ts';
import { type ConnectionEntry, withConnection } from '../../app/connecting.ts';
import type { Connection } from '../../core/model/environment.ts';
import type { Providers } from '../../core/ports/provider.ts';
import { Disposables } from '../disposables.ts';
import { COMMANDS, SECTION, SETTINGS } from '../ids.ts';
import { notify } from '../notify.ts';
import { askIdentity } from '../workspace/askIdentity.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { askText } from './askText.ts';
import { connect } from './connect.ts';
import { pickFolders } from './pickFolders.ts';
import { sdksInUse } from './sdksInUse.ts';
import type { SecretTokens } from './secretTokens.ts';

interface Needs {
  readonly flags: WorkspaceFlags;
  readonly tokens: SecretTokens;
  readonly providers: Providers;
}

/** Connecting a flag system, trying the connection out, and looking after its token. */
export function registerConnect(needs: Needs): vscode.Disposable {
  const disposables = new Disposables();
  const command = (id: string, run: () => Promise<void>) =>
    disposables.add(vscode.commands.registerCommand(id, () => told(needs, run())));
  command(COMMANDS.connect, () => connectAndKeep(needs));
  command(COMMANDS.replaceToken, () => replaceToken(needs));
  command(COMMANDS.forgetToken, () => forgetToken(needs));
  command(COMMANDS.testConnection, () => testConnection(needs));
  return disposables;
}

async function connectAndKeep(needs: Needs): Promise<void> {
  const { flags, tokens, providers } = needs;
  if (vscode.workspace.workspaceFolders === undefined) {
    void notify.information(t('Open the folder of your code first: the connection is kept with it.'));
    return;
  }
  const folder = await pickRoot();
  if (folder === undefined) return;
  // Asked when it matters: flag files may still be being found.
  const taken = (name: string) => flags.app.store.entries.some(({ connection }) => connection.name === name);
  const used = sdksInUse();
  const connected = await connect(providers, used, taken);
  if (connected === undefined) return;
  const asking = (await used).get(connected.entry.provider) ?? [];
  const folders = flags.app.store.entries.length === 0 ? [] : await pickFolders(folder, asking);
  if (folders === undefined) return;
  const made = { ...connected, entry: { ...connected.entry, ...(folders.length === 0 ? {} : { folders }) } };
  const where = await vscode.window.showQuickPick(
    [
      {
        label: CONFIG_FILE,
        description: t('in this folder, for the whole team; the token is not in it'),
        shared: true,
      },
      { label: t('My settings'), description: t('for me alone'), shared: false },
    ],
    { title: t('Where should the connection be written down?'), ignoreFocusOut: true },
  );
  if (where === undefined) return;
  await tokens.remember(made.entry, made.token);
  await (where.shared ? writeConfig(folder.uri, made.entry) : writeSetting(made.entry));
  await flags.open({ evenWithout: true });
  const { name } = made.entry;
  tellHowItWent(flags, name);
  const isListed = flags.app.store.entries.some(
    ({ connection, provider, snapshot }) =>
      connection.name === name && snapshot !== undefined && provider.people !== undefined,
  );
  // Where nobody can be looked up, the question waits until the answer is needed.
  if (isListed && flags.identities.of(name) === undefined) await askIdentity(flags, name);
}

async function pickRoot(): Promise<vscode.WorkspaceFolder | undefined> {
  const [only, ...more] = vscode.workspace.workspaceFolders ?? [];
  return more.length === 0
    ? only
    : vscode.window.showWorkspaceFolderPick({ placeHolder: t('Whose code is it?') });
}

async function writeConfig(folder: vscode.Uri, entry: ConnectionEntry): Promise<void> {
  const uri = vscode.Uri.joinPath(folder, CONFIG_FILE);
  const known = await vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => undefined,
  );
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(withConnection(known, entry)));
}

async function writeSetting(entry: ConnectionEntry): Promise<void> {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const all = settings.get<readonly ConnectionEntry[]>(SETTINGS.connections, []);
  const others = all.filter(({ name }) => name !== entry.name);
  await settings.update(SETTINGS.connections, [...others, entry], vscode.ConfigurationTarget.Global);
}

async function replaceToken({ flags, tokens, providers }: Needs): Promise<void> {
  const connection = await pickConnection(flags, t('Replace the token of which flag system?'));
  const connector = connection && (await providers.get(connection.provider))?.connector;
  const url = connection?.url;
  if (connection === undefined || connector === undefined || url === undefined) return;
  const token = await askText(
    {
      title: t`A new token for ${connection.name}`,
      step: 1,
      steps: 1,
      prompt: t`It is sent to ${url}. It needs: ${connector.tokenNeeds}.`,
      password: true,
      help: { tooltip: t('Make one'), url: connector.tokenPage(url) },
    },
    async (text) => {
      await connector.projects({ url, token: text });
      return text;
    },
  );
  if (token === undefined) return;
  await tokens.remember(connection, token);
  await flags.refresh();
  tellHowItWent(flags, connection.name);
}

async function forgetToken({ flags, tokens }: Needs): Promise<void> {
  const connection = await pickConnection(flags, t('Forget the token of which flag system?'));
  if (connection === undefined) return;
  await tokens.forget(connection);
  await flags.refresh();
  void notify.information(
    t`The token of ${connection.name} is forgotten here. It still holds at the flag system: revoke it there.`,
  );
}

async function testConnection({ flags }: Needs): Promise<void> {
  const connection = await pickConnection(flags, t('Test the connection to which flag system?'));
  if (connection === undefined) return;
  await flags.refresh();
  tellHowItWent(flags, connection.name);
}

function tellHowItWent(flags: WorkspaceFlags, name: string): void {
  const entries = flags.app.store.entries.filter(({ connection }) => connection.name === name);
  const problem = entries.find((entry) => entry.problem !== undefined)?.problem;
  if (problem !== undefined) {
    void notify.warning(problem);
    return;
  }
  const found = entries.map(
    ({ environment, snapshot }) => t`${environment.name}: ${snapshot?.flags.size ?? 0} flags`,
  );
  void notify.information(t`${name} is connected. ${found.join(', ')}.`);
}

async function pickConnection(flags: WorkspaceFlags, title: string): Promise<Connection | undefined> {
  const all = new Map(
    flags.app.store.entries
      .map(({ connection }) => connection)
      .filter(({ url }) => url !== undefined)
      .map((connection) => [connection.name, connection]),
  );
  const connections = [...all.values()];
  if (connections.length === 0)
    void notify.information(t('No flag system is connected here but flag files, which need no token.'));
  if (connections.length <= 1) return connections[0];
  const items = connections.map((connection) => ({
    label: connection.name,
    description: connection.url ?? '',
    connection,
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.connection;
}

async function told({ flags }: Needs, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    flags.app.log.error('Connecting failed.', error);
    void notify.error(error instanceof Error ? error.message : String(error));
  }
}
