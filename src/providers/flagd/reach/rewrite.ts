import type { FlagKey, FlagValue } from '../../../core/model/flag.ts';
import { sameJson } from '../../../core/model/sameJson.ts';
import type { Snapshot } from '../../../core/model/snapshot.ts';
import { edited, flagNode } from '../edited.ts';
import type { TextEdit } from '../insertArm.ts';
import { type Located, member } from '../located.ts';
import { removeItems } from '../removeArm.ts';
import { documentOf } from '../snapshot.ts';
import { type Chain, type ChainArm, chainOf, type Link, linksOf } from './chain.ts';
import { addArm, itemOf, removeArmAt, setTail } from './edits.ts';
import { keyList, withoutKey } from './populations.ts';

interface Standing {
  readonly text: string;
  readonly flag: Located;
  readonly links: readonly Link[];
  readonly chain: Chain;
}

/**
 * One flag's targeting rewritten edit by edit, each read again and compared with what it was to come to: one that
 * came to anything else is as good as none, and everything after it.
 */
export class Rewrite {
  readonly #key: FlagKey;
  #snapshot: Snapshot | undefined;

  constructor(snapshot: Snapshot, key: FlagKey) {
    this.#snapshot = snapshot;
    this.#key = key;
  }

  /** Undefined where the text cannot be edited without touching more than is meant. */
  get snapshot(): Snapshot | undefined {
    return this.#snapshot;
  }

  get chain(): Chain {
    return this.#snapshot === undefined ? { arms: [] } : chainIn(this.#snapshot, this.#key);
  }

  /** `before`: the arm it is to stand before; left out: it comes last, before what all others get. */
  add(arm: ChainArm, before?: number): void {
    this.#edit(
      ({ text, flag, links }) => addArm(text, flag, links, arm, before),
      ({ arms, ...rest }) => ({ ...rest, arms: arms.toSpliced(before ?? arms.length, 0, arm) }),
    );
  }

  remove(arm: number): void {
    this.#edit(
      ({ text, flag, links }) => removeArmAt(text, flag, links, arm),
      ({ arms, ...rest }) => ({ ...rest, arms: arms.toSpliced(arm, 1) }),
    );
  }

  /** Takes one key out of the list that an arm's condition is. */
  removeKey(arm: number, key: FlagValue): void {
    this.#edit(
      ({ text, links, chain }) => {
        const index = keyList(chain.arms[arm]?.condition)?.indexOf(key) ?? -1;
        const list = member(itemOf(links, arm)?.item, 'in')?.items[1];
        return list && removeItems(text, list, index, 1);
      },
      ({ arms, ...rest }) => ({
        ...rest,
        arms: arms.map((each, at) =>
          at === arm ? { ...each, condition: withoutKey(each.condition, key) } : each,
        ),
      }),
    );
  }

  setTail(tail: FlagValue | undefined): void {
    this.#edit(
      ({ text, flag, links }) => setTail(text, flag, links, tail),
      ({ arms }) => ({ arms, ...(tail === undefined ? {} : { tail }) }),
    );
  }

  #edit(make: (standing: Standing) => TextEdit | undefined, wanted: (chain: Chain) => Chain): void {
    const before = this.#snapshot;
    const standing = before && standingIn(before, this.#key);
    const edit = standing && make(standing);
    this.#snapshot = before && standing && edit && edited(before, this.#key, standing.flag, edit);
    if (standing !== undefined && !sameJson(this.chain, wanted(standing.chain))) this.#snapshot = undefined;
  }
}

export function chainIn(snapshot: Snapshot, key: FlagKey): Chain {
  return chainOf(documentOf(snapshot).flags.get(key)?.targeting);
}

function standingIn(snapshot: Snapshot, key: FlagKey): Standing | undefined {
  const document = documentOf(snapshot);
  const flag = flagNode(document, key);
  const targeting = document.flags.get(key)?.targeting;
  const links = linksOf(targeting, member(flag, 'targeting'));
  if (flag === undefined || links === undefined) return undefined;
  return { text: document.text, flag, links, chain: chainOf(targeting) };
}
