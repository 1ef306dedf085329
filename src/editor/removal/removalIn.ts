import { type Planning, type RemovalInFile, removeFlag } from '../../app/removeFlag.ts';
import type { RemovalRequest } from '../../core/removal/plan.ts';
import type { FolderIndex } from '../workspace/folderIndex.ts';
import { editorTexts, indexHoldsEditorTexts } from './editorTexts.ts';

/** What taking a flag out of a folder would do to what the editor holds, unsaved changes included. */
export async function removalIn(
  folder: FolderIndex,
  request: RemovalRequest,
  planning: Planning,
): Promise<readonly RemovalInFile[]> {
  const { indexer, root, config } = folder;
  const files = new Set(indexer.index.ofKey(request.key).map(({ file }) => file));
  await indexHoldsEditorTexts(folder, [...files]);
  const abilities = { ...planning, files: editorTexts(folder) };
  return removeFlag(root, indexer.index, { ...request, ...config.remove }, abilities);
}
