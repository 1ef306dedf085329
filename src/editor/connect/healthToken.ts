import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { HealthPlace } from '../../core/model/gate.ts';
import type { HealthSource } from '../../core/ports/healthSource.ts';
import { guarded } from '../guarded.ts';
import { COMMANDS } from '../ids.ts';
import { notify } from '../notify.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';
import type { SecretTokens } from './secretTokens.ts';

interface Needs {
  readonly flags: WorkspaceFlags;
  readonly tokens: SecretTokens;
  readonly sources: ReadonlyMap<string, HealthSource>;
}

/** A source over the network. */
type Place = HealthPlace & { readonly url: string };

/** The token of a health source, in the keychain and bound to its address, as those of flag systems are. */
export function registerHealthToken(needs: Needs): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.healthToken, () =>
    guarded(needs.flags.app.log, giveToken(needs)),
  );
}

async function giveToken({ flags, tokens, sources }: Needs): Promise<void> {
  const place = await pickPlace(flags);
  if (place === undefined) return;
  const { name, kind, url } = place;
  const source = sources.get(kind);
  const owner = { provider: kind, name, url };
  const known = await tokens.of(owner);
  const token = await vscode.window.showInputBox({
    title: t`The token of ${name}`,
    prompt:
      known === undefined
        ? t`It is sent to ${url} and nowhere else.`
        : t`It is sent to ${url} and nowhere else. Leave it empty to forget the one that is there.`,
    placeHolder: source?.tokenLooks ?? t('A token'),
    password: true,
    ignoreFocusOut: true,
  });
  if (token === undefined) return;
  if (token.trim() === '') {
    if (known === undefined) return;
    await tokens.forget(owner);
    void notify.information(
      t`The token of ${name} is forgotten here. It still holds at ${url}: revoke it there.`,
    );
    return;
  }
  await tokens.remember(owner, token.trim());
  void notify.information(t`${name} is asked with its token from now on, at ${url} alone.`);
}

async function pickPlace(flags: WorkspaceFlags): Promise<Place | undefined> {
  const all = new Map<string, Place>();
  for (const { connection } of flags.app.store.entries) {
    for (const place of connection.health?.sources ?? [])
      if (place.url !== undefined)
        all.set(JSON.stringify([place.kind, place.url, place.name]), { ...place, url: place.url });
  }
  const places = [...all.values()];
  if (places.length === 0)
    void notify.information(
      t('No health source with an address is named under "healthSources" in release-lens.json.'),
    );
  if (places.length <= 1) return places[0];
  const items = places.map((place) => ({ label: place.name, description: place.url, place }));
  return (await vscode.window.showQuickPick(items, { title: t('The token of which health source?') }))?.place;
}
