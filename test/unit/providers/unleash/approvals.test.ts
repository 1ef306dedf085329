import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Place, Plan } from '../../../../src/core/ports/provider.ts';
import { systemClock } from '../../../../src/node/clock.ts';
import { environmentTokens } from '../../../../src/node/environmentTokens.ts';
import { planSelfRelease } from '../../../../src/providers/unleash/plan.ts';
import { unleashProvider } from '../../../../src/providers/unleash/provider.ts';
import { NOW, snapshotFor } from '../../../support/unleash/samples.ts';

const overview = { name: 'flag', type: 'release', createdAt: '2026-01-01T00:00:00Z', environments: [] };
const feature = {
  overview,
  completed: false,
  enabled: false,
  strategies: [],
  variants: [],
  dependencies: [],
};
const REFUSAL =
  'You don\'t have the required permissions to perform this operation. To perform this action, you need the "SKIP_CHANGE_REQUEST" permission.';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/**
 * Change requests are in Unleash Enterprise only, which cannot be had here: a double that says no to direct writes
 * in the words of the open server's `stopWhenChangeRequestsEnabled`, and takes requests as the web client sends them.
 */
describe('an Unleash environment with change requests', () => {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [method, path] = [request.method ?? '', request.url ?? ''];
    const text = Buffer.concat(chunks).toString();
    if (method !== 'GET') sent.push({ method, path, body: text === '' ? undefined : JSON.parse(text) });
    const answer = answerTo(method, path);
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  let place: Place;

  function answerTo(method: string, path: string): { readonly status: number; readonly body: unknown } {
    if (method === 'GET')
      return {
        status: 200,
        body: { environments: [{ name: 'production', enabled: false, strategies: [] }] },
      };
    if (!path.includes('change-requests'))
      return { status: 403, body: { name: 'PermissionError', message: REFUSAL } };
    return { status: 200, body: { id: 7 } };
  }

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    place = {
      connection: {
        name: 'shop',
        provider: 'unleash',
        url,
        project: 'default',
        root: '/',
        folders: [],
        environments: [],
      },
      environment: { name: 'production', tier: 'production', source: 'production' },
    };
  });

  after(() => {
    server.closeAllConnections();
    server.close();
  });

  beforeEach(() => sent.splice(0));

  const provider = unleashProvider(environmentTokens({ RELEASE_LENS_TOKEN: 'user:none' }), systemClock);

  function plan(): Plan {
    const made = planSelfRelease(snapshotFor({ features: new Map([['flag', feature]]) }), {
      key: 'flag',
      variation: 'on',
      identity: { key: 'me', kind: 'user', attributes: {} },
      until: NOW / 1000 + 3600,
    });
    assert.ok(!('refused' in made));
    return made;
  }

  it('is handed the change for approval, and nothing is in effect', async () => {
    const approval = await provider.apply(place, plan(), 'note');
    assert.deepEqual(approval, {
      id: '7',
      link: `${place.connection.url}/projects/default/change-requests/7`,
    });
    const [refused, request, review] = sent;
    assert.match(refused?.path ?? '', /strategies$/);
    assert.match(request?.path ?? '', /\/environments\/production\/change-requests$/);
    const changes = request?.body as { feature: string; action: string; payload: { title?: string } }[];
    assert.deepEqual(
      changes.map(({ action }) => action),
      ['addStrategy', 'updateEnabled'],
    );
    assert.equal(changes[0]?.payload.title, 'release-lens:me');
    assert.deepEqual(review, {
      method: 'PUT',
      path: '/api/admin/projects/default/change-requests/7/state',
      body: { state: 'In review' },
    });
  });

  it('is told to forget a change that was withdrawn', async () => {
    await provider.withdraw?.(place, { id: '7' });
    assert.deepEqual(sent, [
      {
        method: 'PUT',
        path: '/api/admin/projects/default/change-requests/7/state',
        body: { state: 'Cancelled' },
      },
    ]);
  });
});
