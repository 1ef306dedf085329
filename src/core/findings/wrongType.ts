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
    message: `${key}: ${asks?.name} asks for a ${wanted}, but the flag's values are ${PLURAL[has]}: everybody gets the default`,
  };
};

const PLURAL = { boolean: 'booleans', string: 'strings', number: 'numbers', object: 'objects' } as const;
