/** For the person who looks for what went wrong. Never given a secret. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
}
