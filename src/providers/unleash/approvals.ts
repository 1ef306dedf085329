import type { Approval } from '../../core/model/lease.ts';
import { type Place, ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { pathOf } from '../http/path.ts';
import { projectOf } from './api.ts';
import { createdChangeRequest } from './native.ts';
import { type Step, wire } from './step.ts';

/**
 * Change requests exist in Unleash Enterprise only. What is said here was read in the server's and the web client's
 * source (github.com/Unleash/unleash at ceeb5a9c: `stopWhenChangeRequestsEnabled`, `useChangeRequestApi.ts`).
 */
export function needsApproval(error: unknown): boolean {
  return (
    error instanceof ProviderError && error.reason === 'forbidden' && /CHANGE_REQUEST/.test(error.message)
  );
}

export async function handIn(api: AdminApi, place: Place, steps: readonly Step[]): Promise<Approval> {
  const requests = requestsPath(place);
  const { id } = await api.create(
    pathOf`/api/admin/projects/${projectOf(place)}/environments/${place.environment.source}/change-requests`,
    createdChangeRequest,
    { body: steps.map(changeFor) },
  );
  await api.send('PUT', `${requests}/${id}/state`, { body: { state: 'In review' } });
  return { id: String(id), link: `${place.connection.url}${requests.replace('/api/admin', '')}/${id}` };
}

export async function withdrawn(api: AdminApi, place: Place, { id }: Approval): Promise<void> {
  const path = `${requestsPath(place)}/${encodeURIComponent(id)}/state`;
  await api.send('PUT', path, { body: { state: 'Cancelled' } });
}

function requestsPath(place: Place): string {
  return pathOf`/api/admin/projects/${projectOf(place)}/change-requests`;
}

function changeFor(step: Step) {
  switch (step.do) {
    case 'add':
      return { feature: step.feature, action: 'addStrategy', payload: wire(step.strategy) };
    case 'change':
      return { feature: step.feature, action: 'updateStrategy', payload: wire(step.to) };
    case 'remove':
      return { feature: step.feature, action: 'deleteStrategy', payload: { id: step.id } };
    default:
      return { feature: step.feature, action: 'updateEnabled', payload: { enabled: step.do === 'on' } };
  }
}
