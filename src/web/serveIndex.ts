import { answered, Conversation, isAnswer } from '../indexing/conversation.ts';
import { FolderServer } from '../indexing/folderServer.ts';
import { Grammars } from '../indexing/grammars.ts';
import type { FileAnswers, FileQuestion, IndexQuestion, Numbered, TakenSlice } from '../indexing/messages.ts';
import { TextReader } from '../indexing/textReader.ts';
import { AskedFiles } from './askedFiles.ts';
import { AskedReader } from './askedReader.ts';

/** The index of a window in a browser: one worker that keeps it, and reads what the window fetches for it. */
export function serveIndex(port: Pick<Worker, 'postMessage' | 'addEventListener'>): void {
  const post = (message: unknown) => port.postMessage(message);
  const window = new Conversation<FileQuestion, FileAnswers[keyof FileAnswers]>(post);
  const files = new AskedFiles(window);
  const texts = new TextReader(new Grammars((file) => files.grammar(file)));
  const server = new FolderServer({ folders: files, readerOf: () => new AskedReader(files, texts), post });
  port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isAnswer<FileAnswers[keyof FileAnswers]>(data)) return window.settle(data);
    const message = data as Numbered<IndexQuestion> | TakenSlice;
    if ('taken' in message) server.taken(message.taken);
    else void answered(message.id, () => server.answer(message.question)).then(post);
  });
}
