/** Files to be read, which may still be being listed. Who lists one twice has it read twice. */
export class FileQueue {
  #waiting: string[] = [];
  #next = 0;
  #hasEnded = false;
  #wakes: (() => void)[] = [];

  static of(files: readonly string[]): FileQueue {
    const queue = new FileQueue();
    queue.add(files);
    queue.end();
    return queue;
  }

  /** How many there are in all, or that there are so many. */
  async count(enough: number): Promise<number> {
    while (this.#waiting.length < enough && !this.#hasEnded) await this.#moreOfThem();
    return Math.min(this.#waiting.length, enough);
  }

  add(files: readonly string[]): void {
    for (const file of files) this.#waiting.push(file);
    this.#wake();
  }

  end(): void {
    this.#hasEnded = true;
    this.#wake();
  }

  /** Up to so many, as soon as there are any; none once all have been given out. */
  async take(most: number): Promise<readonly string[]> {
    while (this.#next === this.#waiting.length && !this.#hasEnded) await this.#moreOfThem();
    const taken = this.#waiting.slice(this.#next, this.#next + most);
    this.#next += taken.length;
    return taken;
  }

  #moreOfThem(): Promise<void> {
    return new Promise((resolve) => this.#wakes.push(resolve));
  }

  #wake(): void {
    for (const wake of this.#wakes.splice(0)) wake();
  }
}
