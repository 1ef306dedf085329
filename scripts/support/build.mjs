// @ts-check
import path from 'node:path';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

export async function build() {
  const { code, output } = await run(process.execPath, [path.join(root, 'scripts', 'build.mjs')]);
  if (code !== 0) throw new Failure(`The build failed:\n${output.trim()}`);
}
