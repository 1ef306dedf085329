import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isOpen, type LeaseState, leasesOf } from '../../../src/core/model/lease.ts';
import { flagFileText } from '../oneFlag.ts';
import type { Order, Outcome } from './racer.ts';
import { flagFileIn, journalIn, repositoryIn } from './session.ts';

const original = flagFileText({ one: {}, two: {} });

/** Two processes over one flag file and one journal. */
export class Race {
  readonly #folder: string;
  readonly #racers: readonly ChildProcess[];

  private constructor(folder: string, racers: readonly ChildProcess[]) {
    this.#folder = folder;
    this.#racers = racers;
  }

  static async start(folder: string): Promise<Race> {
    await mkdir(repositoryIn(folder), { recursive: true });
    await writeFile(flagFileIn(folder), original);
    const script = path.resolve('dist/test/support/leases/racer.js');
    const racers = [fork(script, [folder]), fork(script, [folder])];
    await Promise.all(racers.map(answerOf));
    return new Race(folder, racers);
  }

  /** One flag, both at once: one lease, whoever is first. Then both end it at once. */
  async sameFlag(): Promise<void> {
    await this.#both('propose', 'one', 'one');
    const released = await this.#both('release', 'one', 'one');
    assert.deepEqual([...released].sort(), ['conflict', 'released']);
    await this.#isConsistent(['one']);
    await this.#endAll('one', 'one');
  }

  /** Two flags of one file, both at once: neither write takes the other's away. */
  async twoFlags(): Promise<void> {
    await this.#both('propose', 'one', 'two');
    assert.deepEqual(await this.#both('insist', 'one', 'two'), ['released', 'released']);
    await this.#isConsistent(['one', 'two']);
    await this.#endAll('one', 'two');
  }

  stop(): void {
    for (const racer of this.#racers) racer.kill();
  }

  async #both(task: Order['task'], ...keys: readonly string[]): Promise<readonly Outcome[]> {
    return Promise.all(
      this.#racers.map(async (racer, at) => {
        const answered = answerOf(racer);
        racer.send({ task, key: keys[at] ?? '' } satisfies Order);
        return answered;
      }),
    );
  }

  /** A process that loses the file to the other one is told so, and asks again. */
  async #endAll(...keys: readonly string[]): Promise<void> {
    const outcomes = await this.#both('end', ...keys);
    for (const outcome of outcomes) assert.ok(['ended', 'nothing to end'].includes(outcome), outcome);
    await this.#isConsistent([]);
    assert.equal(await readFile(flagFileIn(this.#folder), 'utf8'), original);
  }

  async #isConsistent(released: readonly string[]): Promise<void> {
    const { flags } = JSON.parse(await readFile(flagFileIn(this.#folder), 'utf8'));
    const standing = Object.keys(flags).filter((key) => 'targeting' in flags[key]);
    assert.deepEqual(standing, released);
    const open = leasesOf(await journalIn(this.#folder).read()).filter(isOpen);
    assert.deepEqual(open.map(keyOf).sort(), released);
    for (const { lease } of open) {
      const [condition, variant, ...rest] = flags[lease.key].targeting.if;
      assert.deepEqual([variant, rest], ['on', []], 'one rule of mine');
      assert.ok(JSON.stringify(condition).includes(String(lease.expiresAt / 1000)));
    }
  }
}

function answerOf(racer: ChildProcess): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null) => reject(new Error(`a racing process died (${code})`));
    racer.once('exit', died);
    racer.once('message', (answer: Outcome) => {
      racer.off('exit', died);
      resolve(answer);
    });
  });
}

function keyOf({ lease }: LeaseState): string {
  return lease.key;
}
