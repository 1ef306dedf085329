import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { lock } from 'proper-lockfile';
import type { LeaseEvent } from '../core/model/lease.ts';
import type { Journal } from '../core/ports/journal.ts';
import { codeOf } from './files.ts';

const LOCK = { stale: 10_000, retries: { retries: 40, minTimeout: 25, maxTimeout: 500 }, realpath: false };

/** One JSON document a line, appended and synced; a torn last line (a crash while writing) is passed over. */
export class FileJournal implements Journal {
  readonly file: string;

  constructor(folder: string) {
    this.file = path.join(folder, 'journal.jsonl');
  }

  async read(): Promise<readonly LeaseEvent[]> {
    const text = await readFile(this.file, 'utf8').catch((cause: unknown) => {
      if (codeOf(cause) === 'ENOENT') return '';
      throw cause;
    });
    return text.split('\n').flatMap(parseLine);
  }

  async append(event: LeaseEvent): Promise<void> {
    await mkdir(path.dirname(this.file), { recursive: true });
    const handle = await open(this.file, 'a+', 0o600);
    try {
      const { size } = await handle.stat();
      const lineBreak = size > 0 && !(await endsLine(handle, size)) ? '\n' : '';
      await handle.appendFile(`${lineBreak}${JSON.stringify(event)}\n`);
      await handle.datasync();
    } finally {
      await handle.close();
    }
  }

  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    await mkdir(path.dirname(this.file), { recursive: true });
    const release = await lock(this.file, LOCK);
    try {
      return await work();
    } finally {
      await release();
    }
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

async function endsLine(handle: Handle, size: number): Promise<boolean> {
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 0x0a;
}

function parseLine(line: string): readonly LeaseEvent[] {
  try {
    const event: unknown = JSON.parse(line);
    return isEvent(event) ? [event] : [];
  } catch {
    return [];
  }
}

/** Lines of a newer version are left in the file and not understood here. */
function isEvent(event: unknown): event is LeaseEvent {
  return (
    typeof event === 'object' &&
    event !== null &&
    'schema' in event &&
    event.schema === 1 &&
    'id' in event &&
    typeof event.id === 'string' &&
    'status' in event &&
    'at' in event &&
    (!('lease' in event) || isLease(event.lease))
  );
}

/** As much of it as everybody relies on. */
function isLease(lease: unknown): boolean {
  return (
    typeof lease === 'object' &&
    lease !== null &&
    ['place', 'identity'].every((part) => typeof Reflect.get(lease, part) === 'object') &&
    'key' in lease &&
    typeof lease.key === 'string'
  );
}
