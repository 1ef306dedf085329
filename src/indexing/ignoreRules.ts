import ignore, { type Ignore } from 'ignore';
import { type IgnoredNames, ignoredNames } from './ignoredNames.ts';

interface RuleSet {
  /** Where the part of a path begins that the patterns are relative to. */
  readonly from: number;
  readonly patterns: Ignore;
  readonly said: IgnoredNames;
}

/**
 * What the ignore files of a folder and of all above it leave out. As in git, the deepest file that says anything of a
 * path decides, and there its last line. https://git-scm.com/docs/gitignore
 */
export class IgnoreRules {
  /** The deepest first. */
  readonly #sets: readonly RuleSet[];
  readonly #ignoreCase: boolean;

  constructor(ignoreCase: boolean, sets: readonly RuleSet[] = []) {
    this.#ignoreCase = ignoreCase;
    this.#sets = sets;
  }

  /** Both end in `/` where they are folders'. Of what is in an ignored folder nobody is to ask. */
  ignores(folder: string, name: string): boolean {
    for (const { from, patterns, said } of this.#sets) {
      if (!said.isAll && !said.names.test(name)) continue;
      const { ignored, unignored } = patterns.test(folder.slice(from) + name);
      if (ignored || unignored) return ignored;
    }
    return false;
  }

  /** With what the folder's own ignore file says. */
  with(folder: string, text: string): IgnoreRules {
    const patterns = ignore({ ignoreCase: this.#ignoreCase }).add(text);
    const said = ignoredNames(text, this.#ignoreCase);
    return new IgnoreRules(this.#ignoreCase, [{ from: folder.length, patterns, said }, ...this.#sets]);
  }

  /**
   * For what is inside a folder that is not ignored. A file that ignores the folder, but was overruled by one further
   * down, would take all inside for ignored as well.
   */
  inside(folder: string, name: string): IgnoreRules {
    const sets = this.#sets.map((set) => this.#inside(set, folder, name));
    return sets.every((set, at) => set === this.#sets[at]) ? this : new IgnoreRules(this.#ignoreCase, sets);
  }

  #inside(set: RuleSet, folder: string, name: string): RuleSet {
    const { said } = set;
    const isAll = said.isAll || said.folders.test(name);
    const own = isAll || said.names.test(name) ? this.#takenBack(set, folder.slice(set.from) + name) : set;
    return isAll === said.isAll ? own : { ...own, said: { ...said, isAll } };
  }

  #takenBack(set: RuleSet, path: string): RuleSet {
    if (!set.patterns.test(path).ignored) return set;
    const pattern = `!/${path.replace(/[\\*?[]/g, '\\$&')}`;
    const patterns = ignore({ ignoreCase: this.#ignoreCase }).add(set.patterns).add({ pattern });
    return { ...set, patterns };
  }
}
