import { createHash } from 'node:crypto';
import { access, constants, readFile, stat } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { FileError, type Files, type FileText } from '../core/ports/files.ts';

const MAX_BYTES = 8 * 1024 * 1024;

/** Definition files on this machine's disk. */
export const diskFiles: Files = {
  read,
  async replace(file, expected, text) {
    const current = await read(file);
    if (current.version !== expected) {
      throw new FileError('changed', file, `${file} was changed since it was read. Nothing was written.`);
    }
    try {
      await assertWritable(file);
      await writeFileAtomic(file, text, { encoding: 'utf8', fsync: true });
    } catch (cause) {
      throw new FileError(
        'not writable',
        file,
        `${file} cannot be written (${codeOf(cause)}). Nothing was changed.`,
      );
    }
    return { text, version: versionOf(Buffer.from(text)) };
  },
};

/** An atomic write replaces the file, so its own protection would count for nothing; root's access ignores it. */
async function assertWritable(file: string): Promise<void> {
  await access(file, constants.W_OK);
  if (((await stat(file)).mode & 0o222) === 0) throw Object.assign(new Error(file), { code: 'EACCES' });
}

async function read(file: string): Promise<FileText> {
  const bytes = await bytesOf(file);
  if (bytes.includes(0))
    throw new FileError('not text', file, `${file} is not a text file. It was not read.`);
  return { text: decoded(file, bytes), version: versionOf(bytes) };
}

/** What cannot be decoded could not be written back as it was. */
function decoded(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    throw new FileError('not text', file, `${file} is not UTF-8 text. It was not read.`);
  }
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) {
      const megabytes = Math.round(size / 1024 / 1024);
      throw new FileError('too large', file, `${file} has ${megabytes} MB; flag files are read up to 8 MB.`);
    }
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof FileError) throw cause;
    const code = codeOf(cause);
    if (code === 'ENOENT') throw new FileError('missing', file, `${file} is not there.`);
    throw new FileError('unreadable', file, `${file} cannot be read (${code}).`);
  }
}

function versionOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
