import { t } from '@vscode/l10n';
import type { ValueType } from '../model/reference.ts';
import type { ReferenceRule } from './referenceRule.ts';
import { typeOf } from './valueType.ts';

/** `getBooleanValue` on a flag of texts: whatever the flag says, everybody gets the default. */
export const wrongType: ReferenceRule = ({ key, asks }, states) => {
  const wanted = asks?.type;
  if (wanted === undefined) return undefined;
  const types = states.map(typeOf);
  const [has] = types;
  if (has === undefined || types.some((type) => type !== has) || has === wanted) return undefined;
  return {
    check: 'wrong-type',
    message: t`${key}: ${asks?.name ?? ''} asks for a ${wanted}, but the flag's values are ${valuesWords(has)}: everybody gets the default`,
  };
};

function valuesWords(type: ValueType): string {
  switch (type) {
    case 'boolean':
      return t('booleans');
    case 'string':
      return t('strings');
    case 'number':
      return t('numbers');
    case 'object':
      return t('objects');
  }
}
