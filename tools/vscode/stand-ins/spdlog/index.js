import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical', 'off'];

/** As much of VS Code's native logger as VS Code uses: a stream that is never rotated. */
class Logger {
  #stream;
  #level = 0;
  #bare = false;

  constructor(file) {
    this.#stream = createWriteStream(file, { flags: 'a' });
    for (const [level, name] of levels.slice(0, -1).entries()) {
      this[name] = (message) => level >= this.#level && this.#write(name, message);
    }
  }

  #write(name, message) {
    this.#stream.write(this.#bare ? message : `${new Date().toISOString()} [${name}] ${message}\n`);
  }

  setLevel(level) {
    this.#level = level;
  }

  getLevel() {
    return this.#level;
  }

  clearFormatters() {
    this.#bare = true;
  }

  drop() {
    this.#stream.end();
  }

  setPattern() {}

  flush() {}
}

export async function createAsyncRotatingLogger(_name, file) {
  await mkdir(path.dirname(file), { recursive: true });
  return new Logger(file);
}

export const createRotatingLogger = createAsyncRotatingLogger;

export function setFlushOn() {}

export function setLevel() {}
