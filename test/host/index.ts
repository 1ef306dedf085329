import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/** Tells a headless VS Code which of its many lines are the report. */
const REPORT_MARK = '│';

/** Called by VS Code inside its extension host, as the module that --extensionTestsPath names. */
export async function run(): Promise<void> {
  const grep = process.env['RELEASE_LENS_GREP'];
  const mocha = new Mocha({
    color: false,
    timeout: 60_000,
    reporter: path.resolve(__dirname, '../../../test/support/reporter.cjs'),
    ...(grep && { grep }),
  });
  for (const file of await readdir(__dirname, { recursive: true })) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  }
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log(REPORT_MARK + format(...args));
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} of the host tests failed`);
}
