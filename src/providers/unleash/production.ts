import { t } from '@vscode/l10n';
import type { Evaluation } from '../../core/model/evaluation.ts';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import type { Place, RunningProduction } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { type Context, playground } from './api.ts';
import type { NativeFeature } from './native.ts';
import { Variations } from './variations.ts';

/** Unleash's own evaluation, on the server and on what its database holds now. */
export function playgroundProduction(
  api: () => Promise<AdminApi>,
  place: Place,
  featureOf: (key: FlagKey) => NativeFeature | undefined,
): RunningProduction {
  return {
    address: `${place.connection.url} (playground)`,
    async ask(key, identity): Promise<Evaluation> {
      const features = await playground(await api(), place, contextOf(identity));
      const answer = features.find(({ name }) => name === key);
      const feature = featureOf(key);
      if (answer === undefined || feature === undefined)
        return { outcome: 'cannot tell', why: t`Unleash does not know ${key}` };
      const variations = new Variations({
        ...feature,
        strategies: answer.strategies.data.map(({ result, ...strategy }) => ({
          ...strategy,
          variants: result.variants ?? [],
        })),
      });
      const { isEnabled, variant } = answer;
      const variation = !isEnabled
        ? variations.off
        : variant.enabled
          ? variations.nameOf(variant)
          : variations.on;
      return { outcome: 'served', variation, reason: 'PLAYGROUND' };
    },
  };
}

const TOP_LEVEL = ['sessionId', 'remoteAddress'];

/** The playground takes texts only. */
export function contextOf({ key, attributes }: Identity): Context {
  const texts = Object.entries(attributes).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)] as const],
  );
  const properties = Object.fromEntries(texts.filter(([name]) => !TOP_LEVEL.includes(name)));
  return {
    ...Object.fromEntries(texts.filter(([name]) => TOP_LEVEL.includes(name))),
    properties,
    userId: key,
  };
}
