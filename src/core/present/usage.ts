import type { Usage } from '../model/usage.ts';

/** `asked 1,240 times in the last 24 h: on 62, off 1,178 (Unleash metrics)` */
export function usageWords({ total, served, hours, source }: Usage): string {
  if (total === 0) return `not asked for in the last ${hours} h (${source})`;
  const times = total === 1 ? 'once' : `${countWords(total)} times`;
  const parts = [...(served ?? [])].map(([variation, count]) => `${variation} ${countWords(count)}`);
  const split = parts.length === 0 ? '' : `: ${parts.join(', ')}`;
  return `asked for ${times} in the last ${hours} h${split} (${source})`;
}

/** Not by a formatter that is there from the beginning: the first one takes tens of milliseconds to make. */
function countWords(count: number): string {
  return count.toLocaleString('en-GB');
}
