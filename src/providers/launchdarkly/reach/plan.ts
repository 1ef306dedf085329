import { t } from '@vscode/l10n';
import type { FlagKey } from '../../../core/model/flag.ts';
import type { Reach } from '../../../core/model/reach.ts';
import type { Snapshot } from '../../../core/model/snapshot.ts';
import { isRefusal, type Plan, type Refusal } from '../../../core/ports/provider.ts';
import type { Config, Flag } from '../api.ts';
import { Edit } from '../edit.ts';
import { variationsOf } from '../map.ts';
import { definedIn } from '../plan.ts';
import { segmentsOf } from '../segments.ts';
import { nativeOf, withFlag } from '../snapshot.ts';
import { halfOf, type ReachChange } from './change.ts';
import { led, sleeps } from './led.ts';
import { name } from './named.ts';
import { served } from './share.ts';
import { shown } from './shown.ts';
import type { Wish } from './wish.ts';
import { withdraw } from './withdraw.ts';

/** Rules of our own behind those of others, and a share of all whom none of them reaches. */
export function planReach(before: Snapshot, key: FlagKey, reach: Reach): Plan | Refusal {
  const defined = definedIn(before, key);
  if (isRefusal(defined)) return defined;
  const { flag, config } = defined;
  const state = before.flags.get(key);
  const mine = variationsOf(flag).findIndex((each) => each.name === reach.variation);
  if (state === undefined || mine === -1)
    return { refused: t`${key} has no variation "${reach.variation}".` };
  const barred = led(before, flag, config) ?? (config.on ? undefined : sleeps(before, flag, state, reach));
  if (barred !== undefined) return barred;
  const edit = new Edit(flag, config);
  const segment = segmentsOf(nativeOf(before).segments);
  const wish: Wish = { before, flag, state, mine, reach, segment, edit };
  const refusal = withdraw(wish) ?? name(wish) ?? share(wish);
  if (refusal !== undefined) return refusal;
  if (reach.with.length > 0 || (reach.share ?? 0) > 0) edit.switch(true);
  return planned(before, flag, config, edit);
}

function share({ edit, flag, state, mine, reach }: Wish): Refusal | undefined {
  const next = reach.share === undefined ? undefined : served(flag, edit.config, state, mine, reach.share);
  if (next === undefined) return undefined;
  if ('refused' in next) return next;
  edit.serve(next);
  return undefined;
}

export function planned(before: Snapshot, flag: Flag, config: Config, edit: Edit): Plan {
  const { environment } = nativeOf(before);
  const change: ReachChange = { was: halfOf(config), is: halfOf(edit.config), moved: edit.moved };
  const touched = [...edit.moved, ...edit.step.undated];
  const environments = { ...flag.environments, [environment]: edit.config };
  return {
    before,
    after: withFlag(before, { ...flag, environments }),
    texts: {
      name: `${flag.key} in ${environment}`,
      before: shown(flag, config, touched),
      after: shown(flag, edit.config, touched),
    },
    change,
    steps: edit.step.instructions.length === 0 ? [] : [edit.step],
  };
}
