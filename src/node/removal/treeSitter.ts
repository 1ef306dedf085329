import { SyntaxTrees } from '../../indexing/syntaxTrees.ts';
import { grammarsIn } from '../indexing/grammarFiles.ts';

/** Syntax trees by the grammars in a folder. */
export class TreeSitter extends SyntaxTrees {
  constructor(folder: string) {
    super(grammarsIn(folder));
  }
}
