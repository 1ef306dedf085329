import type { FlagKey, Variation } from '../model/flag.ts';

/** What a person wants for themself: the flag on, off, or a variation they pick. */
export type Wanted = 'on' | 'off' | 'pick';

/** The command by its name, and how a refusal of it begins. */
export function wantedWords(wanted: Wanted): { readonly title: string; readonly refused: string } {
  switch (wanted) {
    case 'on':
      return { title: 'Release to only me', refused: 'Not released.' };
    case 'off':
      return { title: 'Hold back from me', refused: 'Not held back.' };
    case 'pick':
      return { title: 'Release a variation to only me', refused: 'Not done.' };
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
      yes: 'Hold back from me',
      question: `Hold ${key} back from only you in ${environment}?`,
      doing: `Holding ${key} back from only you in ${environment}`,
      notYet: `${key} is not held back from you yet.`,
      change: `${key} held back from only you`,
    };
  }
  const [what, it] = value === true ? [key, ''] : [`"${name}" of ${key}`, ' this variation'];
  return {
    yes: `Release${it} to only me`,
    question: `Release ${what} to only you in ${environment}?`,
    doing: `Releasing ${what} to only you in ${environment}`,
    notYet: `${what} is not released to you yet.`,
    change: `${what} for only you`,
  };
}
