import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Entry } from '../../app/flagStore.ts';
import { kindsOf, lookUp, type Whoami, withKey } from '../../app/whoAmI.ts';
import { namedKeys } from '../../core/exposure/namedKeys.ts';
import { type Identity, USER } from '../../core/model/identity.ts';
import { iconless } from '../../core/present/iconless.ts';
import { seenWords } from '../../core/present/seen.ts';
import type { WorkspaceFlags } from './workspaceFlags.ts';

const EXAMPLES = 3;

/**
 * Who I am in a product: looked up by my e-mail address where its flag system keeps a list of people, else asked, with
 * keys as they look there. Remembered for the connection; undefined when the person backs out.
 */
export async function askIdentity(flags: WorkspaceFlags, connection: string): Promise<Identity | undefined> {
  const { identities, app } = flags;
  const entries = app.store.entries.filter((entry) => entry.connection.name === connection);
  const known = identities.of(connection);
  const suggestion = known?.key ?? (await identities.suggestion(entries[0]?.connection.root ?? ''));
  const title = t`Who are you in ${connection}?`;
  const looking = lookUp(entries, addressIn(known) ?? suggestion);
  const picked = entries.some(({ provider }) => provider.people !== undefined)
    ? await pickFound(title, looking, app.clock.now())
    : 'another';
  if (picked === undefined) return undefined;
  const identity =
    picked === 'another'
      ? await askKey(title, entries, known, suggestion, examplesOf(await looking, entries, app.clock.now()))
      : { ...picked, attributes: { ...known?.attributes, ...picked.attributes } };
  if (identity !== undefined) await identities.keep(connection, identity);
  return identity;
}

function addressIn(known: Identity | undefined): string | undefined {
  const email = known?.attributes['email'];
  return typeof email === 'string' ? email : undefined;
}

/** Nobody found: there is nothing to choose from. */
async function pickFound(
  title: string,
  looking: Promise<Whoami>,
  now: number,
): Promise<Identity | 'another' | undefined> {
  const nobody = new vscode.CancellationTokenSource();
  const items = looking.then(({ found }) => {
    if (found.length === 0) nobody.cancel();
    return [
      ...found.map((seen) => ({
        label: iconless(seen.identity.key),
        description: iconless(seenWords(seen, now)),
        who: seen.identity as Identity | 'another',
      })),
      { label: `$(edit) ${t('Another key…')}`, description: '', who: 'another' as const },
    ];
  });
  const options = { title, placeHolder: t('Who bears your e-mail address there'), ignoreFocusOut: true };
  const item = await vscode.window.showQuickPick(items, options, nobody.token);
  return nobody.token.isCancellationRequested ? 'another' : item?.who;
}

function examplesOf({ examples, problem }: Whoami, entries: readonly Entry[], now: number): string {
  const states = entries.flatMap(({ snapshot }) => [...(snapshot?.flags.values() ?? [])]);
  const named = namedKeys(states, now, EXAMPLES);
  return [
    ...(examples.length === 0 ? [] : [t`Seen there last: ${examples.join(', ')}.`]),
    ...(examples.length > 0 || named.length === 0 ? [] : [t`Its flags name ${named.join(', ')}.`]),
    ...(problem === undefined ? [] : [t`You could not be looked up: ${problem}`]),
  ].join(' ');
}

async function askKey(
  title: string,
  entries: readonly Entry[],
  known: Identity | undefined,
  suggestion: string | undefined,
  examples: string,
): Promise<Identity | undefined> {
  const key = await vscode.window.showInputBox({
    title,
    prompt: t`The key your running product evaluates flags with: often the e-mail address or the user id. ${examples}`,
    value: suggestion ?? '',
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim() === '' ? t('Without a key there is nobody to release to.') : undefined,
  });
  const kind = key === undefined ? undefined : await askKind(kindsOf(entries), known?.kind);
  return key === undefined || kind === undefined ? undefined : withKey(known, key.trim(), kind);
}

/** Asked only where the flags are served by several. */
async function askKind(kinds: readonly string[], known: string | undefined): Promise<string | undefined> {
  if (kinds.length <= 1) return kinds[0] ?? known ?? USER;
  const order = [...kinds].sort((a, b) => Number(b === known) - Number(a === known));
  const options = { title: t('What kind of key is it?'), ignoreFocusOut: true };
  const picked = await vscode.window.showQuickPick(
    order.map((kind) => ({ label: iconless(kind), value: kind })),
    options,
  );
  return picked?.value;
}
