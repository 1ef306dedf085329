import path from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { FolderRequest } from '../../core/ports/scanner.ts';
import { ChunkReader } from '../../indexing/chunkReader.ts';
import { answered } from '../../indexing/conversation.ts';
import { FolderServer } from '../../indexing/folderServer.ts';
import { Grammars } from '../../indexing/grammars.ts';
import {
  buffersOf,
  type Numbered,
  type PostedNote,
  type ReaderQuestion,
  type Role,
  type TakenSlice,
} from '../../indexing/messages.ts';
import { TextReader } from '../../indexing/textReader.ts';
import { CachedReader } from './cachedReader.ts';
import { cacheFileFor } from './cacheFile.ts';
import { diskFolders } from './diskFolders.ts';
import { FileReader } from './fileReader.ts';
import { grammarsIn } from './grammarFiles.ts';
import { ReaderPool } from './readerPool.ts';
import { asTheyWere, type StampsQuestion } from './stamps.ts';

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
  const server = new FolderServer({
    folders: diskFolders,
    readerOf,
    post: (posted) => port.postMessage(posted),
  });
  port.on('message', (message: Numbered<Parameters<FolderServer['answer']>[0]> | TakenSlice) => {
    if ('taken' in message) server.taken(message.taken);
    else void answer(port, message.id, () => server.answer(message.question));
  });
}

function serveReading(port: MessagePort): void {
  const reader = new ChunkReader(
    new FileReader(),
    new TextReader(new Grammars(grammarsIn(path.join(__dirname, 'grammars')))),
  );
  // One after the other: a chunk must not meet the plan of the pass after it.
  let queue = Promise.resolve();
  const answerTo = async (question: ReaderQuestion | StampsQuestion) =>
    question.kind === 'stamps' ? asTheyWere(question) : await reader.answer(question);
  port.on('message', ({ id, question }: Numbered<ReaderQuestion | StampsQuestion>) => {
    queue = queue.then(() => answer(port, id, () => answerTo(question), buffersOf));
  });
}

async function answer<Result>(
  port: MessagePort,
  id: number,
  work: () => Promise<Result>,
  handedOver: (result: Result) => ArrayBuffer[] = () => [],
): Promise<void> {
  const answer = await answered(id, work);
  port.postMessage(answer, 'result' in answer ? handedOver(answer.result) : []);
}
