// @ts-check
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { opening } from '../support/opening.mjs';
import { root } from '../support/paths.mjs';
import { temporaryFolder } from '../support/temporary.mjs';
import { launchBrowser } from './browser.mjs';
import { ensureParts } from './parts.mjs';
import { startServer } from './server.mjs';
import { usualViewport } from './session.mjs';
import { quiet } from './userData.mjs';
import { Workbench } from './workbench.mjs';

/** @import { OnClose } from '../support/opening.mjs' */

/**
 * A VS Code that is in the browser alone, as on vscode.dev: no server takes part, extensions run in a worker of the
 * page, and the folder comes from a file system provider (test/support/webFolder).
 * @param {{ folder: string, theme?: 'dark' | 'light', viewport?: { width: number, height: number } }} options
 */
export function openWebSession({ folder, theme = 'dark', viewport = usualViewport }) {
  return opening(async (/** @type {OnClose} */ onClose) => {
    const server = await startServer({ dataFolder: await temporaryFolder(onClose) });
    onClose(server.stop);
    const site = await openSite({ folder, vscodePort: Number(server.port) });
    onClose(site.stop);
    const browser = await launchBrowser();
    onClose(() => browser.close());
    const context = await browser.newContext({ viewport, colorScheme: theme, reducedMotion: 'reduce' });
    const workbench = new Workbench(await context.newPage());
    await workbench.page.goto(site.url);
    await workbench.ready().catch(async (error) => {
      throw new Error(`The window did not open: ${await workbench.screenshot('web-not-open')}\n${error}`);
    });
    return { browser, context, workbench, folder };
  });
}

/**
 * What a page of vscode.dev has behind it: VS Code's own files, extensions, and a folder.
 * @param {{ folder: string, vscodePort: number }} options
 */
async function openSite({ folder, vscodePort }) {
  const { folder: parts } = await ensureParts();
  const builtIn = path.join(parts, 'node_modules/code-server/lib/vscode/extensions');
  /** @type {Record<string, string>} */
  const extensions = {
    'release-lens': root,
    'web-folder': path.join(root, 'test', 'support', 'webFolder'),
    'theme-defaults': path.join(builtIn, 'theme-defaults'),
    'typescript-basics': path.join(builtIn, 'typescript-basics'),
  };
  const site = http.createServer((request, response) => {
    const answering = answer(request, response).catch(() => response.destroy());
    return void answering;
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (site.address());

  /** @param {http.IncomingMessage} request @param {http.ServerResponse} response */
  async function answer(request, response) {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const [, place = '', ...rest] = decodeURIComponent(pathname).split('/');
    if (place === 'folder') return serveFile(path.join(folder, ...rest), request, response);
    const [name = '', ...below] = rest;
    if (place === 'extensions')
      return serveFile(path.join(extensions[name] ?? '/nowhere', ...below), request, response);
    const inner = await fetch(`http://127.0.0.1:${vscodePort}${request.url}`, {
      method: request.method ?? 'GET',
    });
    const body = Buffer.from(await inner.arrayBuffer());
    const type = inner.headers.get('content-type') ?? 'application/octet-stream';
    const policy = inner.headers.get('content-security-policy');
    response.writeHead(inner.status, {
      'content-type': type,
      ...(policy && { 'content-security-policy': policy }),
    });
    if (pathname === '/') response.end(withoutServer(body.toString('utf8'), port, Object.keys(extensions)));
    else response.end(pathname.endsWith('/workbench.js') ? onItsOwn(body.toString('utf8')) : body);
  }

  const stop = () => {
    site.close();
    site.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, stop };
}

/**
 * The page's configuration, without the server it would otherwise run everything on.
 * @param {string} html
 * @param {number} port
 * @param {string[]} extensions
 */
function withoutServer(html, port, extensions) {
  return html.replace(
    /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/,
    (_, start, settings) => {
      const { remoteAuthority: _remote, ...configuration } = JSON.parse(settings.replaceAll('&quot;', '"'));
      const at = (/** @type {string} */ name) => ({
        scheme: 'http',
        authority: `127.0.0.1:${port}`,
        path: `/extensions/${name}`,
      });
      const changed = {
        ...configuration,
        userDataPath: '/',
        folderUri: { scheme: 'web-folder', authority: '', path: '/folder' },
        developmentOptions: { extensions: extensions.map(at) },
        configurationDefaults: {
          ...quiet,
          'window.autoDetectColorScheme': true,
          'workbench.preferredDarkColorTheme': 'Default Dark Modern',
          'workbench.preferredLightColorTheme': 'Default Light Modern',
        },
      };
      return `${start}${JSON.stringify(changed).replaceAll('"', '&quot;')}`;
    },
  );
}

/**
 * code-server always takes part, and keeps settings and storage; VS Code on the web does without.
 * @param {string} workbench
 */
function onItsOwn(workbench) {
  return workbench
    .replace('remoteAuthority:location.host', 'remoteAuthority:undefined')
    .replace(/(\.file\(this\.userDataPath\)\.with\(\{scheme:\w+)\.vscodeRemote/, '$1.vscodeUserData');
}

/**
 * @param {string} file
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
async function serveFile(file, request, response) {
  if (request.method === 'PUT') {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    await writeFile(file, Buffer.concat(chunks));
    response.writeHead(204).end();
    return;
  }
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) {
    response.writeHead(404).end();
    return;
  }
  const isFolder = found.isDirectory();
  response.writeHead(200, {
    'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'last-modified': found.mtime.toUTCString(),
    'x-size': String(found.size),
    ...(isFolder && { 'x-folder': 'yes' }),
  });
  if (request.method === 'HEAD') response.end();
  else response.end(isFolder ? await listing(file) : await readFile(file));
}

/** @type {Record<string, string>} */
const TYPES = { '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml' };

/** As `FileSystemProvider.readDirectory` gives it. @param {string} folder */
async function listing(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  return JSON.stringify(entries.map((entry) => [entry.name, entry.isDirectory() ? 2 : 1]));
}
