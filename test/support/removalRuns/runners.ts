import { csharp } from './csharp.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { kotlin } from './kotlin.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import type { Runner } from './run.ts';
import { rust } from './rust.ts';
import { typescript } from './typescript.ts';

/** By the name of the file that holds a language's fixtures. */
export const RUNNERS: Readonly<Record<string, Runner>> = {
  csharp,
  go,
  java,
  kotlin,
  php,
  python,
  ruby,
  rust,
  typescript,
};
