import * as v from 'valibot';
import type { Clock } from '../../core/ports/clock.ts';
import type { Connector } from '../../core/ports/provider.ts';
import { apiFor, pathOf, wholeList } from './api.ts';
import { SITES, tokenNeeds } from './manifest.ts';

const Project = v.object({ key: v.string(), name: v.string() });
const Environment = v.object({ key: v.string(), name: v.string(), critical: v.boolean() });

/** How a person connects: https://launchdarkly.com/docs/home/account/api-create */
export function connector(clock: Clock): Connector {
  return {
    sites: SITES,
    tokenPage: (url) => `${url}/settings/authorization`,
    tokenNeeds: tokenNeeds(),
    async projects(access) {
      return wholeList(apiFor(access, clock), pathOf('projects'), Project);
    },
    async environments(access, project) {
      const path = pathOf('projects', project, 'environments');
      const environments = await wholeList(apiFor(access, clock), path, Environment);
      return environments.map(({ key, name, critical }) => ({ key, name, production: critical }));
    },
  };
}
