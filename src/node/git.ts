/**
 * A repository's own configuration may name programs that git runs for the plainest reading: a file monitor,
 * a signature checker, a transport that fetches what a partial clone lacks. None of them runs for us, so that
 * looking at a workspace that is not trusted stays looking. https://git-scm.com/docs/git-config
 */
const NOTHING_RUNS = ['core.fsmonitor=false', 'log.showSignature=false', 'protocol.allow=never'];

/** Arguments for a git that only reads. */
export function gitArguments(...args: readonly string[]): string[] {
  return [...NOTHING_RUNS.flatMap((setting) => ['-c', setting]), ...args];
}
