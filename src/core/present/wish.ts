import { t } from '@vscode/l10n';
import type { FlagKey, Variation } from '../model/flag.ts';

/** What a person wants for themself: the flag on, off, or a variation they pick. */
export type Wanted = 'on' | 'off' | 'pick';

/** The command by its name, and how a refusal of it begins. */
export function wantedWords(wanted: Wanted): { readonly title: string; readonly refused: string } {
  switch (wanted) {
    case 'on':
      return { title: t('Release to only me'), refused: t('Not released.') };
    case 'off':
      return { title: t('Hold back from me'), refused: t('Not held back.') };
    case 'pick':
      return { title: t('Release a variation to only me'), refused: t('Not done.') };
  }
}

/** A wish for one variation, as it is asked for, while it is carried out, and while somebody has yet to approve it. */
export interface WishWords {
  readonly yes: string;
  readonly question: string;
  readonly doing: string;
  readonly notYet: string;
  readonly change: string;
}

export function wishWords(key: FlagKey, { name, value }: Variation, environment: string): WishWords {
  if (value === false) {
    return {
      yes: t('Hold back from me'),
      question: t`Hold ${key} back from only you in ${environment}?`,
      doing: t`Holding ${key} back from only you in ${environment}`,
      notYet: t`${key} is not held back from you yet.`,
      change: t`${key} held back from only you`,
    };
  }
  const what = value === true ? key : t`"${name}" of ${key}`;
  return {
    yes: value === true ? t('Release to only me') : t('Release this variation to only me'),
    question: t`Release ${what} to only you in ${environment}?`,
    doing: t`Releasing ${what} to only you in ${environment}`,
    notYet: t`${what} is not released to you yet.`,
    change: t`${what} for only you`,
  };
}
