import type { Place, Provider } from '../../../src/core/ports/provider.ts';
import { splitProvider } from '../../../src/providers/split/provider.ts';
import { HastyClock } from '../fakeClock.ts';
import { definition } from './definitions.ts';
import { type Environment, SplitDouble } from './double.ts';

export interface Shop {
  readonly double: SplitDouble;
  readonly production: Environment;
  readonly provider: Provider;
  readonly clock: HastyClock;
  readonly place: Place;
}

/** A workspace with one flag in production, and the adapter that reads it; time passes as soon as somebody waits. */
export async function openShop(): Promise<Shop> {
  const double = await SplitDouble.open();
  const production = double.addEnvironment('env-production', 'Production', true);
  double.define(production, definition('flag'));
  const clock = new HastyClock('2026-11-24T00:00:00Z');
  const provider = splitProvider({ of: async () => double.token }, clock);
  const place: Place = {
    connection: {
      ...{ name: 'shop', provider: 'split', root: '/', folders: ['.'], url: double.url },
      ...{ project: double.workspace.id, environments: [] },
    },
    environment: { name: 'production', tier: 'production', source: 'Production' },
  };
  return { double, production, provider, clock, place };
}
