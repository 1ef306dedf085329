import type { FileFacts } from '../facts.ts';
import type { Family } from '../languages/family.ts';
import { declaredNames } from './declaredNames.ts';
import { folderOf, isOwnSource } from './modules.ts';
import { isHintedAt, isSpelledIn, namesakesMeant } from './namesakes.ts';

const NOTHING: readonly never[] = [];

/** Files by the names they declare for all others of their family, and by `.member` of those. */
export class Declarers {
  readonly #byName = new Map<string, Set<string>>();
  /** Until a file comes or goes: everyday names are asked for from everywhere. */
  readonly #sorted = new Map<string, readonly string[]>();
  readonly #spelled = new Map<string, readonly string[]>();
  readonly #meant = new Map<string, readonly string[]>();

  add(facts: FileFacts): void {
    this.#forgetAnswers();
    for (const name of declaredNames(facts)) {
      const question = `${facts.family}:${name}`;
      const files = this.#byName.get(question);
      if (files) files.add(facts.file);
      else this.#byName.set(question, new Set([facts.file]));
    }
  }

  remove(facts: FileFacts): void {
    this.#forgetAnswers();
    for (const name of declaredNames(facts)) {
      const question = `${facts.family}:${name}`;
      const files = this.#byName.get(question);
      if (files?.delete(facts.file) && files.size === 0) this.#byName.delete(question);
    }
  }

  /** In path order: results must not depend on history. */
  named(name: string, family: Family): readonly string[] {
    const question = `${family}:${name}`;
    const files = this.#byName.get(question);
    return files === undefined ? NOTHING : remembered(this.#sorted, question, () => [...files].sort());
  }

  /** Those that a file means by the name, or by an import of it. */
  meant(name: string, family: Family, from: string, source: string | undefined): readonly string[] {
    const files = this.named(name, family);
    if (files.length === 0) return NOTHING;
    const question = `${family}:${name}:${source ?? ''}`;
    const spelled =
      source === undefined
        ? files
        : remembered(this.#spelled, question, () => files.filter((file) => isSpelledIn(file, source)));
    return remembered(this.#meant, `${question}:${folderOf(from)}`, () => {
      if (spelled.length > 0 || source === undefined) return namesakesMeant(spelled, from, source);
      // Kotlin and Scala may leave out of folders what all packages begin with.
      const isOwn = isOwnSource(source, from, family);
      return namesakesMeant(
        files.filter((file) => isOwn || isHintedAt(file, source)),
        from,
        source,
      );
    });
  }

  #forgetAnswers(): void {
    this.#sorted.clear();
    this.#spelled.clear();
    this.#meant.clear();
  }
}

function remembered<Answer>(answers: Map<string, Answer>, question: string, work: () => Answer): Answer {
  const known = answers.get(question);
  if (known !== undefined) return known;
  const answer = work();
  answers.set(question, answer);
  return answer;
}
