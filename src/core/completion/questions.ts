import type { Question } from '../model/reference.ts';
import type { References } from '../references/referenceTable.ts';

/** How the code's own functions ask for a flag, by name, as far as they were seen to. */
export function ownQuestions(indexes: readonly References[]): ReadonlyMap<string, readonly Question[]> {
  const found = new Map<string, Map<string, Question>>();
  for (const index of indexes) {
    for (const file of index.files()) {
      for (const { how, asks } of index.ofFile(file)) {
        if (how !== 'wrapper' || asks === undefined) continue;
        const same = found.get(asks.name) ?? new Map<string, Question>();
        same.set(`${asks.argument} ${asks.keyword} ${asks.property}`, asks);
        found.set(asks.name, same);
      }
    }
  }
  return new Map([...found].map(([name, questions]) => [name, [...questions.values()]]));
}
