import type { FlagFacts, FolderLimits, Limits } from './facts.ts';

/** The limits for one flag. Of several folders that it is used in, the most patient one decides. */
export function limitsOf({ files }: FlagFacts, limits: Limits): Limits {
  const { folders = [] } = limits;
  if (folders.length === 0 || files === undefined) return limits;
  const own = [...new Set([...files()].map((file) => nearest(file, folders)))];
  if (own.length === 0) return limits;
  const most = (days: 'days' | 'temporaryDays') =>
    Math.max(...own.map((each) => each?.[days] ?? limits[days]));
  return { ...limits, days: most('days'), temporaryDays: most('temporaryDays') };
}

/** The innermost folder that says something; undefined where none does. */
function nearest(file: string, folders: readonly FolderLimits[]): FolderLimits | undefined {
  return folders
    .filter(({ folder }) => folder === '.' || file.startsWith(`${folder}/`))
    .reduce<FolderLimits | undefined>(
      (best, each) => (best === undefined || each.folder.length > best.folder.length ? each : best),
      undefined,
    );
}
