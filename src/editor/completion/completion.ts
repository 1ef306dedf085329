import * as vscode from 'vscode';
import { CONFIG_FILE } from '../../app/config/fields.ts';
import { configKeyAt } from '../../core/completion/configKeys.ts';
import { type KeyPlace, keyPlaceAt } from '../../core/completion/keyPlace.ts';
import { ownQuestions } from '../../core/completion/questions.ts';
import { mayBeCompared } from '../../core/completion/variantPlace.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Question } from '../../core/model/reference.ts';
import { suggestion } from '../../core/present/suggestion.ts';
import { dialectOf } from '../../core/references/languages/languages.ts';
import { CallTable } from '../../core/references/sdkCalls/callTable.ts';
import { Disposables } from '../disposables.ts';
import { cardMarkdown } from '../hover/hover.ts';
import type { FolderIndex } from '../workspace/folderIndex.ts';
import type { Variants } from '../workspace/variants.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import { EVERYWHERE } from '../written.ts';

/** More come as more is typed. */
const MOST = 50;
/** What a key may be opened with, or hold beside letters. */
const TRIGGERS = ['"', "'", '`', ':', '-', '.', '/'];

class KeyItem extends vscode.CompletionItem {
  readonly key: FlagKey;

  constructor(key: FlagKey, state: string) {
    super({ label: key, description: state }, vscode.CompletionItemKind.Constant);
    this.key = key;
  }
}

/** Keys inside flag calls, with what their flags are doing; also while the code around them does not parse yet. */
export function registerCompletion(flags: WorkspaceFlags, variants?: Variants): vscode.Disposable {
  const disposables = new Disposables();
  const asking = disposables.add(new Asking(flags));
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems(document, position) {
      const folder = flags.folderOf(document.uri);
      if (folder === undefined) return undefined;
      const place = keyPlaceIn(document, document.offsetAt(position), folder, asking);
      if (place !== undefined) return new vscode.CompletionList(itemsFor(flags, document, place), true);
      return variants && variantItems(variants, document, position, folder);
    },
    resolveCompletionItem(item) {
      if (item instanceof KeyItem) item.documentation = cardMarkdown(flags, item.key);
      return item;
    },
  };
  disposables.add(vscode.languages.registerCompletionItemProvider(EVERYWHERE, provider, ...TRIGGERS));
  return disposables;
}

function keyPlaceIn(
  document: vscode.TextDocument,
  offset: number,
  folder: FolderIndex,
  asking: Asking,
): KeyPlace | undefined {
  const file = folder.relative(document.uri) ?? '';
  const text = document.getText();
  if (file === CONFIG_FILE || file.endsWith(`/${CONFIG_FILE}`)) return configKeyAt(text, offset);
  const family = dialectOf(file)?.language.family ?? 'text';
  return keyPlaceAt({ text, offset, family, table: asking.tableOf(folder), questions: asking.questions });
}

function itemsFor(flags: WorkspaceFlags, document: vscode.TextDocument, place: KeyPlace): KeyItem[] {
  const stale = flags.stale();
  const range = new vscode.Range(document.positionAt(place.start), document.positionAt(place.end));
  return flags.search.like(place.typed, MOST).map((key) => {
    const { state, about, outdated, rank } = suggestion(key, flags.brief(key), stale.has(key), place.type);
    const item = new KeyItem(key, state);
    item.range = range;
    item.sortText = `${rank}${key}`;
    if (about !== undefined) item.detail = about;
    if (outdated) item.tags = [vscode.CompletionItemTag.Deprecated];
    return item;
  });
}

/** What a flag may give, where it is compared with something. */
async function variantItems(
  variants: Variants,
  document: vscode.TextDocument,
  position: vscode.Position,
  folder: FolderIndex,
): Promise<vscode.CompletionItem[]> {
  const family = dialectOf(folder.relative(document.uri) ?? '')?.language.family;
  if (!family || !mayBeCompared(document.getText(), document.offsetAt(position), family)) return [];
  const found = await variants.typedAt(document, position);
  if (found === undefined) return [];
  const range = new vscode.Range(document.positionAt(found.start), document.positionAt(found.end));
  return found.texts.map((text) => {
    const item = new vscode.CompletionItem(text, vscode.CompletionItemKind.EnumMember);
    item.range = range;
    item.detail = found.key;
    return item;
  });
}

/** The ways to ask for a flag, worked out when they are needed. */
class Asking implements vscode.Disposable {
  readonly #flags: WorkspaceFlags;
  readonly #changes: vscode.Disposable;
  readonly #tables = new WeakMap<object, CallTable>();
  #questions: ReadonlyMap<string, readonly Question[]> | undefined;

  constructor(flags: WorkspaceFlags) {
    this.#flags = flags;
    this.#changes = flags.onDidChange(() => {
      this.#questions = undefined;
    });
  }

  get questions(): ReadonlyMap<string, readonly Question[]> {
    this.#questions ??= ownQuestions(this.#flags.folders.map(({ indexer }) => indexer.index));
    return this.#questions;
  }

  tableOf({ config: { calls } }: FolderIndex): CallTable {
    const table = this.#tables.get(calls) ?? new CallTable(calls);
    this.#tables.set(calls, table);
    return table;
  }

  dispose(): void {
    this.#changes.dispose();
  }
}
