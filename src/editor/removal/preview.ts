import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RemovalInFile } from '../../app/removeFlag.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Place, PlaceKind } from '../../core/removal/places.ts';
import type { Remark } from '../../core/removal/plan.ts';
import { addNote } from '../edits.ts';

/** One file of a removal, and the document its offsets count in. */
export interface OpenRemoval extends RemovalInFile {
  readonly document: vscode.TextDocument;
}

/** An edit that is offered besides, and never made unless it is ticked. */
export interface Offer {
  readonly document: vscode.TextDocument;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly label: string;
}

export interface PreviewInput {
  readonly key: FlagKey;
  /** `on`, `blue`: what stays. */
  readonly words: string;
  readonly why: string | undefined;
  readonly removals: readonly OpenRemoval[];
  readonly offers: readonly Offer[];
  /** Whole files that could go. */
  readonly idle: readonly Idle[];
}

/** A file that only the removed code imported, or a test of it. */
export interface Idle {
  readonly uri: vscode.Uri;
  /** What it is a test of. */
  readonly testOf?: string;
}

const ICONS: Readonly<Record<PlaceKind, string>> = { use: 'edit', name: 'symbol-constant' };

/**
 * The removal for the editor's own preview: what is done is ticked, what is offered is not, and what is refused or left
 * shows among them with its reason, as an edit that changes nothing.
 */
export function previewEdit({ key, words, why, removals, offers, idle }: PreviewInput): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const labels: Readonly<Record<PlaceKind, string>> = {
    use: t`${key} is ${words} from now on`,
    name: t('The names of the key go'),
  };
  for (const { document, places, refusals, leftovers } of removals) {
    const said = offers.some((offer) => offer.document === document);
    for (const { start, end, text, kind } of places) {
      edit.replace(document.uri, rangeIn(document, start, end), text, {
        needsConfirmation: false,
        label: labels[kind],
        iconPath: new vscode.ThemeIcon(ICONS[kind]),
        ...(why === undefined || kind === 'name' ? {} : { description: why }),
      });
    }
    for (const { at, what } of refusals) note(edit, document, at, t`Not changed: ${what}`);
    for (const remark of said ? [] : leftovers) left(edit, document, besides(remark, places));
  }
  for (const each of offers) offer(edit, each.document, each);
  for (const each of idle) offerFile(edit, each);
  const isAsked = offers.length + idle.length > 0 || removals.some(hasRemarks);
  const first = removals.find(({ places }) => places.length > 0);
  if (!isAsked && first) {
    const look = t('Nothing else is left: look through the changes, then choose Apply');
    note(edit, first.document, first.places[0]?.start ?? 0, look);
  }
  return edit;
}

function hasRemarks({ refusals, leftovers }: OpenRemoval): boolean {
  return refusals.length + leftovers.length > 0;
}

/** A place is changed as a whole: what lies in one cannot be a row of its own, and is offered afterwards. */
function besides({ offer, ...remark }: Remark, places: readonly Place[]): Remark {
  const isFree = offer && places.every(({ start, end }) => end <= offer.start || start >= offer.end);
  return isFree ? { ...remark, offer } : remark;
}

/** What could go besides is a row that takes it, the rest one that says so. */
function left(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  { at, what, offer: it }: Remark,
): void {
  if (it === undefined) note(edit, document, at, t`For you to look at: ${what}`);
  else offer(edit, document, { ...it, text: '', label: t`Could go as well: ${what}` });
}

/** A row that is not ticked. */
function offer(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  { start, end, text, label }: Omit<Offer, 'document'>,
): void {
  const iconPath = new vscode.ThemeIcon('trash');
  edit.replace(document.uri, rangeIn(document, start, end), text, {
    needsConfirmation: true,
    label,
    iconPath,
  });
}

/** Deleted as a whole. */
function offerFile(edit: vscode.WorkspaceEdit, { uri, testOf }: Idle): void {
  const label =
    testOf === undefined
      ? t('Could go as well: nothing imports this file any more')
      : t`Could go as well: the test of ${testOf}`;
  edit.deleteFile(uri, {}, { needsConfirmation: true, label, iconPath: new vscode.ThemeIcon('trash') });
}

function note(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, at: number, label: string): void {
  addNote(edit, document.uri, document.positionAt(at), label);
}

export function rangeIn(document: vscode.TextDocument, start: number, end: number): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
