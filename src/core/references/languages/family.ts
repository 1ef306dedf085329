/** Languages that use each other's names and share their SDKs. `text`: no grammar, scanned lexically. */
export type Family =
  | 'javascript'
  | 'python'
  | 'go'
  | 'jvm'
  | 'dotnet'
  | 'ruby'
  | 'php'
  | 'swift'
  | 'rust'
  | 'dart'
  | 'text';

export const FAMILIES: readonly Family[] = [
  'javascript',
  'python',
  'go',
  'jvm',
  'dotnet',
  'ruby',
  'php',
  'swift',
  'rust',
  'dart',
  'text',
];

/** Families whose files see each other's names by package, namespace or module, wherever they are declared. */
const FREELY_NAMED: ReadonlySet<Family> = new Set(['jvm', 'dotnet', 'ruby', 'php', 'swift', 'rust', 'dart']);

export function isFreelyNamed(family: Family): boolean {
  return FREELY_NAMED.has(family);
}

/** As types, classes and namespaces are called in these families. */
export function isTypeName(name: string): boolean {
  return /^[A-Z]/.test(name);
}
