/** The extension of each language that flags are taken out of, by the name of its fixtures. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  typescript: 'tsx',
  python: 'py',
  java: 'java',
  kotlin: 'kt',
  go: 'go',
  csharp: 'cs',
  swift: 'swift',
  ruby: 'rb',
  php: 'php',
  rust: 'rs',
};
