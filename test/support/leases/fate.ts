/** Dies at the step with this number, as if the power had failed; at none, it lives. */
export class Fate {
  readonly #fatal: number;
  readonly #tell: (step: string) => void;
  #count = 0;

  constructor(fatal: number, tell: (step: string) => void) {
    this.#fatal = fatal;
    this.#tell = tell;
  }

  get isNext(): boolean {
    return this.#count + 1 === this.#fatal;
  }

  step(name: string): void {
    this.#count += 1;
    this.#tell(name);
    if (this.#count === this.#fatal) process.kill(process.pid, 'SIGKILL');
  }
}
