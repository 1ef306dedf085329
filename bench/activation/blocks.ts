// Required by the extension host before anything else: writes down each turn of its thread that is long, and what was
// read in it. By the thread's own processor time, so that it does not matter what else the machine is busy with.
import { appendFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';

/** One turn, in milliseconds: all that was done between two looks at the clock, so at most what blocks. */
export interface Block {
  readonly cpu: number;
  readonly clock: number;
  /** Files of ours that were read in it. */
  readonly read: readonly string[];
}

/** What reading our code and calling its `activate` took of the thread, in milliseconds of its clock. */
export interface Own {
  readonly code: number;
  readonly activate: number;
}

const { RELEASE_LENS_BLOCKS: report } = process.env;
const LONG_MS = 10;
const OURS = /release-lens[^/]*\/dist\//;
const ENTRY = 'extension.js';

interface Loader {
  load(this: Module, file: string): void;
}

function timeActivate(entry: Module, code: number, note: (own: Own) => void): void {
  const exports: { activate(context: unknown): unknown } = entry.exports;
  entry.exports = {
    ...exports,
    activate(context: unknown) {
      const from = performance.now();
      const started = exports.activate(context);
      note({ code, activate: performance.now() - from });
      return started;
    },
  };
}

function watch(file: string): void {
  const note = (entry: Block | Own) => appendFileSync(file, `${JSON.stringify(entry)}\n`);
  const loader = Module.prototype as unknown as Loader;
  const { load } = loader;
  let read: string[] = [];
  let begun = false;
  loader.load = function (name) {
    const isOurs = OURS.test(name);
    if (isOurs) {
      begun = true;
      read.push(path.basename(name));
    }
    const from = performance.now();
    load.call(this, name);
    if (isOurs && path.basename(name) === ENTRY) timeActivate(this, performance.now() - from, note);
  };
  let [clock, cpu] = [performance.now(), used()];
  const look = () => {
    const [now, usedNow] = [performance.now(), used()];
    const block: Block = { cpu: usedNow - cpu, clock: now - clock, read };
    if (begun && block.cpu >= LONG_MS) note(block);
    [clock, cpu, read] = [performance.now(), used(), []];
    setImmediate(() => setTimeout(look, 1).unref()).unref();
  };
  look();
}

/** Of this thread alone; undefined before Node 23.9. */
function used(): number {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => NodeJS.CpuUsage };
  const { user, system } = threadCpuUsage?.call(process) ?? process.cpuUsage();
  return (user + system) / 1000;
}

if (report !== undefined) watch(report);
