import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { groupingWords } from '../../core/present/arrange.ts';
import type { Suggested } from '../connect/suggested.ts';
import { Disposables } from '../disposables.ts';
import { COMMANDS, VIEWS } from '../ids.ts';
import { targetOf } from '../target.ts';
import type { Touched, WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { Arrangement } from './arrangement.ts';
import { dragged, registerDrop } from './drag.ts';
import { FlagTree } from './flagTree.ts';
import { ThisFile } from './thisFile.ts';

/** While a workspace is looked through, news comes in many small parts. */
const GATHER_MS = 100;

/** The views of all flags, and of those of the file that is open. */
export function registerFlagTree(
  flags: WorkspaceFlags,
  memory: vscode.Memento,
  suggested: Suggested,
): vscode.Disposable {
  const disposables = new Disposables();
  const arrangement = disposables.add(new Arrangement(memory));
  const tree = new FlagTree(flags, arrangement, suggested);
  const all = disposables.add(
    vscode.window.createTreeView(VIEWS.flags, {
      treeDataProvider: tree,
      showCollapseAll: true,
      dragAndDropController: dragged,
    }),
  );
  const file = new ThisFile(flags);
  disposables.add(
    vscode.window.createTreeView(VIEWS.thisFile, { treeDataProvider: file, dragAndDropController: dragged }),
  );
  file.tellContext();
  const describe = () => {
    const { by, filter } = arrangement.now;
    const words = [
      ...(by === 'nothing' ? [] : [t`by ${groupingWords(by)}`]),
      ...(filter === '' ? [] : [filter]),
    ];
    all.description = words.join(' · ');
  };
  describe();
  disposables.add(
    arrangement.onDidChange(() => {
      describe();
      tree.refresh();
    }),
  );
  disposables.add(
    gathered(flags, (touched) => {
      tree.refresh(touched);
      file.refresh();
    }),
  );
  disposables.add(suggested.onDidChange(() => tree.refresh()));
  disposables.add(vscode.window.onDidChangeActiveTextEditor((editor) => file.show(editor)));
  disposables.add(registerDrop(flags));
  const command = (id: string, run: (argument: unknown) => unknown) =>
    disposables.add(vscode.commands.registerCommand(id, run));
  command(COMMANDS.groupFlags, () => arrangement.group());
  command(COMMANDS.sortFlags, () => arrangement.sort());
  command(COMMANDS.filterFlags, () => arrangement.filter());
  command(COMMANDS.clearFilter, () => arrangement.clearFilter());
  command(COMMANDS.showMore, (argument) => tree.showMore(targetOf(argument).id ?? ''));
  return disposables;
}

/** What changed within a moment, at once. */
function gathered(flags: WorkspaceFlags, tell: (touched: Touched) => void): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  let keys: Set<string> | undefined = new Set();
  const listening = flags.onDidChange((touched) => {
    if (touched === undefined) keys = undefined;
    else for (const key of touched) keys?.add(key);
    timer ??= setTimeout(() => {
      const now = keys;
      timer = undefined;
      keys = new Set();
      tell(now);
    }, GATHER_MS);
  });
  return {
    dispose: () => {
      listening.dispose();
      clearTimeout(timer);
    },
  };
}
