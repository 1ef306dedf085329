import type { Compilers } from '../../core/ports/compilers.ts';
import { byParsers } from './parsers.ts';
import { byTypeScript } from './typescript.ts';

/**
 * What is installed here. TypeScript is the project's own and runs in this process: a person has to have asked for it, in
 * code they trust.
 */
export const compilersHere: Compilers = async (root, files) => [
  ...byTypeScript(root, files),
  ...(await byParsers(files)),
];
