import { t } from '@vscode/l10n';
import type { Approval } from '../../core/model/lease.ts';
import { sameJson } from '../../core/model/sameJson.ts';
import { type Plan, ProviderError } from '../../core/ports/provider.ts';
import { edited } from './edit.ts';
import { pageOf } from './page.ts';
import type { Step } from './plan.ts';
import type { Door } from './reader.ts';
import { essenceOf, readingIn } from './snapshot.ts';
import type { Definition, Metadata } from './wire.ts';

const TITLE = 'Release Lens';

/**
 * Split has no versions to write on: the definition is read once more and has to be the one that was planned on,
 * and the patch itself tests what it moves. Where a team asks for approval, the same change is handed in instead.
 */
export async function write(door: Door, plan: Plan, note: string): Promise<Approval | undefined> {
  const { api, workspace, environment } = door;
  const steps = plan.steps as readonly Step[];
  const flag = steps[0]?.flag;
  if (flag === undefined) return undefined;
  const reading = readingIn(plan.before);
  const expected = reading.definitions.get(flag);
  const current = await api.definition(workspace, flag, environment.id);
  const changed = () =>
    new ProviderError(
      'conflict',
      t`${flag} was changed in ${environment.name} since it was read. Nothing was changed.`,
    );
  if (expected === undefined || !sameJson(essenceOf(expected), essenceOf(current))) throw changed();
  const change = edited(
    current,
    steps.flatMap(({ edits }) => edits),
  );
  if (sameJson(essenceOf(current), essenceOf(change.definition))) return undefined;
  const audit = { title: TITLE, comment: note };
  try {
    await api.patch(workspace, flag, environment.id, change.patch, audit);
    return undefined;
  } catch (error) {
    if (
      isRefused(error) &&
      !sameJson(essenceOf(current), essenceOf(await api.definition(workspace, flag, environment.id)))
    )
      throw changed();
    if (!needsApproval(error)) throw error;
  }
  const request = requestFor(change.definition, reading.metadata.get(flag));
  const { id } = await api.requestChange(workspace, environment.id, request, audit);
  const link = pageOf(workspace, reading, flag);
  return { id, ...(link === undefined ? {} : { link }) };
}

const OVER: readonly unknown[] = ['REJECTED', 'WITHDRAWN', 'PUBLISHED'];

export async function withdraw({ api }: Door, { id }: Approval): Promise<void> {
  const { status } = await api.changeRequest(id);
  if (!OVER.includes(status)) await api.withdraw(id, `${TITLE}: taken back`);
}

/** With which status a patch is refused whose tests fail is not documented. */
function isRefused(error: unknown): boolean {
  return error instanceof ProviderError && error.reason === 'malformed';
}

/** Documented words of a 403: developer.harness.io, Approval Flows and Change Requests. */
function needsApproval(error: unknown): boolean {
  return (
    error instanceof ProviderError &&
    error.reason === 'forbidden' &&
    /approvals are required/i.test(error.message)
  );
}

/** A change request carries the whole definition; the rollout status stays what it is. */
function requestFor(definition: Definition, metadata: Metadata | undefined): object {
  const { name, treatments, defaultTreatment, baselineTreatment, trafficAllocation } = definition;
  const { rules, defaultRule } = definition;
  const status = metadata?.rolloutStatus?.id;
  return {
    split: {
      ...{ name, treatments, defaultTreatment, baselineTreatment },
      ...{ trafficAllocation, rules, defaultRule },
    },
    operationType: 'UPDATE',
    ...(status ? { rolloutStatus: { id: status } } : {}),
  };
}
