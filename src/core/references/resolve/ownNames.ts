import type { FlagKey } from '../../model/flag.ts';
import type { Confidence, How } from '../../model/reference.ts';
import type { FileFacts } from '../facts.ts';
import { isTypeOfFlags } from '../flagNames.ts';
import type { Asked, AskedKeys } from './asked.ts';
import { isTypedFlag, type MemberOfType, membersNamed } from './declaredNames.ts';
import { isOfEnumOfKeys, membersOfType } from './enumsOfKeys.ts';
import { membersCalled } from './membersCalled.ts';
import type { Owners } from './owners.ts';
import type { Program } from './program.ts';

interface Named {
  readonly key: FlagKey;
  readonly confidence: Confidence;
}

/** What members of types of flags mean by their own names. */
export class OwnNames {
  readonly #program: Program;
  readonly #file: FileFacts;
  readonly #owners: Owners;
  readonly #known: AskedKeys;
  readonly #asked: Asked;

  constructor(program: Program, file: FileFacts, owners: Owners, known: AskedKeys, asked: Asked) {
    this.#program = program;
    this.#file = file;
    this.#owners = owners;
    this.#known = known;
    this.#asked = asked;
  }

  /** A member of a type of flags is its key, or spells it: `case newCheckout` for `new_checkout`. */
  keysOf(
    name: string,
    type: string,
    how: How,
    members = () => membersOfType(type, this.#file),
  ): readonly Named[] {
    if (!isTypeOfFlags(type)) {
      const isKey = isOfEnumOfKeys(name, members, (text) => this.#known.has(text));
      return isKey ? [{ key: name, confidence: 'probable' }] : [];
    }
    const known = this.#given(name, how);
    if (known.length > 0) return known.map((key) => ({ key, confidence: 'certain' }));
    const spelled = this.#known.spelled(name);
    if (spelled.length > 0 && !this.#owners.isOwner(type, [name, ...spelled], how)) return [];
    return spelled.map((key) => ({ key, confidence: key === name ? 'certain' : 'probable' }));
  }

  /** By what makes the member, or fills it. */
  #given(name: string, how: How): readonly FlagKey[] {
    const { family } = this.#file;
    const made = how === 'constant' ? membersNamed(this.#file, name).flatMap(madeOf) : [];
    const filled =
      (family === 'go' || family === 'jvm') && how === 'declaration'
        ? membersCalled(name, family, this.#program, this.#asked).filter(isTypedFlag)
        : [];
    const keys = [...made, ...filled.flatMap(({ value }) => (value.kind === 'text' ? [value.value] : []))];
    return keys.filter((key) => this.#known.has(key));
  }
}

function madeOf({ value }: MemberOfType): readonly FlagKey[] {
  return value.kind === 'text' && value.made ? [value.value] : [];
}
