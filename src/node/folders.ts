import envPaths from 'env-paths';

export const JOURNAL_FILE = 'journal.jsonl';

/** Where this user's data lives on this machine: the journal, shared by every window and the command line. */
export function dataFolder(): string {
  return process.env['RELEASE_LENS_HOME'] ?? envPaths('release-lens', { suffix: '' }).data;
}
