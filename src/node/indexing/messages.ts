import type { FlagKey } from '../../core/model/flag.ts';
import type { ScanBatch, ScanTimes } from '../../core/ports/scanner.ts';
import type { FileFacts } from '../../core/references/facts.ts';
import type { CallsConfig } from '../../core/references/sdkCalls/callTable.ts';

/** What a worker looks for in the chunks that follow. */
export interface Plan {
  readonly config: CallsConfig;
  readonly keys: readonly FlagKey[];
  readonly aliases: readonly string[];
}

export type WorkerRequest =
  | { readonly kind: 'plan'; readonly id: number; readonly plan: Plan }
  | { readonly kind: 'chunk'; readonly id: number; readonly root: string; readonly files: readonly string[] }
  | {
      readonly kind: 'text';
      readonly id: number;
      readonly file: string;
      readonly text: string;
      readonly config: CallsConfig;
    };

export interface ChunkResult extends ScanBatch {
  readonly times: ScanTimes;
}

export type WorkerReply =
  | { readonly id: number; readonly result: ChunkResult | FileFacts | undefined }
  | { readonly id: number; readonly error: string };
