import { t } from '@vscode/l10n';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Refusal } from '../../core/ports/provider.ts';
import { type FlagdDocument, isObject, type RawFlag } from './document.ts';

export function unreadable(document: FlagdDocument, key: FlagKey): Refusal | undefined {
  const problem = document.problems.find((each) => each.key === key);
  return (
    problem && {
      refused: t`${key} cannot be read in ${document.file}: ${problem.message}.`,
      hint: t('Correct it there first.'),
    }
  );
}

export function missing(document: FlagdDocument, key: FlagKey): Refusal {
  return {
    refused: t`${key} is not defined in ${document.file}.`,
    hint: t('Add it there first, or pick another environment.'),
  };
}

export function disabled(document: FlagdDocument, key: FlagKey, flag: RawFlag): Refusal {
  const rules = isObject(flag.targeting ?? null) && Object.keys(flag.targeting as object).length > 0;
  const others = rules
    ? t('switching it on would also wake its targeting rules for other people')
    : t`switching it on would give everybody else "${flag.defaultVariant ?? ''}" instead of the default in their code`;
  return {
    refused: t`${key} is switched off in ${document.file}; ${others}.`,
    hint: t('Enable it in the file with rules you are sure of, then release it to yourself.'),
  };
}

export function unsafe(document: FlagdDocument, key: FlagKey): Refusal {
  return {
    refused: t`${key} is written in ${document.file} in a way that cannot be edited without touching more than your own part.`,
    hint: t(
      'Edit the file by hand (an alias, a merge key, a repeated key or a rule around yours stands in the way).',
    ),
  };
}
