import type { FlagValue } from '../model/flag.ts';

export interface VersionOrder {
  /** Negative, zero or positive, as the left is older, the same or newer. */
  readonly order: number;
  readonly sameMajor: boolean;
  readonly sameMinor: boolean;
}

const VERSION = /^[vV]?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

const NUMBER = '(?:0|[1-9]\\d{0,14})';
const NAME = `(?:${NUMBER}|\\d*[A-Za-z-][0-9A-Za-z-]*)`;
const STRICT = new RegExp(
  `^${NUMBER}(?:\\.${NUMBER}){0,2}(?:-${NAME}(?:\\.${NAME})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);

const WHOLE = /^\d+\.\d+\.\d+([-+]|$)/;

/** Semantic Versioning 2.0 to the letter, but that minor and patch may be left out unless it has to be `whole`. */
export function isStrictVersion(value: FlagValue, whole?: boolean): value is string {
  return typeof value === 'string' && STRICT.test(value) && (whole !== true || WHOLE.test(value));
}

/** By Semantic Versioning 2.0, 11; undefined when either is no version. */
export function compareVersions(left: string, right: string): VersionOrder | undefined {
  const [a, b] = [parse(left), parse(right)];
  if (a === undefined || b === undefined) return undefined;
  const different = a.release.findIndex((part, index) => part !== b.release[index]);
  return {
    order:
      different === -1 ? comparePre(a.pre, b.pre) : (a.release[different] ?? 0) - (b.release[different] ?? 0),
    sameMajor: a.release[0] === b.release[0],
    sameMinor: a.release[1] === b.release[1],
  };
}

interface Version {
  readonly release: readonly number[];
  readonly pre: readonly string[];
}

function parse(version: string): Version | undefined {
  const parts = VERSION.exec(version);
  if (parts === null) return undefined;
  return {
    release: [1, 2, 3].map((group) => Number(parts[group] ?? 0)),
    pre: parts[4]?.split('.') ?? [],
  };
}

/** A release is newer than what led up to it. */
function comparePre(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    if (left !== right) return compareNames(left, right);
  }
  return a.length - b.length;
}

function compareNames(left: string, right: string): number {
  const [a, b] = [left, right].map((name) => (/^\d+$/.test(name) ? Number(name) : undefined));
  if (a !== undefined && b !== undefined) return a - b;
  if (a !== undefined || b !== undefined) return a === undefined ? 1 : -1;
  return left < right ? -1 : 1;
}
