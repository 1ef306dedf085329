import { t } from '@vscode/l10n';
import type { Snapshot } from '../../core/model/snapshot.ts';
import type { Clock } from '../../core/ports/clock.ts';
import { FileError, type Files } from '../../core/ports/files.ts';
import { type Provider, ProviderError } from '../../core/ports/provider.ts';
import type { Revisions } from '../../core/ports/revisions.ts';
import { ofrepProduction } from '../http/ofrep.ts';
import { archiving } from './archive.ts';
import { changesOf } from './changes.ts';
import { evaluate } from './evaluate.ts';
import { planCreation, planRename } from './keys.ts';
import { planSelfRelease, planUndo } from './plan.ts';
import { planReach } from './reach/plan.ts';
import { isReachChange, planReachUndo } from './reach/undo.ts';
import { documentOf, evaluatorIn, snapshotOf } from './snapshot.ts';
import { positionIn } from './split.ts';
import { withoutFlag } from './withoutFlag.ts';

const MAX_REVISIONS = 300;

/** OpenFeature flag definition files, one an environment: the file in the repository is the source of truth. */
export function flagdProvider(files: Files, revisions: Revisions, clock: Pick<Clock, 'now'>): Provider {
  const last = new Map<string, Snapshot>();
  return {
    id: 'flagd',
    label: t('flagd files'),
    holdsExpiry: true,
    polled: false,
    async read({ connection: { root }, environment: { source } }) {
      const file = absolute(root, source);
      const { text, version } = await reading(source, files.read(file));
      const known = last.get(file);
      const snapshot =
        known?.version === version
          ? { ...known, fetchedAt: clock.now() }
          : snapshotOf(source, text, version, clock.now());
      last.set(file, snapshot);
      return snapshot;
    },
    async changes({ connection: { root }, environment: { source } }) {
      const { text } = await reading(source, files.read(absolute(root, source)));
      return changesOf(source, text, await revisions.of(root, source, MAX_REVISIONS));
    },
    context: ({ key, attributes }) => ({ ...attributes, targetingKey: key }),
    evaluate: (snapshot, key, identity) => evaluate(evaluatorIn(snapshot), key, identity),
    position: (draw, state, identity) => positionIn(draw, state.key, identity),
    planSelfRelease,
    planCreation,
    planRename,
    planReach,
    archiving,
    planUndo: (snapshot, key, _identity, change) =>
      isReachChange(change) ? planReachUndo(snapshot, key, change) : planUndo(snapshot, key, change),
    async apply({ connection: { root }, environment: { source } }, { before, after }) {
      const file = absolute(root, source);
      const { version } = await reading(source, files.replace(file, before.version, documentOf(after).text));
      // Reading back goes to the disk all the same; only what these very bytes mean is not worked out again.
      last.set(file, { ...after, version });
      return undefined;
    },
    withoutFlag,
    production: ({ environment }) => ofrepProduction(environment),
  };
}

function absolute(root: string, source: string): string {
  return `${root}/${source}`;
}

/** The file system's reasons in the words all providers share. */
async function reading<T>(source: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (!(cause instanceof FileError)) throw cause;
    switch (cause.reason) {
      case 'changed':
        throw new ProviderError(
          'conflict',
          t`${source} was changed since it was read. Nothing was written.`,
          {
            cause,
          },
        );
      case 'missing':
        throw new ProviderError('missing', t`${source} is not there. Nothing was changed.`, { cause });
      case 'not writable':
        throw new ProviderError('forbidden', t`${source} cannot be written. Nothing was changed.`, { cause });
      default:
        throw new ProviderError('malformed', cause.message, { cause });
    }
  }
}
