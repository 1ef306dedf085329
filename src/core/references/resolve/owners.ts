import type { FlagKey } from '../../model/flag.ts';
import type { How } from '../../model/reference.ts';
import type { FileFacts } from '../facts.ts';
import { isDouble, likenessToFlags } from '../flagNames.ts';
import { isFreelyNamed, isTypeName } from '../languages/family.ts';
import type { Asked } from './asked.ts';
import { isTypeOfOthersFlags } from './declaredNames.ts';
import { membersCalled } from './membersCalled.ts';
import type { Program } from './program.ts';

/** Whose name it is, where several types have one of the same letters: asked for one file. */
export class Owners {
  readonly #program: Program;
  readonly #file: FileFacts;
  readonly #asked: Asked;

  constructor(program: Program, file: FileFacts, asked: Asked) {
    this.#program = program;
    this.#file = file;
    this.#asked = asked;
  }

  /** Of several types with a member so called, or like its key, those that are most like flags. */
  isOwner(type: string, names: readonly string[], how: How): boolean {
    const { family } = this.#file;
    const members = [...new Set(names)].flatMap((name) =>
      membersCalled(name, family, this.#program, this.#asked),
    );
    const owners = members.flatMap((each) =>
      each.value.kind === 'text' && each.value.own !== undefined ? [each.type] : [],
    );
    if (owners.length === 0 || (how === 'declaration' && isDouble(type))) return true;
    // A label of what makes a type is another type's member; what a test is given as flags is none.
    if (how === 'declaration' && isTypeName(type) && isFreelyNamed(family)) return owners.includes(type);
    return likenessToFlags(type) >= Math.max(...owners.map(likenessToFlags));
  }

  /** A constant of the same letters as one that a type of flags is said of. */
  isOfOtherType(key: FlagKey, typed: string | undefined, speaks: boolean): boolean {
    if (this.#file.family !== 'go' || isTypeOfOthersFlags(typed) || (typed === undefined && speaks))
      return false;
    this.#asked.add(`name:=${key}`);
    return this.#program.declarers.named(`=${key}`, 'go').length > 0;
  }
}
