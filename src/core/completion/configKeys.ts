import type { OpenString } from './openString.ts';
import { openStringAt } from './openString.ts';

/** Members of `release-lens.json` that list flags: what is never stale, what nobody releases to themself. */
const LIST_OF_KEYS = /"(ignore|flags)"\s*:\s*\[[^[\]{}]*$/;

/** Where a key belongs in the project's configuration. */
export function configKeyAt(text: string, offset: number): OpenString | undefined {
  const open = openStringAt(text, offset, 'jvm');
  return open !== undefined && LIST_OF_KEYS.test(text.slice(0, open.opening)) ? open : undefined;
}
