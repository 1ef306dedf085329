import * as vscode from 'vscode';
import type { Log } from '../core/ports/log.ts';
import type { Scanner } from '../core/ports/scanner.ts';
import { Disposables } from './disposables.ts';
import { COMMANDS, SECTION, SETTINGS } from './ids.ts';
import type { Machine } from './machine.ts';
import { pause } from './pause.ts';
import type { Started } from './start.ts';
import { channelLog } from './workspace/logChannel.ts';
import { pathOf } from './workspace/paths.ts';

/** What is there from the beginning. */
export interface Known {
  readonly log: Log;
  readonly scanner: Scanner;
}

/** What it takes to find out whether there is anything to do, and the way to all the rest. */
export interface Beginning {
  readonly scanner: Scanner;
  /** The text of the journal; rejects where there is none. */
  readonly journal: () => Promise<string>;
  readonly rest: (known: Known) => Promise<Machine>;
}

/** What can be asked for in a workspace that is left alone. */
const ALWAYS = [COMMANDS.findFlags, COMMANDS.connect];

/**
 * Activation: nothing but the question whether a folder uses flags, which another thread answers. The code of the
 * features is read from disk only where one does, or somebody asks for them.
 */
export function begin(context: vscode.ExtensionContext, beginningWith: (log: Log) => Beginning): Started {
  const disposables = new Disposables();
  context.subscriptions.push(disposables);
  const channel = disposables.add(vscode.window.createOutputChannel('Release Lens', { log: true }));
  const log = channelLog(channel);
  const { scanner, journal, rest } = beginningWith(log);
  disposables.add({ dispose: () => void scanner.dispose() });

  const asleep = disposables.add(new Disposables());
  let awake: Promise<Started> | undefined;
  const wake = (found: ReadonlySet<string>) => {
    awake ??= waking(found);
    return awake;
  };
  const waking = async (found: ReadonlySet<string>) => {
    const { speak, start } = await import('./start.ts');
    speak();
    await pause();
    const machine = await rest({ log, scanner });
    await pause();
    return start(context, machine, { found, asleep });
  };
  const look = async () => {
    const found = await foldersWithFlags(scanner);
    if (awake !== undefined || found.size > 0 || (await isNamedIn(journal))) await (await wake(found)).ready;
  };
  for (const id of ALWAYS) {
    const asked = async (...given: unknown[]) => {
      await looked;
      await (await wake(new Set())).ready;
      return vscode.commands.executeCommand(id, ...given);
    };
    asleep.add(vscode.commands.registerCommand(id, asked));
  }
  const looking = () =>
    look().catch((error: unknown) => log.error('This workspace cannot be looked through.', error));
  const looked = looking();
  asleep.add(vscode.workspace.onDidChangeWorkspaceFolders(looking));
  return { ready: looked };
}

async function foldersWithFlags(scanner: Scanner): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    (vscode.workspace.workspaceFolders ?? []).map(async ({ uri }) => {
      const own = vscode.workspace.getConfiguration(SECTION, uri).get<unknown>(SETTINGS.connections, []);
      const root = pathOf(uri);
      const uses = (Array.isArray(own) && own.length > 0) || (await scanner.detect(root));
      return uses ? [root] : [];
    }),
  );
  return new Set(found.flat());
}

/** Something may be released to me here, though its flag file is gone. */
async function isNamedIn(journal: () => Promise<string>): Promise<boolean> {
  const text = await journal().catch(() => '');
  return (vscode.workspace.workspaceFolders ?? []).some(({ uri }) =>
    text.includes(JSON.stringify(pathOf(uri)).slice(1, -1)),
  );
}
