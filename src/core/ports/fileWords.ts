/** What a folder's files are called and say, saved as they are; undefined where there is nothing to ask. */
export interface FileWords {
  /** Files with this name, whatever their extension. */
  named(root: string, stem: string): Promise<readonly string[] | undefined>;
  /** Files that have it as a word. */
  saying(root: string, word: string): Promise<readonly string[] | undefined>;
}
