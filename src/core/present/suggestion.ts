import { t } from '@vscode/l10n';
import { typeOf } from '../findings/valueType.ts';
import type { FlagKey } from '../model/flag.ts';
import type { ValueType } from '../model/reference.ts';
import type { Brief } from './flagCard.ts';

/** A flag as an entry of a list to complete a key from. */
export interface Suggestion {
  readonly key: FlagKey;
  /** `◑ 5%` */
  readonly state: string;
  readonly about: string | undefined;
  /** Its work is done, or it is defined nowhere: nobody should begin to ask for it. */
  readonly outdated: boolean;
  /** Orders the list: flags a call may ask for, then those of another type, then those past their time. */
  readonly rank: 0 | 1 | 2;
}

export function suggestion(
  key: FlagKey,
  brief: Brief | undefined,
  isStale: boolean,
  wanted: ValueType | undefined,
): Suggestion {
  const outdated = isStale || brief === undefined;
  const type = brief?.state && typeOf(brief.state);
  const fits = wanted === undefined || type === undefined || type === wanted;
  return {
    key,
    state: brief === undefined ? t('not defined') : `${brief.glyph} ${brief.headline}`,
    about: brief?.state?.description ?? brief?.state?.name,
    outdated,
    rank: outdated ? 2 : fits ? 0 : 1,
  };
}
