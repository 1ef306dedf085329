import { t } from '@vscode/l10n';
import type { FlagKey } from './flag.ts';

/** Where a team does not want releases from here; names may hold `*` for any run of characters. */
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

/** Why it is forbidden, for the person; undefined when it is not. */
export function forbidden(
  guard: Guard | undefined,
  { environment, key, tags }: Guarded,
  what: 'self-releases' | 'releases' = 'self-releases',
): string | undefined {
  if (guard === undefined) return undefined;
  const words = what === 'releases' ? t('releases') : t('self-releases');
  if (matchesAny(guard.environments, environment)) return t`${words} in ${environment} are forbidden`;
  if (matchesAny(guard.flags, key)) return t`${words} of ${key} are forbidden`;
  const tag = tags.find((each) => matchesAny(guard.tags, each));
  return tag === undefined ? undefined : t`${words} of flags tagged "${tag}" are forbidden`;
}

/** `*` stands for any run of characters. */
export function matchesAny(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) => wildcard(pattern).test(name));
}

function wildcard(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'su');
}
