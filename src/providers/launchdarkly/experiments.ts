import type { Flag } from './api.ts';

/** When the last of a flag's experiments was stopped in an environment; undefined while one runs, or none ever did. */
export function experimentEndedAt(
  { experiments }: Pick<Flag, 'experiments'>,
  environment: string,
): number | undefined {
  const ran = (experiments?.items ?? []).flatMap(({ _environmentSettings: all }) => {
    const here = all && Object.hasOwn(all, environment) ? all[environment] : undefined;
    return typeof here?.startDate === 'number' ? [{ from: here.startDate, to: here.stopDate ?? 0 }] : [];
  });
  if (ran.length === 0 || ran.some(({ from, to }) => to < from)) return undefined;
  return Math.max(...ran.map(({ to }) => to));
}
