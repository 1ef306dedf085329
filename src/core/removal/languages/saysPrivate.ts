/** `private`, `fileprivate`, among what stands before the name of a member. */
export function saysPrivate(head: string): boolean {
  return /\b(?:file)?private\b/.test(head);
}
