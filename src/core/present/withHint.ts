/** What was refused, and what to do about it where that is known. */
export function withHint(said: string, hint: string | undefined): string {
  return hint === undefined ? said : `${said} ${hint}`;
}
