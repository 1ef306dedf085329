import { Worker } from 'node:worker_threads';
import type { FileFacts } from '../../core/references/facts.ts';
import type { CallsConfig } from '../../core/references/sdkCalls/callTable.ts';
import type { ChunkResult, Plan, WorkerReply, WorkerRequest } from './messages.ts';

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;
type Result = Extract<WorkerReply, { result: unknown }>['result'];

interface Waiting {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
}

/** One worker and the questions it has not answered yet. */
export class WorkerThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private failure: Error | undefined;

  constructor(script: string) {
    this.worker = new Worker(script);
    this.worker.unref();
    this.worker.on('message', (reply: WorkerReply) => this.settle(reply));
    this.worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    this.worker.on('exit', (code) => this.fail(new Error(`the index worker ended with code ${code}`)));
  }

  get hasFailed(): boolean {
    return this.failure !== undefined;
  }

  async follow(plan: Plan): Promise<void> {
    await this.ask({ kind: 'plan', plan });
  }

  async readChunk(root: string, files: readonly string[]): Promise<ChunkResult> {
    const result = await this.ask({ kind: 'chunk', root, files });
    if (result === undefined || !('times' in result)) throw new Error('the index worker gave no result');
    return result;
  }

  async readText(file: string, text: string, config: CallsConfig): Promise<FileFacts | undefined> {
    const result = await this.ask({ kind: 'text', file, text, config });
    return result === undefined || 'times' in result ? undefined : result;
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private ask(request: Unnumbered<WorkerRequest>): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.failure) {
        reject(this.failure);
        return;
      }
      const id = ++this.last;
      // A worker that is being waited for keeps the process alive.
      if (this.waiting.size === 0) this.worker.ref();
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ ...request, id });
    });
  }

  private settle(reply: WorkerReply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if (this.waiting.size === 0) this.worker.unref();
    if ('error' in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply.result);
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.values()) reject(this.failure);
    this.waiting.clear();
  }
}
