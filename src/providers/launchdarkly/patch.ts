import { t } from '@vscode/l10n';
import * as v from 'valibot';
import type { FlagKey } from '../../core/model/flag.ts';
import type { Approval } from '../../core/model/lease.ts';
import { type Place, type Plan, ProviderError } from '../../core/ports/provider.ts';
import type { AdminApi } from '../http/adminApi.ts';
import { Flag, type Instruction, pathOf, SEMANTIC_PATCH } from './api.ts';
import { configIn, nativeOf } from './snapshot.ts';

/** Instructions for one flag in one environment, all of them or none; handed in where they have to be approved. */
export async function patch(
  api: AdminApi,
  place: Place,
  flag: FlagKey,
  instructions: readonly Instruction[],
  note: string,
): Promise<Approval | undefined> {
  // 405: the environment, or a tag of the flag, requires approval.
  const sent = await api.sendUnless(405, 'PATCH', flagPath(place, flag), sending(place, instructions, note));
  return sent === 'refused' ? askForApproval(api, place, flag, note, instructions) : undefined;
}

/** The flag as those instructions would leave it; undefined where that needs approval, and so cannot be tried. */
export async function preview(
  api: AdminApi,
  place: Place,
  flag: FlagKey,
  instructions: readonly Instruction[],
  note: string,
): Promise<Flag | undefined> {
  const trying = { ...sending(place, instructions, note), query: { dryRun: 'true' } };
  const answer = await api.sendUnless(405, 'PATCH', flagPath(place, flag), trying);
  if (answer === 'refused') return undefined;
  const seen = v.safeParse(Flag, answer.data);
  if (seen.success) return seen.output;
  throw new ProviderError(
    'malformed',
    t('LaunchDarkly previews the change in a way that is not understood. Nothing was changed.'),
  );
}

function sending({ environment: { source } }: Place, instructions: readonly Instruction[], note: string) {
  return { body: { environmentKey: source, comment: note, instructions }, headers: SEMANTIC_PATCH };
}

export function flagPath({ connection: { project = '' } }: Place, flag: string): string {
  return pathOf('flags', project, flag);
}

/** LaunchDarkly counts the changes of a flag and of its part in each environment. */
export async function assertCurrent(
  api: AdminApi,
  place: Place,
  { before }: Plan,
  flag: FlagKey,
): Promise<void> {
  const { environment } = nativeOf(before);
  const now = await api.get(flagPath(place, flag), Flag, { query: { env: environment } });
  const planned = nativeOf(before).flags.get(flag);
  const counts = (of: Flag | undefined) => of && [of._version, configIn(of, environment)?.version].join();
  if (counts(now) === counts(planned)) return;
  throw new ProviderError(
    'conflict',
    t`${flag} was changed in LaunchDarkly since it was read. Nothing was changed; look at it again.`,
  );
}

const Requested = v.object({ _id: v.string() });

async function askForApproval(
  api: AdminApi,
  place: Place,
  flag: FlagKey,
  note: string,
  instructions: readonly Instruction[],
): Promise<Approval> {
  const body = { description: note, comment: note, instructions };
  const { _id } = await api.create(approvalsPath(place, flag), Requested, { body });
  return { id: `${flag}/${_id}`, link: approvalLink(place, flag, _id) };
}

export async function withdraw(api: AdminApi, place: Place, { id }: Approval): Promise<void> {
  const [flag = '', request = ''] = id.split('/');
  await api.send('DELETE', `${approvalsPath(place, flag)}/${encodeURIComponent(request)}`);
}

function approvalsPath({ connection: { project = '' }, environment: { source } }: Place, flag: string) {
  return pathOf('projects', project, 'flags', flag, 'environments', source, 'approval-requests');
}

function approvalLink({ connection, environment }: Place, flag: string, request: string): string {
  const parts = [connection.project ?? '', environment.source, 'features', flag, 'approvals', request];
  return `${connection.url}/${parts.map(encodeURIComponent).join('/')}`;
}
