import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { FileError, type Files, type FileText } from '../../core/ports/files.ts';
import { uriOf } from '../workspace/paths.ts';

const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Definition files in any file system the editor can open. It has no write that depends on what stands there: the
 * file is compared just before and read back just after.
 */
export const workspaceFiles: Files = {
  read,
  async replace(file, expected, text) {
    const uri = uriOf(file);
    if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false)
      throw notWritable(file, t('this file system is read-only'));
    if ((await read(file)).version !== expected)
      throw new FileError('changed', file, t`${file} was changed since it was read. Nothing was written.`);
    const bytes = new TextEncoder().encode(text);
    try {
      await vscode.workspace.fs.writeFile(uri, bytes);
    } catch (cause) {
      throw notWritable(file, cause instanceof Error ? cause.message : String(cause));
    }
    return { text, version: versionOf(bytes) };
  },
};

function notWritable(file: string, why: string): FileError {
  return new FileError('not writable', file, t`${file} cannot be written: ${why}. Nothing was changed.`);
}

async function read(file: string): Promise<FileText> {
  const bytes = await bytesOf(file);
  if (bytes.includes(0))
    throw new FileError('not text', file, t`${file} is not a text file. It was not read.`);
  try {
    const text = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
    return { text, version: versionOf(bytes) };
  } catch {
    throw new FileError('not text', file, t`${file} is not UTF-8 text. It was not read.`);
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const uri = uriOf(file);
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MAX_BYTES) {
      const megabytes = Math.round(size / 1024 / 1024);
      throw new FileError('too large', file, t`${file} has ${megabytes} MB; flag files are read up to 8 MB.`);
    }
    return await vscode.workspace.fs.readFile(uri);
  } catch (cause) {
    if (cause instanceof FileError) throw cause;
    if (cause instanceof vscode.FileSystemError && cause.code === 'FileNotFound')
      throw new FileError('missing', file, t`${file} is not there.`);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new FileError('unreadable', file, t`${file} cannot be read (${why}).`);
  }
}

function versionOf(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
