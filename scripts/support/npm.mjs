// @ts-check
import { Failure } from './failure.mjs';
import { run } from './processes.mjs';

/**
 * Installs exactly what a folder's lock file names.
 * @param {string} folder
 */
export async function npmCi(folder) {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder];
  // npm tells its scripts where it is itself; on Windows only that runs without a shell.
  const npm = process.env['npm_execpath'];
  const { code, output } = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args], { cwd: folder })
    : await run('npm', args, { cwd: folder });
  if (code !== 0) throw new Failure(`npm ci failed in ${folder}:\n${output.trim()}`);
}
