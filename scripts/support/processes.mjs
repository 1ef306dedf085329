// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

const GRACE_MS = 2000;
const POLL_MS = 50;

/**
 * @typedef {object} Group
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<number>} ended the exit code; 1 when a signal ended it
 * @property {() => Promise<void>} stop ends the command and every process it started
 */

/**
 * Starts a command at the head of a process group, so that stopping it ends its children too.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Group}
 */
export function startGroup(command, args, options = {}) {
  const child = spawn(command, args, {
    detached: process.platform !== 'win32',
    windowsHide: true,
    ...options,
  });
  const killNow = () => signalGroup(child, 'SIGKILL');
  process.once('exit', killNow);
  const ended = new Promise((/** @type {(code: number) => void} */ resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  }).finally(() => process.off('exit', killNow));
  ended.catch(() => {}); // A command that cannot start is reported to whoever awaits `ended`.
  return { child, ended, stop: () => stopGroup(child) };
}

/** @param {import('node:child_process').ChildProcess} child */
async function stopGroup(child) {
  signalGroup(child, 'SIGTERM');
  for (let waited = 0; waited < GRACE_MS && groupLives(child); waited += POLL_MS) await delay(POLL_MS);
  signalGroup(child, 'SIGKILL');
  if (child.exitCode === null && child.signalCode === null && child.pid) await once(child, 'exit');
}

/** @param {import('node:child_process').ChildProcess} child */
function groupLives(child) {
  return signalGroup(child, 0);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} whether anything was there to receive it
 */
function signalGroup(child, signal) {
  if (!child.pid) return false;
  if (process.platform === 'win32') return child.kill(signal); // Windows has no process groups.
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>} output is empty when stdio is inherited
 */
export async function run(command, args, { timeoutMs, ...options } = {}) {
  const group = startGroup(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  let timedOut = false;
  for (const stream of [group.child.stdout, group.child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const timer = timeoutMs
    ? setTimeout(() => {
        timedOut = true;
        void group.stop();
      }, timeoutMs)
    : undefined;
  try {
    return { code: await group.ended, output, timedOut };
  } finally {
    clearTimeout(timer);
  }
}
