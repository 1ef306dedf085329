import ignore, { type Ignore } from 'ignore';

interface RuleSet {
  /** Where the part of a path begins that the patterns are relative to. */
  readonly from: number;
  readonly patterns: Ignore;
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

  /** A folder's path ends in `/`. Of a path in an ignored folder nobody is to ask. */
  ignores(path: string): boolean {
    for (const { from, patterns } of this.#sets) {
      const { ignored, unignored } = patterns.test(path.slice(from));
      if (ignored || unignored) return ignored;
    }
    return false;
  }

  /** With what the folder's own ignore file says. */
  with(folder: string, text: string): IgnoreRules {
    const patterns = ignore({ ignoreCase: this.#ignoreCase }).add(text);
    return new IgnoreRules(this.#ignoreCase, [{ from: folder.length, patterns }, ...this.#sets]);
  }

  /**
   * For what is inside a folder that is not ignored. A file that ignores the folder, but was overruled by one further
   * down, would take all inside for ignored as well.
   */
  inside(folder: string): IgnoreRules {
    const sets = this.#sets.map((set) => this.#takenBack(set, folder));
    return sets.every((set, at) => set === this.#sets[at]) ? this : new IgnoreRules(this.#ignoreCase, sets);
  }

  #takenBack(set: RuleSet, folder: string): RuleSet {
    const path = folder.slice(set.from);
    if (!set.patterns.test(path).ignored) return set;
    const pattern = `!/${path.replace(/[\\*?[]/g, '\\$&')}`;
    const patterns = ignore({ ignoreCase: this.#ignoreCase }).add(set.patterns).add({ pattern });
    return { ...set, patterns };
  }
}
