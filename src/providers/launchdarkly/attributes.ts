import type { Looking } from '../../core/model/condition.ts';
import { IDENTITY_KEY, IDENTITY_KIND } from '../../core/model/identity.ts';

export const USER = 'user';

/**
 * What a clause looks at. With a context kind it is a reference (`/address/city`), without one a plain name, as in
 * the days before there were kinds. Undefined where it cannot be said in our terms.
 */
export function lookingAt(attribute: string, contextKind: string | null | undefined): Looking | undefined {
  const kind = contextKind || USER;
  const parts = attribute.startsWith('/') && contextKind ? partsOf(attribute) : [attribute];
  if (parts === undefined || parts[0] === '_meta' || parts.some(isUnspeakable)) return undefined;
  const [name = '', ...more] = parts;
  if (more.length === 0 && name === 'key') return { attribute: IDENTITY_KEY, kind, strict: true };
  if (more.length === 0 && name === 'kind') return { attribute: IDENTITY_KIND, strict: true };
  // What we call by these names is not an attribute of theirs.
  if (name === IDENTITY_KEY || name === IDENTITY_KIND || name === 'key') return undefined;
  return { attribute: parts.join('.'), kind, strict: true };
}

/** The other way round, for a clause with a context kind. Undefined where LaunchDarkly has no such attribute. */
export function referenceOf(attribute: string): string | undefined {
  const parts = attribute.split('.');
  const [only = ''] = parts;
  const reference =
    parts.length === 1 && !only.startsWith('/')
      ? only
      : `/${parts.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
  return lookingAt(reference, USER)?.attribute === attribute ? reference : undefined;
}

/** A dot leads into an object here, and a number into a list, where LaunchDarkly does not look. */
function isUnspeakable(part: string): boolean {
  return part === '' || part.includes('.') || /^(\d+|length)$/.test(part);
}

/** `~1` stands for a slash and `~0` for a tilde. */
function partsOf(reference: string): readonly string[] | undefined {
  if (/~(?![01])/.test(reference)) return undefined;
  return reference
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
