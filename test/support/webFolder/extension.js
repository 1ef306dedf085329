// @ts-check
const vscode = require('vscode');

/** @implements {vscode.FileSystemProvider} */
class WebFolder {
  #changed = new vscode.EventEmitter();
  onDidChangeFile = this.#changed.event;

  watch() {
    return new vscode.Disposable(() => {});
  }

  /** @param {vscode.Uri} uri @param {RequestInit} [init] */
  async #ask(uri, init) {
    const answer = await fetch(`${origin}${encodeURI(uri.path)}`, init);
    if (answer.status === 404) throw vscode.FileSystemError.FileNotFound(uri);
    if (!answer.ok) throw vscode.FileSystemError.NoPermissions(uri);
    return answer;
  }

  /** @param {vscode.Uri} uri */
  async stat(uri) {
    const answer = await this.#ask(uri, { method: 'HEAD' });
    const type = answer.headers.has('x-folder') ? vscode.FileType.Directory : vscode.FileType.File;
    const mtime = Date.parse(answer.headers.get('last-modified') ?? '');
    return { type, ctime: 0, mtime, size: Number(answer.headers.get('x-size')) };
  }

  /** @param {vscode.Uri} uri */
  async readDirectory(uri) {
    return (await this.#ask(uri)).json();
  }

  /** @param {vscode.Uri} uri */
  async readFile(uri) {
    return new Uint8Array(await (await this.#ask(uri)).arrayBuffer());
  }

  /** @param {vscode.Uri} uri @param {Uint8Array<ArrayBuffer>} content */
  async writeFile(uri, content) {
    await this.#ask(uri, { method: 'PUT', body: content });
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  /** @param {vscode.Uri} uri */
  createDirectory(uri) {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  /** @param {vscode.Uri} uri */
  delete(uri) {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  /** @param {vscode.Uri} uri */
  rename(uri) {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}

/** @type {string} */
let origin;

/** @param {vscode.ExtensionContext} context */
exports.activate = ({ extensionUri, subscriptions }) => {
  origin = `${extensionUri.scheme}://${extensionUri.authority}`;
  subscriptions.push(
    vscode.workspace.registerFileSystemProvider('web-folder', new WebFolder(), { isCaseSensitive: true }),
  );
};
