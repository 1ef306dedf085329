import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { type ConnectionEntry, entryOf } from '../../app/connecting.ts';
import { tierOf } from '../../core/model/environment.ts';
import type { Access, Connector, Offer, Provider, Providers } from '../../core/ports/provider.ts';
import { askText } from './askText.ts';

const STEPS = 5;

/** What connecting comes to: what is written down, and what is kept secret. */
export interface Connected {
  readonly entry: ConnectionEntry;
  readonly token: string;
}

type Remote = Provider & { readonly connector: Connector };

/** Step by step, each tried out at once. `likely`: by flag systems whose SDK the workspace uses. Undefined: backed out. */
export async function connect(
  providers: Providers,
  likely: Promise<ReadonlyMap<string, unknown>>,
  taken: (name: string) => boolean,
): Promise<Connected | undefined> {
  const provider = await pickProvider(providers, likely);
  const url = provider && (await pickSite(provider));
  if (provider === undefined || url === undefined) return undefined;
  const access = await askToken(provider, url);
  const project = access && (await pickProject(access.projects));
  if (access === undefined || project === undefined) return undefined;
  const environments = await pickEnvironments(provider, access, project.key);
  if (environments === undefined) return undefined;
  const name = await askText(
    { ...at(5), prompt: t('A name for it in this workspace.'), value: freeName(project.key, taken) },
    async (text) => {
      if (text === '') throw new Error(t('It needs a name.'));
      return text;
    },
  );
  if (name === undefined) return undefined;
  const entry = entryOf({ name, provider: provider.id, url, project: project.key }, environments);
  return { entry, token: access.token };
}

const titleOf = () => t('Connect a flag system');

const at = (step: number) => ({ title: titleOf(), step, steps: STEPS });

function freeName(project: string, taken: (name: string) => boolean): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? project : `${project}-${count}`;
    if (!taken(name)) return name;
  }
}

async function pickProvider(
  providers: Providers,
  likely: Promise<ReadonlyMap<string, unknown>>,
): Promise<Remote | undefined> {
  // Looking through the manifests takes a moment, in which the list is there and busy.
  const items = remoteOnes(providers, likely);
  const picked = await vscode.window.showQuickPick(items, {
    title: `${titleOf()} (1/${STEPS})`,
    placeHolder: t('Flag definition files (*.flagd.json, *.flagd.yaml) need no connection'),
    ignoreFocusOut: true,
  });
  return picked?.provider;
}

async function remoteOnes(providers: Providers, likely: Promise<ReadonlyMap<string, unknown>>) {
  const all = await Promise.all([...providers.keys()].map((id) => providers.get(id)));
  const used = await likely;
  return all
    .filter((provider): provider is Remote => provider?.connector !== undefined)
    .map((provider) => ({
      label: provider.label,
      ...(used.has(provider.id) ? { description: t('this workspace uses its SDK') } : {}),
      provider,
    }))
    .sort((a, b) => Number(used.has(b.provider.id)) - Number(used.has(a.provider.id)));
}

async function pickSite({ label, connector }: Remote): Promise<string | undefined> {
  const items = connector.sites.map(({ label: site, url }) => ({ label: site, description: url ?? '', url }));
  const picked =
    items.length === 1 && items[0]?.url === undefined
      ? items[0]
      : await vscode.window.showQuickPick(items, {
          title: t`${titleOf()}: where is ${label}?`,
          ignoreFocusOut: true,
        });
  if (picked === undefined || picked.url !== undefined) return picked?.url;
  return askText(
    { ...at(2), prompt: t`The address of your ${label} server.`, placeholder: 'https://flags.corp.example' },
    async (text) => {
      const address = URL.canParse(text) ? new URL(text) : undefined;
      const near = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(address?.hostname ?? '');
      if (address?.protocol !== 'https:' && !(near && address?.protocol === 'http:'))
        throw new Error(t('An https address is needed: the token is sent there.'));
      return text.replace(/\/+$/, '');
    },
  );
}

async function askToken(
  { label, connector }: Remote,
  url: string,
): Promise<(Access & { readonly projects: readonly Offer[] }) | undefined> {
  return askText(
    {
      ...at(3),
      prompt: t`A token of ${label}. It needs: ${connector.tokenNeeds}. It is kept in the editor's keychain.`,
      password: true,
      help: { tooltip: t('Make one'), url: connector.tokenPage(url) },
    },
    async (token) => {
      if (token === '') throw new Error(t('Without a token nothing can be read.'));
      const projects = await connector.projects({ url, token });
      if (projects.length === 0) throw new Error(t('This token sees no project. Nothing was connected.'));
      return { url, token, projects };
    },
  );
}

async function pickProject(projects: readonly Offer[]): Promise<Offer | undefined> {
  const [only, ...more] = projects;
  if (more.length === 0) return only;
  const items = projects.map((offer) => ({ label: offer.name, description: offer.key, offer }));
  const options = { title: t`${titleOf()}: which project?`, ignoreFocusOut: true, matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.offer;
}

async function pickEnvironments({ connector }: Remote, access: Access, project: string) {
  const offers = await connector.environments(access, project);
  const items = offers.map((offer) => ({ label: offer.name, description: offer.key, offer, picked: true }));
  const title = t`${titleOf()} (4/${STEPS}): which environments?`;
  const picked = await vscode.window.showQuickPick(items, { title, canPickMany: true, ignoreFocusOut: true });
  if (picked === undefined || picked.length === 0) return undefined;
  const guess = (offer: Offer) => offer.production ?? tierOf(`${offer.key} ${offer.name}`) === 'production';
  const production = await vscode.window.showQuickPick(
    picked.map((item) => ({ ...item, picked: guess(item.offer) })),
    {
      title: t`${titleOf()}: which of them are production?`,
      placeHolder: t('Writes there are shown first and guarded.'),
      canPickMany: true,
      ignoreFocusOut: true,
    },
  );
  if (production === undefined) return undefined;
  const critical = new Set(production.map(({ offer }) => offer.key));
  return picked.map(({ offer }) => ({
    name: offer.key,
    source: offer.key,
    tier: critical.has(offer.key) ? ('production' as const) : ('other' as const),
  }));
}
