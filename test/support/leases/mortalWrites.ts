import fs from 'node:fs';
import type { Fate } from './fate.ts';

type Callback = (...result: readonly unknown[]) => void;
type Call = (...args: unknown[]) => void;

/** Steps within the atomic writes of this process, which go through these functions; one of them after half a text. */
export function mortalWrites(fate: Fate): void {
  const functions = fs as unknown as Record<string, Call>;
  for (const name of ['open', 'write', 'fsync', 'close', 'chmod', 'rename']) {
    const real = functions[name] as Call;
    functions[name] = (...args) => {
      const done = args.pop() as Callback;
      if (name === 'write') {
        const [file, bytes] = args as [number, Uint8Array];
        if (fate.isNext) fs.writeSync(file, bytes.subarray(0, bytes.length / 2));
        fate.step('half of it was written');
      }
      real(...args, (...result: unknown[]) => {
        fate.step(`fs.${name}`);
        done(...result);
      });
    };
  }
}
