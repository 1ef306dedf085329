import path from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { FolderRequest } from '../../core/ports/scanner.ts';
import { CachedReader } from './cachedReader.ts';
import { cacheFileFor } from './cacheFile.ts';
import { ChunkReader } from './chunkReader.ts';
import { FolderServer } from './folderServer.ts';
import { Grammars } from './grammars.ts';
import type { Answer, Numbered, PostedNote, ReaderQuestion, Role, TakenSlice } from './messages.ts';
import { ReaderPool } from './readerPool.ts';
import { TextReader } from './textReader.ts';

if (parentPort) play(workerData, parentPort);

function play(role: Role, port: MessagePort): void {
  if (role.role === 'reader') serveReading(port);
  else serveIndex(port, role);
}

function serveIndex(port: MessagePort, { readers, cacheFolder }: Extract<Role, { role: 'index' }>): void {
  const pool = new ReaderPool({ script: __filename, size: readers });
  const readerOf = (request: FolderRequest) =>
    new CachedReader(pool, cacheFolder && cacheFileFor(cacheFolder, request, __filename), (note) =>
      port.postMessage({ note } satisfies PostedNote),
    );
  const server = new FolderServer(readerOf, (posted) => port.postMessage(posted));
  port.on('message', (message: Numbered<Parameters<FolderServer['answer']>[0]> | TakenSlice) => {
    if ('taken' in message) server.taken(message.taken);
    else void answer(port, message.id, () => server.answer(message.question));
  });
}

function serveReading(port: MessagePort): void {
  const reader = new ChunkReader(new TextReader(new Grammars(path.join(__dirname, 'grammars'))));
  // One after the other: a chunk must not meet the plan of the pass after it.
  let queue = Promise.resolve();
  port.on('message', ({ id, question }: Numbered<ReaderQuestion>) => {
    queue = queue.then(() => answer(port, id, () => reader.answer(question)));
  });
}

async function answer<Result>(port: MessagePort, id: number, work: () => Promise<Result>): Promise<void> {
  let reply: Answer<Result>;
  try {
    reply = { id, result: await work() };
  } catch (error) {
    reply = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  port.postMessage(reply);
}
