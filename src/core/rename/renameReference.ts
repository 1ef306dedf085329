import { t } from '@vscode/l10n';
import type { FlagKey } from '../model/flag.ts';
import type { Reference } from '../model/reference.ts';
import { isKeyText } from '../references/extract/keyText.ts';
import { type CaseName, toCase } from '../references/keyCase.ts';

/** What a rename does at one reference; UTF-16 offsets. */
export type Renaming =
  | {
      readonly kind: 'edit';
      readonly start: number;
      readonly end: number;
      readonly text: string;
      /** Why a person has to look at it; undefined where it is sure. */
      readonly doubt?: string;
    }
  /** A name for the key, which stays as it is. */
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly why: string };

const NONE: Renaming = { kind: 'none' };

export function canBeKey(text: string): boolean {
  return isKeyText(text);
}

/** `text`: the file's, as the reference was found in. */
export function renameReference(text: string, reference: Reference, to: FlagKey): Renaming {
  const { key, start, end, how, confidence } = reference;
  const written = text.slice(start, end);
  const edit = { kind: 'edit', start, end, text: to } as const;
  if (how === 'mention') return written === key ? { ...edit, doubt: t('text that speaks of it') } : NONE;
  const before = text[start - 1] ?? '';
  if (written === key && isQuote(before) && text[end] === before)
    return confidence === 'certain' ? edit : { ...edit, doubt: t('text that is equal to it') };
  if (written === key && before === ':' && how !== 'accessor' && how !== 'alias')
    return /^[A-Za-z_]\w*$/.test(to) ? edit : refused(t`:${to} is no symbol`);
  if (how === 'alias') return NONE;
  if (how === 'accessor') return respelledEdit(edit, written, key, to);
  if (written !== key) return refused(t('the key is put together here'));
  return how === 'declaration' || how === 'literal'
    ? { ...edit, doubt: t('an entry of that name') }
    : refused(t('the key is the name of a member here, whose uses would have to follow'));
}

function respelledEdit(
  edit: Extract<Renaming, { kind: 'edit' }>,
  name: string,
  key: FlagKey,
  to: FlagKey,
): Renaming {
  const text = respelled(name, key, to);
  if (text === undefined || !/^[A-Za-z_$][\w$]*$/.test(text))
    return refused(t`it cannot be told how ${to} is spelled here`);
  return { ...edit, text, doubt: t('its name as a member, which something may have to define') };
}

const CASES: readonly CaseName[] = ['camel', 'pascal', 'snake', 'upper', 'kebab', 'dot'];

/** The new key, spelled as the old one is in `name`; undefined where several ways of spelling would do. */
export function respelled(name: string, key: FlagKey, to: FlagKey): string | undefined {
  const cases = CASES.filter((each) => toCase(key, each) === name);
  const spellings = new Set([...cases.map((each) => toCase(to, each)), ...(name === key ? [to] : [])]);
  const [only, ...more] = spellings;
  return more.length === 0 ? only : undefined;
}

function isQuote(character: string): boolean {
  return character === '"' || character === "'" || character === '`';
}

function refused(why: string): Renaming {
  return { kind: 'refused', why };
}
