import path from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { ChunkReader } from './chunkReader.ts';
import { FolderServer } from './folderServer.ts';
import { Grammars } from './grammars.ts';
import type { Answer, Numbered, ReaderQuestion, Role, TakenSlice } from './messages.ts';
import { ReaderPool } from './readerPool.ts';
import { TextReader } from './textReader.ts';

if (parentPort) play(workerData, parentPort);

function play(role: Role, port: MessagePort): void {
  if (role.role === 'reader') serveReading(port);
  else serveIndex(port, role.readers);
}

function serveIndex(port: MessagePort, readers: number): void {
  const pool = new ReaderPool({ script: __filename, size: readers });
  const server = new FolderServer(pool, (posted) => port.postMessage(posted));
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
