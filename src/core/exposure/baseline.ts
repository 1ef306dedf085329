import type { FlagState, Serve, Share } from '../model/flagState.ts';

/** All values are booleans: a population then simply has it or has it not. */
export function isToggle({ variations }: FlagState): boolean {
  return variations.length > 0 && variations.every(({ value }) => typeof value === 'boolean');
}

/** What the unreleased get: `false` of a boolean flag, else what most fall through to. */
export function baselineOf(state: FlagState): string | null {
  if (state.status !== 'on') return sharesOf(state.whenOff)[0]?.variation ?? null;
  if (isToggle(state)) return state.variations.find(({ value }) => value === false)?.name ?? null;
  const [largest] = [...sharesOf(state.otherwise)].sort((a, b) => b.share - a.share);
  return largest?.variation ?? null;
}

export function isBaseline(state: FlagState, variation: string | null): boolean {
  return unreleasedIn(state)(variation);
}

/** Whether a variation is what the unreleased get, or as good as that. */
export function unreleasedIn(state: FlagState): (variation: string | null) => boolean {
  const baseline = baselineOf(state);
  if (!isToggle(state)) return (variation) => variation === baseline;
  return (variation) =>
    variation === baseline ||
    variation === null ||
    state.variations.find(({ name }) => name === variation)?.value === false;
}

export function sharesOf(serve: Serve): readonly Share[] {
  switch (serve.kind) {
    case 'variation':
      return [{ variation: serve.variation, share: 1 }];
    case 'split':
      return serve.shares;
    case 'unknown':
      return [];
  }
}
