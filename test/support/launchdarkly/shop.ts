import assert from 'node:assert/strict';
import type { Identity } from '../../../src/core/model/identity.ts';
import type { Clock } from '../../../src/core/ports/clock.ts';
import {
  isRefusal,
  type Place,
  type Plan,
  type Provider,
  type Refusal,
} from '../../../src/core/ports/provider.ts';
import { launchdarklyProvider } from '../../../src/providers/launchdarkly/provider.ts';
import { FakeClock } from '../fakeClock.ts';
import { LaunchDarklyDouble } from './double.ts';
import { type ConfigJson, type FlagJson, flagJson } from './objects.ts';
import type { EnvironmentWorld } from './world.ts';

export const NOW = Date.parse('2026-11-24T12:00:00Z');
export const UNTIL = NOW + 3_600_000;
export const ana: Identity = { key: 'ana', kind: 'user', attributes: {} };

/** A provider in front of its double, with one production. */
export class Shop {
  readonly clock = new FakeClock(NOW);
  readonly double: LaunchDarklyDouble;
  readonly provider: Provider;
  readonly production: EnvironmentWorld;

  private constructor(double: LaunchDarklyDouble, clock?: Clock) {
    this.double = double;
    this.provider = launchdarklyProvider({ of: async () => double.token }, clock ?? this.clock);
    this.production = double.world.addEnvironment('production', true);
  }

  static async open(clock?: Clock): Promise<Shop> {
    return new Shop(await LaunchDarklyDouble.open(), clock);
  }

  async close(): Promise<void> {
    await this.double.close();
    assert.deepEqual(this.double.wrong, [], 'not as LaunchDarkly publishes its API');
  }

  place(source = 'production'): Place {
    const { url, world } = this.double;
    const nowhere = { name: 'shop', provider: 'launchdarkly', root: '/', folders: ['.'], environments: [] };
    return {
      connection: { ...nowhere, url, project: world.key },
      environment: { name: source, tier: 'other', source },
    };
  }

  add(key: string, config: Partial<ConfigJson> = {}, fields: Partial<FlagJson> = {}): FlagJson {
    const flag = flagJson(key, { production: config }, fields);
    this.double.world.flags.push(flag);
    this.double.world.record('production', `flag/${key}`, this.clock.now());
    return flag;
  }

  read() {
    return this.provider.read(this.place());
  }

  async wish(key: string, me = ana, variation = 'true'): Promise<Plan | Refusal> {
    const until = UNTIL / 1000;
    return this.provider.planSelfRelease(await this.read(), { key, variation, identity: me, until });
  }

  async release(key: string, me = ana) {
    const plan = made(await this.wish(key, me));
    return { plan, approval: await this.provider.apply(this.place(), plan, 'ana, for a look') };
  }

  async undo(key: string, { change }: Plan, me = ana): Promise<Plan | undefined> {
    const stored: unknown = JSON.parse(JSON.stringify(change));
    const undo = this.provider.planUndo(await this.read(), key, me, stored);
    return undo && made(undo);
  }

  async end(key: string, plan: Plan, me = ana) {
    const undo = await this.undo(key, plan, me);
    assert.ok(undo);
    return this.provider.apply(this.place(), undo, 'ana, done looking');
  }

  /** Who gets which variation by name, whatever else the flag says. */
  named(key: string): Readonly<Record<string, number>> {
    const config = this.double.world.flag(key)?.environments['production'];
    const lists = [...(config?.targets ?? []), ...(config?.contextTargets ?? [])];
    return Object.fromEntries(
      lists.flatMap(({ values, variation }) => values.map((who) => [who, variation])),
    );
  }

  get writes(): readonly string[] {
    return this.double.asked.filter((line) => !line.startsWith('GET '));
  }
}

export function made(answer: Plan | Refusal): Plan {
  assert.ok(!isRefusal(answer), JSON.stringify(answer));
  return answer;
}
