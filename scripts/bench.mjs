// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensurePackages } from './ensure.mjs';
import { build } from './support/build.mjs';
import { Failure, main } from './support/failure.mjs';
import { root } from './support/paths.mjs';
import { startGroup } from './support/processes.mjs';

/** `npm run bench -- NAME [ARGS]` builds and runs bench/NAME.ts. */
await main(async () => {
  const [name = 'index', ...args] = process.argv.slice(2);
  await ensurePackages();
  await build();
  const script = path.join(root, 'dist', 'bench', `${name}.js`);
  if (!existsSync(script)) throw new Failure(`There is no benchmark ${name} in bench/.`);
  return startGroup(process.execPath, [script, ...args], { stdio: 'inherit' }).ended;
});
