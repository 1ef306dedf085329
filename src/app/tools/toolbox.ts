import type { Desk } from './desk.ts';
import { Input } from './input.ts';
import { explainFlag, flagReferences, flagState, listStale, proposeRemoval } from './reading.ts';
import { TOOLS, type Tool, type ToolName } from './table.ts';
import { type Proposed, proposeEnd, proposeRelease, type Settled } from './writing.ts';

/** An answer to read, or a change that waits for a person. */
export type Answer =
  | { readonly is: 'told'; readonly data: unknown }
  | { readonly is: 'proposed'; readonly proposed: Proposed };

type Work = (desk: Desk, input: Input) => unknown;

const READING: Partial<Readonly<Record<ToolName, Work>>> = {
  flag_state: flagState,
  explain_flag: explainFlag,
  flag_references: flagReferences,
  stale_flags: listStale,
  propose_flag_removal: proposeRemoval,
};

const WRITING: Partial<
  Readonly<Record<ToolName, (desk: Desk, input: Input) => Promise<Proposed | Settled>>>
> = {
  release_to_only_me: proposeRelease,
  end_self_release: proposeEnd,
};

/** Rejects with `InputError`, `ProviderError` or `FileError`; nothing is written before `carryOut`. */
export async function useTool(tool: Tool, given: unknown, desk: Desk): Promise<Answer> {
  const input = new Input(tool.input, given);
  const propose = WRITING[tool.name];
  if (propose === undefined) return { is: 'told', data: await READING[tool.name]?.(desk, input) };
  const answer = await propose(desk, input);
  return 'outcome' in answer ? { is: 'told', data: answer } : { is: 'proposed', proposed: answer };
}

export function toolNamed(name: string): Tool | undefined {
  return TOOLS.find((tool) => tool.name === name);
}
