import { InputError } from '../../app/tools/input.ts';
import type { Proposed } from '../../app/tools/writing.ts';

/** A person has moved on, and so may have the flag. */
const LASTS_MS = 10 * 60_000;

interface Asked {
  readonly proposed: Proposed;
  /** The tool and what it was called with. */
  readonly call: string;
  readonly until: number;
}

/** Changes proposed to agents whose client cannot ask a person: each is made at most once, just as it was proposed. */
export class Confirmations {
  readonly #newId: () => string;
  readonly #asked = new Map<string, Asked>();

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  ask(proposed: Proposed, tool: string, input: object): unknown {
    const confirm = this.#newId();
    this.#asked.set(confirm, { proposed, call: callOf(tool, input), until: performance.now() + LASTS_MS });
    const { question, reach, change } = proposed;
    const next = `Nothing was changed. Show this to the person; only if they agree, call ${tool} again with the same input and "confirm".`;
    return { outcome: 'proposed', question, reach, change, confirm, next };
  }

  /** Throws unless this very call was proposed a little while ago and not made since. */
  take(confirm: unknown, tool: string, input: object): Proposed {
    const asked = this.#asked.get(String(confirm));
    if (asked === undefined || asked.until < performance.now())
      throw new InputError(
        'Nothing that was proposed has this "confirm" any more. Nothing was done: call without it.',
      );
    if (asked.call !== callOf(tool, input))
      throw new InputError('Something else was proposed under this "confirm". Nothing was done.');
    this.#asked.delete(String(confirm));
    return asked.proposed;
  }
}

function callOf(tool: string, input: object): string {
  const fields = Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([tool, fields]);
}
