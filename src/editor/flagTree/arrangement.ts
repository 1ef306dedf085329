import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  GROUPINGS,
  type Grouping,
  groupingWords,
  SORTINGS,
  type Sorting,
  sortingWords,
} from '../../core/present/arrange.ts';
import { MARKS } from '../../core/present/find.ts';
import { FILTERED_CONTEXT } from '../ids.ts';

const REMEMBERED = 'flagTree.arrangement';

interface Arranged {
  readonly by: Grouping;
  readonly sorting: Sorting;
  readonly filter: string;
}

const USUAL: Arranged = { by: 'nothing', sorting: 'name', filter: '' };

/** How a person likes the list of flags; remembered for each workspace. */
export class Arrangement implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();

  readonly onDidChange = this.#changed.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    void this.#tellFiltered();
  }

  get now(): Arranged {
    const { by, sorting, filter } = { ...USUAL, ...this.#memory.get<Partial<Arranged>>(REMEMBERED) };
    return {
      by: GROUPINGS.find((each) => each === by) ?? USUAL.by,
      sorting: SORTINGS.find((each) => each === sorting) ?? USUAL.sorting,
      filter,
    };
  }

  async group(): Promise<void> {
    const by = await choose(t('Group flags by'), GROUPINGS, this.now.by, groupingWords);
    if (by !== undefined) await this.#set({ by });
  }

  async sort(): Promise<void> {
    const sorting = await choose(t('Sort flags by'), SORTINGS, this.now.sorting, sortingWords);
    if (sorting !== undefined) await this.#set({ sorting });
  }

  /** The list follows while it is typed; backing out leaves it as it was. */
  filter(): void {
    const before = this.now.filter;
    const input = vscode.window.createInputBox();
    input.title = t('Filter flags');
    input.placeholder = MARKS.join(' ');
    input.prompt = t('Words of a key, name or owner, and what the flag is like');
    input.value = before;
    let accepted = false;
    input.onDidChangeValue((filter) => void this.#set({ filter }));
    input.onDidAccept(() => {
      accepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      if (!accepted) void this.#set({ filter: before });
      input.dispose();
    });
    input.show();
  }

  async clearFilter(): Promise<void> {
    await this.#set({ filter: '' });
  }

  async #set(change: Partial<Arranged>): Promise<void> {
    await this.#memory.update(REMEMBERED, { ...this.now, ...change });
    this.#changed.fire();
    await this.#tellFiltered();
  }

  async #tellFiltered(): Promise<void> {
    await vscode.commands.executeCommand('setContext', FILTERED_CONTEXT, this.now.filter !== '');
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

async function choose<T extends string>(
  title: string,
  of: readonly T[],
  now: T,
  words: (value: T) => string,
): Promise<T | undefined> {
  const items = of.map((value) => ({
    label: words(value),
    description: value === now ? '$(check)' : '',
    value,
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.value;
}
