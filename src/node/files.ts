import { isAscii, isUtf8 } from 'node:buffer';
import { webcrypto } from 'node:crypto';
import { access, constants, readFile, stat } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import writeFileAtomic from 'write-file-atomic';
import { FileError, type Files, type FileText } from '../core/ports/files.ts';

const MAX_BYTES = 8 * 1024 * 1024;
/** A project has an environment or a few; of what was read besides, nothing is gained by keeping it. */
const REMEMBERED = 6;

interface Known {
  readonly bytes: Buffer;
  readonly is: FileText;
}

/**
 * Definition files on this machine's disk, read each time; only what bytes that are still the same mean is not worked
 * out again: a click looks at a file of megabytes half a dozen times.
 */
export class DiskFiles implements Files {
  readonly #known = new Map<string, Known>();

  async read(file: string): Promise<FileText> {
    const bytes = await bytesOf(file);
    const known = this.#known.get(file);
    if (known?.bytes.equals(bytes)) return known.is;
    if (bytes.includes(0))
      throw new FileError('not text', file, t`${file} is not a text file. It was not read.`);
    // What cannot be decoded could not be written back as it was.
    if (!isUtf8(bytes)) throw new FileError('not text', file, t`${file} is not UTF-8 text. It was not read.`);
    return this.#remember(file, {
      bytes,
      is: { text: textOf(bytes), version: await versionOf(bytes) },
    });
  }

  async replace(file: string, expected: string, text: string): Promise<FileText> {
    const current = await this.read(file);
    if (current.version !== expected) {
      throw new FileError('changed', file, t`${file} was changed since it was read. Nothing was written.`);
    }
    const bytes = Buffer.from(text);
    const version = versionOf(bytes);
    try {
      await assertWritable(file);
      await writeFileAtomic(file, bytes, { fsync: true });
    } catch (cause) {
      throw new FileError(
        'not writable',
        file,
        t`${file} cannot be written (${codeOf(cause)}). Nothing was changed.`,
      );
    }
    const is = { text, version: await version };
    // Half a character is written as this one: the file does not say what the text does.
    return bytes.includes('\uFFFD') ? is : this.#remember(file, { bytes, is });
  }

  #remember(file: string, known: Known): FileText {
    this.#known.delete(file);
    this.#known.set(file, known);
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size > REMEMBERED) this.#known.delete(oldest);
    return known.is;
  }
}

/** An atomic write replaces the file, so its own protection would count for nothing; root's access ignores it. */
async function assertWritable(file: string): Promise<void> {
  await access(file, constants.W_OK);
  if (((await stat(file)).mode & 0o222) === 0) throw Object.assign(new Error(file), { code: 'EACCES' });
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) {
      const megabytes = Math.round(size / 1024 / 1024);
      throw new FileError('too large', file, t`${file} has ${megabytes} MB; flag files are read up to 8 MB.`);
    }
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof FileError) throw cause;
    const code = codeOf(cause);
    if (code === 'ENOENT') throw new FileError('missing', file, t`${file} is not there.`);
    throw new FileError('unreadable', file, t`${file} cannot be read (${code}).`);
  }
}

/** Where each byte is a character there is nothing to decode: of megabytes that is a hundredth of the work. */
function textOf(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

/** Hashed in a thread of Node's own. */
async function versionOf(bytes: Buffer): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

export function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
