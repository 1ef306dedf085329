import type { Conversation } from '../indexing/conversation.ts';
import type { Folders } from '../indexing/detectFlags.ts';
import type { FileAnswers, FileQuestion } from '../indexing/messages.ts';

type Asking = Conversation<FileQuestion, FileAnswers[keyof FileAnswers]>;

/** The workspace's files, asked of the window: a worker of a browser has none of its own. */
export class AskedFiles implements Folders {
  readonly #window: Asking;

  constructor(window: Asking) {
    this.#window = window;
  }

  list(root: string): Promise<readonly string[]> {
    return this.#ask({ kind: 'list', root });
  }

  present(root: string, files: readonly string[]): Promise<readonly string[]> {
    return this.#ask({ kind: 'present', root, files });
  }

  bytes(root: string, files: readonly string[]): Promise<readonly (Uint8Array | undefined)[]> {
    return this.#ask({ kind: 'bytes', root, files });
  }

  grammar(file: string): Promise<Uint8Array> {
    return this.#ask({ kind: 'grammar', file });
  }

  async textOf(root: string, file: string, most?: number): Promise<string> {
    const [bytes] = await this.bytes(root, [file]);
    return new TextDecoder().decode(bytes?.subarray(0, most));
  }

  async #ask<Kind extends FileQuestion['kind']>(
    question: Extract<FileQuestion, { kind: Kind }>,
  ): Promise<FileAnswers[Kind]> {
    return (await this.#window.ask(question)) as FileAnswers[Kind];
  }
}
