import type { FlagKey } from './flag.ts';

/** Where a team does not want self-releases; names may hold `*` for any run of characters. */
export interface Guard {
  readonly environments: readonly string[];
  readonly flags: readonly string[];
  readonly tags: readonly string[];
}

export interface Guarded {
  readonly environment: string;
  readonly key: FlagKey;
  readonly tags: readonly string[];
}

/** Why a self-release is forbidden, for the person; undefined when it is not. */
export function forbidden(guard: Guard | undefined, { environment, key, tags }: Guarded): string | undefined {
  if (guard === undefined) return undefined;
  if (matchesAny(guard.environments, environment)) return `self-releases in ${environment} are forbidden`;
  if (matchesAny(guard.flags, key)) return `self-releases of ${key} are forbidden`;
  const tag = tags.find((each) => matchesAny(guard.tags, each));
  return tag === undefined ? undefined : `self-releases of flags tagged "${tag}" are forbidden`;
}

/** `*` stands for any run of characters. */
export function matchesAny(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => wildcard(pattern).test(name));
}

function wildcard(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'su');
}
