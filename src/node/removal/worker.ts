import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { planRemovalWith } from '../../core/removal/planRemoval.ts';
import { answered } from '../../indexing/conversation.ts';
import type { Numbered } from '../../indexing/messages.ts';
import { SyntaxTrees } from '../../indexing/syntaxTrees.ts';
import { grammarsIn } from '../indexing/grammarFiles.ts';
import type { RemovalQuestion } from './removalThread.ts';

const plan = planRemovalWith(new SyntaxTrees(grammarsIn(path.join(__dirname, 'grammars'))));

parentPort?.on('message', async ({ id, question }: Numbered<RemovalQuestion>) => {
  parentPort?.postMessage(await answered(id, () => plan(...question)));
});
