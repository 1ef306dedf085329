import * as vscode from 'vscode';
import type { App } from '../../app/compose.ts';
import { Poller } from '../../app/poller.ts';
import { Disposables } from '../disposables.ts';

/** Keeps up with flag systems over the network, as often as somebody looks at this window. */
export function poll({ store, clock }: App): vscode.Disposable {
  const disposables = new Disposables();
  const poller = disposables.add(new Poller({ store, clock, focused: () => vscode.window.state.focused }));
  disposables.add(vscode.window.onDidChangeWindowState(() => poller.wake()));
  void poller.run();
  return disposables;
}
