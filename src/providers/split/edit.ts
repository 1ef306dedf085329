import { type Edited, isRuleEdit, type Operation, type RuleEdit, ruleEdited } from './ruleEdits.ts';
import type { Definition, Treatment } from './wire.ts';

export type Edit = KeyEdit | RuleEdit;

/** One key into, or out of, one treatment's individual targets. */
type KeyEdit =
  /** `at`: where in the list it stood before; without it, last. */
  | { readonly edit: 'add'; readonly treatment: string; readonly key: string; readonly at?: number }
  /** `bare`: the treatment had no list at all before the key came. */
  | { readonly edit: 'remove'; readonly treatment: string; readonly key: string; readonly bare: boolean };

/**
 * Lists are edited by position, so every operation first tests that at this position still stands what it is meant
 * for: one test that fails refuses the whole patch (RFC 6902, 5).
 */
export function edited(definition: Definition, edits: readonly Edit[]): Edited {
  return edits.reduce<Edited>(
    (done, edit) => {
      const next = editOnce(done.definition, edit);
      return { definition: next.definition, patch: [...done.patch, ...next.patch] };
    },
    { definition, patch: [] },
  );
}

function editOnce(definition: Definition, edit: Edit): Edited {
  if (isRuleEdit(edit)) return ruleEdited(definition, edit);
  const index = definition.treatments.findIndex(({ name }) => name === edit.treatment);
  const treatment = definition.treatments[index];
  if (treatment === undefined) return { definition, patch: [] };
  const change = edit.edit === 'add' ? adding(treatment, index, edit) : removing(treatment, index, edit);
  if (change === undefined) return { definition, patch: [] };
  const named: Operation = { op: 'test', path: `/treatments/${index}/name`, value: treatment.name };
  return {
    definition: { ...definition, treatments: definition.treatments.with(index, change.treatment) },
    patch: [named, ...change.patch],
  };
}

interface Change {
  readonly treatment: Treatment;
  readonly patch: readonly Operation[];
}

function adding(
  treatment: Treatment,
  index: number,
  { key, at }: Extract<Edit, { edit: 'add' }>,
): Change | undefined {
  const keys = treatment.keys ?? undefined;
  const path = `/treatments/${index}/keys`;
  if (keys === undefined)
    return { treatment: { ...treatment, keys: [key] }, patch: [{ op: 'add', path, value: [key] }] };
  if (keys.includes(key)) return undefined;
  const place = at === undefined || at >= keys.length ? keys.length : at;
  const position = place === keys.length ? '-' : place;
  return {
    treatment: { ...treatment, keys: keys.toSpliced(place, 0, key) },
    patch: [{ op: 'add', path: `${path}/${position}`, value: key }],
  };
}

function removing(
  treatment: Treatment,
  index: number,
  { key, bare }: Extract<Edit, { edit: 'remove' }>,
): Change | undefined {
  const keys = treatment.keys ?? [];
  const at = keys.indexOf(key);
  if (at === -1) return undefined;
  const list = `/treatments/${index}/keys`;
  if (bare && keys.length === 1) {
    const { keys: _, ...rest } = treatment;
    const patch: readonly Operation[] = [
      { op: 'test', path: list, value: [key] },
      { op: 'remove', path: list },
    ];
    return { treatment: rest, patch };
  }
  const path = `${list}/${at}`;
  const patch: readonly Operation[] = [
    { op: 'test', path, value: key },
    { op: 'remove', path },
  ];
  return { treatment: { ...treatment, keys: keys.toSpliced(at, 1) }, patch };
}
