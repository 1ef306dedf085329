import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { config } from '@vscode/l10n';
import { findBranchesWith } from '../../core/removal/branches.ts';
import { findComparedWith } from '../../core/removal/compared.ts';
import { planRemovalWith } from '../../core/removal/planRemoval.ts';
import { answered } from '../../indexing/conversation.ts';
import type { Numbered } from '../../indexing/messages.ts';
import { SyntaxTrees } from '../../indexing/syntaxTrees.ts';
import { grammarsIn } from '../indexing/grammarFiles.ts';
import type { RemovalQuestion } from './removalThread.ts';

if (workerData?.words !== undefined) config({ contents: workerData.words });

const syntaxes = new SyntaxTrees(grammarsIn(path.join(__dirname, 'grammars')));
const plan = planRemovalWith(syntaxes);
const findBranches = findBranchesWith(syntaxes);
const findCompared = findComparedWith(syntaxes);

const worked = (question: RemovalQuestion) => {
  if ('remove' in question) return plan(...question.remove);
  return 'branches' in question ? findBranches(...question.branches) : findCompared(...question.compared);
};

parentPort?.on('message', async ({ id, question }: Numbered<RemovalQuestion>) => {
  parentPort?.postMessage(await answered<unknown>(id, () => worked(question)));
});
