import type { Entry } from '../../app/flagStore.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Group } from '../../core/present/arrange.ts';
import type { EnvironmentRow } from '../../core/present/flagCard.ts';
import type { Suggestion } from '../connect/suggested.ts';
import type { Target } from '../target.ts';
import type { Located } from '../workspace/workspaceFlags.ts';

/** `within`: the group a node stands in, as a flag may stand in several. */
export interface FlagNode {
  readonly kind: 'flag';
  readonly key: FlagKey;
  readonly within: string;
  /** Where the group is one environment: its name. */
  readonly environment: string | undefined;
  /** What the item's commands are about. */
  target: Target;
}

export type Node =
  | FlagNode
  | { readonly kind: 'problem'; readonly entry: Entry; readonly message: string }
  | { readonly kind: 'suggestion'; readonly suggestion: Suggestion }
  | { readonly kind: 'group'; readonly group: Group; readonly environment: string | undefined }
  | { readonly kind: 'more'; readonly within: string; readonly left: number }
  | {
      readonly kind: 'environment';
      readonly key: FlagKey;
      readonly row: EnvironmentRow;
      readonly target: Target;
    }
  | { readonly kind: 'references'; readonly key: FlagKey; readonly found: readonly Located[] }
  | { readonly kind: 'reference'; readonly found: Located };
