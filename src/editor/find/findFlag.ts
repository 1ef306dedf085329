import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { usesOf } from '../../app/codeUses.ts';
import { unreadWords } from '../../app/unread.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import { inPlace, MARKS, matches, nearestFirst, taken, wantedIn } from '../../core/present/find.ts';
import { iconless } from '../../core/present/iconless.ts';
import { youNote } from '../../core/present/inCode.ts';
import { Disposables } from '../disposables.ts';
import { stageIcon } from '../stageIcon.ts';
import { findable } from '../workspace/findable.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { type Action, actionsOn, run } from './actions.ts';

/** A list longer than this is not read, it is narrowed. */
const MOST = 200;
const BUTTONS = 4;
/** For so long a row is looked at before its code is shown. */
const REST_MS = 250;

interface Item extends vscode.QuickPickItem {
  readonly key?: FlagKey;
  readonly buttons?: readonly ActionButton[];
}

interface ActionButton extends vscode.QuickInputButton {
  readonly action: Action;
}

/** Any flag by its words and marks, with its state; where it is used is shown while moving through the list. */
export function findFlag(flags: WorkspaceFlags, title = t('Find a flag')): Promise<FlagKey | undefined> {
  const disposables = new Disposables();
  const preview = new Preview(flags);
  const pick = disposables.add(vscode.window.createQuickPick<Item>());
  pick.title = title;
  pick.placeholder = t`Words of its key, name or owner; ${MARKS.join(' ')}`;
  pick.matchOnDescription = true;
  const fill = (shown: readonly FlagKey[]) => {
    const active = pick.activeItems[0]?.key;
    pick.items = itemsFor(flags, pick.value, shown);
    const again = pick.items.find(({ key }) => key !== undefined && key === active);
    if (again !== undefined) pick.activeItems = [again];
  };
  return new Promise((resolve) => {
    let isFirst = true;
    /** The list goes with what it is made of: nothing waits for the word that it is gone. */
    const end = (chosen?: FlagKey) => {
      disposables.dispose();
      void preview.end(chosen === undefined).then(() => resolve(chosen));
    };
    disposables.add(pick.onDidChangeValue(() => fill([])));
    disposables.add(
      flags.onDidChange(() => fill(pick.items.flatMap(({ key }) => (key === undefined ? [] : [key])))),
    );
    disposables.add(
      pick.onDidChangeActive(([item]) => {
        // What is active when the list opens was not chosen to be looked at.
        if (!isFirst && item?.key !== undefined) preview.show(item.key);
        isFirst = false;
      }),
    );
    disposables.add(
      pick.onDidTriggerItemButton(({ button }) => {
        pick.hide();
        if ('action' in button) void run((button as ActionButton).action);
      }),
    );
    disposables.add(
      pick.onDidAccept(() => {
        const [marked] = pick.selectedItems;
        const chosen = taken(pick.items, ({ key }) => marked !== undefined && key === marked.key);
        if (chosen?.key !== undefined) end(chosen.key);
      }),
    );
    disposables.add(pick.onDidHide(() => end()));
    fill([]);
    pick.show();
  });
}

function itemsFor(flags: WorkspaceFlags, text: string, shown: readonly FlagKey[]): Item[] {
  const wanted = wantedIn(text);
  const stale = flags.stale();
  const found = flags.keys().filter((key) => matches(wanted, findable(flags, key, stale)));
  const items = inPlace(shown, nearestFirst(found, wanted))
    .slice(0, MOST)
    .map((key) => itemOf(flags, key));
  const more = found.length - items.length;
  if (more > 0)
    items.push({ label: t`and ${more} more`, description: t('type to narrow the list'), alwaysShow: true });
  return items;
}

function itemOf(flags: WorkspaceFlags, key: FlagKey): Item {
  const main = flags.main(key);
  const name = flags.app.store.anyState(key)?.name;
  const unknown = () => (unreadWords(flags.app.store) === undefined ? t('not defined') : t("can't tell"));
  const state = main === undefined ? unknown() : `${main.headline}${youNote(main)}`;
  const environment = main === undefined || main.tier === 'production' ? '' : `${main.environment}: `;
  return {
    key,
    label: iconless(key),
    description: iconless([`${environment}${state}`, ...(name === undefined ? [] : [name])].join(' · ')),
    iconPath: stageIcon(main?.stage ?? 'unknown'),
    // Filtered here: the list itself knows nothing of marks.
    alwaysShow: true,
    buttons: actionsOn(flags, key)
      .slice(0, BUTTONS)
      .map((action) => ({ iconPath: new vscode.ThemeIcon(action.icon), tooltip: action.label, action })),
  };
}

/** Shows where a flag is used without taking the focus, and goes back to where the person was. */
class Preview {
  readonly #flags: WorkspaceFlags;
  readonly #before = vscode.window.activeTextEditor;
  #resting = new AbortController();
  #shown = false;
  #showing: Promise<void> = Promise.resolve();

  constructor(flags: WorkspaceFlags) {
    this.#flags = flags;
  }

  /** Who clicks a flag or passes it by does not mean to look at its code, and an editor takes long to open. */
  show(key: FlagKey): void {
    this.#resting.abort();
    this.#resting = new AbortController();
    const { signal } = this.#resting;
    const open = () => {
      this.#showing = this.#showing
        .then(() => (signal.aborted ? undefined : this.#open(key)))
        // A file that cannot be opened is not shown.
        .catch(() => undefined);
    };
    void this.#flags.app.clock.wait(REST_MS, signal).then(open, () => undefined);
  }

  /** What opens late would lie on top of what comes after the list. */
  async end(back: boolean): Promise<void> {
    this.#resting.abort();
    await this.#showing;
    if (back) await this.#back();
  }

  async #open(key: FlagKey): Promise<void> {
    const located = this.#flags.referencesOf(key);
    const uses = new Set(usesOf(located.map(({ reference }) => reference)));
    const first = located.find(({ reference }) => uses.has(reference)) ?? located[0];
    if (first === undefined) return;
    this.#shown = true;
    const { uri, range } = first.location;
    await vscode.window.showTextDocument(uri, { preview: true, preserveFocus: true, selection: range });
  }

  async #back(): Promise<void> {
    if (!this.#shown || this.#before === undefined) return;
    const { document, viewColumn, selection } = this.#before;
    await vscode.window.showTextDocument(document, {
      selection,
      ...(viewColumn === undefined ? {} : { viewColumn }),
    });
  }
}
