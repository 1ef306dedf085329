import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { ChunkReader } from './chunkReader.ts';
import { Grammars } from './grammars.ts';
import type { WorkerReply, WorkerRequest } from './messages.ts';
import { TextReader } from './textReader.ts';

const reader = new ChunkReader(new TextReader(new Grammars(path.join(__dirname, 'grammars'))));

async function answer(request: WorkerRequest): Promise<WorkerReply> {
  const { id } = request;
  try {
    switch (request.kind) {
      case 'plan':
        reader.follow(request.plan);
        return { id, result: undefined };
      case 'chunk':
        return { id, result: await reader.readChunk(request.root, request.files) };
      case 'text':
        return { id, result: await reader.readText(request.file, request.text, request.config) };
    }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

/** One after the other: a chunk must not meet the plan of the scan after it. */
let queue = Promise.resolve();
parentPort?.on('message', (request: WorkerRequest) => {
  queue = queue.then(async () => parentPort?.postMessage(await answer(request)));
});
