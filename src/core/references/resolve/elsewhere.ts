import type { Expression, FileFacts } from '../facts.ts';
import { isTypeOfFlags } from '../flagNames.ts';
import { isFreelyNamed, isTypeName } from '../languages/family.ts';
import type { Asked } from './asked.ts';
import type { Program } from './program.ts';
import type { Value } from './value.ts';

/** Longer chains of aliases are not worth following, and cycles end here. */
export const DEEPEST = 12;

/** Who follows what other files say. */
export interface Follows {
  /** Nothing is being worked out around what is asked. */
  readonly isFree: boolean;
  evaluate(expression: Expression, file: FileFacts, depth: number): readonly Value[];
  member(value: Value, name: string, exact: boolean, depth: number): readonly Value[];
  /** Of what leads back to itself nothing comes. */
  once(what: unknown, work: () => readonly Value[]): readonly Value[];
}

/** What names mean that other files declare, hand on or export. Remembers what it asked them for. */
export class Elsewhere {
  readonly #program: Program;
  readonly #asked: Asked;
  readonly #follows: Follows;
  readonly #opened = new Map<FileFacts, readonly Value[]>();

  constructor(program: Program, asked: Asked, follows: Follows) {
    this.#program = program;
    this.#asked = asked;
    this.#follows = follows;
  }

  /** By packages, namespaces and modules that the code does not spell out here. */
  declaredAnywhere(name: string, from: FileFacts, depth: number, source?: string): readonly Value[] {
    this.#asked.add(`name:${name}`);
    const files = this.#program.declarers.meant(name, from.family, from.file, source);
    return this.#exported(files, name, depth);
  }

  /** Not declared here: from another file of the Go package, or from a star import. */
  free(name: string, file: FileFacts, depth: number): readonly Value[] {
    if (isFreelyNamed(file.family)) {
      const found = this.declaredAnywhere(name, file, depth);
      return found.length > 0 ? found : this.#ofOpenedTypes(name, file, depth);
    }
    if (file.family === 'go') {
      const { stem, files: siblings } = this.#program.modules.siblings(file.file, file.family);
      this.#asked.add(`stem:${stem}`);
      return this.#exported(siblings, name, depth);
    }
    const { stars } = this.#program.detailsOf(file);
    return stars.flatMap((source) => this.#exported(this.#files(source, file), name, depth));
  }

  /** `using static Shop.FeatureFlagKeys`, `use FeatureFlag::*`: members by their bare names. */
  #ofOpenedTypes(name: string, file: FileFacts, depth: number): readonly Value[] {
    return this.#openedTypes(file, depth).flatMap((type) => this.#follows.member(type, name, false, depth));
  }

  /** Every free name of the file asks; kept only where nothing around it cut the answer short. */
  #openedTypes(file: FileFacts, depth: number): readonly Value[] {
    const isWhole = this.#follows.isFree && depth < DEEPEST / 2;
    const known = isWhole ? this.#opened.get(file) : undefined;
    if (known) return known;
    const { openedTypes } = this.#program.detailsOf(file);
    const found = openedTypes.flatMap(({ name }) => this.declaredAnywhere(name, file, depth));
    const types = found.filter(({ kind }) => kind === 'object');
    if (isWhole) this.#opened.set(file, types);
    return types;
  }

  imported(source: string, imported: string, file: FileFacts, depth: number): readonly Value[] {
    if (isFreelyNamed(file.family)) return this.importedByName(source, imported, file, depth);
    const module = this.module(source, file);
    if (imported === '*') return [module];
    const found = this.#follows.member(module, imported, false, depth);
    // A package of the workspace need not be called like its folder.
    const isElsewhere = isPackage(source, file) && found.every(({ kind }) => kind === 'outside');
    const declared =
      isElsewhere && isTypeOfFlags(imported) ? this.declaredAnywhere(imported, file, depth) : [];
    return declared.length > 0 ? declared : found;
  }

  /** `import com.shop.Keys`, or a member of it: `import com.shop.Keys.CART`. */
  importedByName(source: string, imported: string, file: FileFacts, depth: number): readonly Value[] {
    const direct = this.declaredAnywhere(imported, file, depth, source);
    if (direct.length > 0) return direct;
    const owner = source.split('.').at(-2);
    const owners = owner && isTypeName(owner) ? this.declaredAnywhere(owner, file, depth, source) : [];
    const members = owners.flatMap((value) => this.#follows.member(value, imported, false, depth));
    if (members.length > 0) return members;
    // `pub use flags::*` in the module that the path names.
    const module = source.split('.').slice(0, -1).join('/');
    const handedOn = module === '' ? [] : this.#exported(this.#files(module, file), imported, depth);
    return handedOn.length > 0 ? handedOn : [{ kind: 'outside', source }];
  }

  module(source: string, from: FileFacts): Value {
    return { kind: 'module', files: this.#files(source, from), source, from };
  }

  #files(source: string, from: FileFacts): readonly string[] {
    const { stem, files } = this.#program.modules.find(source, from.file, from.family);
    this.#asked.add(`stem:${stem}`);
    const isOther = from.family === 'go' && this.#program.detailsOf(from).isOfOtherModule(source, files[0]);
    return isOther ? [] : files;
  }

  moduleMember(module: Extract<Value, { kind: 'module' }>, name: string, depth: number): readonly Value[] {
    const found = this.#exported(module.files, name, depth);
    if (found.length > 0) return found;
    if (module.from.family === 'python') {
      const dot = module.source.endsWith('.') || module.source === '' ? '' : '.';
      const source = `${module.source}${dot}${name}`;
      const files = this.#files(source, module.from);
      // Packages on the way to a module need not hold anything themselves.
      if (files.length > 0 || module.files.length === 0)
        return [{ kind: 'module', files, source, from: module.from }];
    }
    return module.files.length === 0 ? [{ kind: 'outside', source: module.source }] : [];
  }

  #exported(files: readonly string[], name: string, depth: number): readonly Value[] {
    if (depth > DEEPEST) return [];
    return this.#program.exporting(files, name).flatMap((file) => {
      const facts = this.#program.facts(file);
      return facts ? this.#exportedFrom(facts, name, depth + 1) : [];
    });
  }

  #exportedFrom(file: FileFacts, name: string, depth: number): readonly Value[] {
    const details = this.#program.detailsOf(file);
    const exported = details.exportNamed(name);
    if (exported?.kind === 'value')
      return this.#follows.once(exported, () => this.#follows.evaluate(exported.value, file, depth));
    if (exported)
      return this.#follows.once(exported, () =>
        this.imported(exported.source, exported.imported, file, depth),
      );
    return this.#follows.once(`${file.file}\0${name}`, () => this.#exportedFromWhole(file, name, depth));
  }

  /** A name that is not spelled out there. */
  #exportedFromWhole(file: FileFacts, name: string, depth: number): readonly Value[] {
    const details = this.#program.detailsOf(file);
    const wholes = details.wholes.flatMap((whole) => this.#follows.evaluate(whole, file, depth));
    if (name === 'default') return [];
    // `module.exports = { a, b }` gives `a` by name.
    const members = wholes.flatMap((whole) =>
      whole.kind === 'object' ? this.#follows.member(whole, name, false, depth) : [],
    );
    if (members.length > 0) return members;
    return details.handedOn.flatMap((source) =>
      isFreelyNamed(file.family)
        ? this.imported(`${source}.${name}`, name, file, depth)
        : this.#exported(this.#files(source, file), name, depth),
    );
  }
}

function isPackage(source: string, { family }: FileFacts): boolean {
  return family === 'javascript' && /^@?\w/.test(source);
}
