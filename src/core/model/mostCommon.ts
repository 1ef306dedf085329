/** Each once, those that come most often first. */
export function mostCommon<T>(all: Iterable<T>): readonly T[] {
  const times = new Map<T, number>();
  for (const each of all) times.set(each, (times.get(each) ?? 0) + 1);
  return [...times].sort(([, a], [, b]) => b - a).map(([each]) => each);
}
