import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FlagKey } from '../../core/model/flag.ts';
import { mainRow } from '../../core/present/flagCard.ts';
import { COMMANDS } from '../ids.ts';
import { leaseOn } from '../selfRelease/leaseOn.ts';
import type { Target } from '../target.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

export interface Action {
  readonly icon: string;
  readonly label: string;
  readonly command: string;
  readonly target: Target;
}

/** What can be done with a flag in the environment in view, the likeliest first. */
export function actionsOn(flags: WorkspaceFlags, key: FlagKey): readonly Action[] {
  const card = flags.card(key);
  const main = mainRow(card);
  const target: Target = {
    key,
    ...(main && { connection: main.connection, environment: main.environment }),
  };
  const lease = main && leaseOn(flags, key, main);
  const release: readonly Action[] =
    main?.exposure === undefined
      ? []
      : lease === undefined
        ? [
            action('person-add', t`Release to only me in ${main.environment}`, COMMANDS.releaseToMe, target),
            action('person', t`Hold back from me in ${main.environment}`, COMMANDS.holdBack, target),
          ]
        : [
            action('debug-stop', t`End my self-release in ${main.environment}`, COMMANDS.unRelease, {
              id: lease.id,
            }),
            action('history', t('Extend my self-release'), COMMANDS.extend, { id: lease.id }),
          ];
  return [
    ...release,
    ...(main === undefined ? [] : [action('question', t('Why do I get this?'), COMMANDS.why, target)]),
    ...(card.references === 0
      ? []
      : [action('references', t('Show references'), COMMANDS.showReferences, { key })]),
    ...(main === undefined ? [] : [action('go-to-file', main.openLabel, COMMANDS.openDefinition, target)]),
    action('copy', t('Copy key'), COMMANDS.copyKey, { key }),
  ];
}

function action(icon: string, label: string, command: string, target: Target): Action {
  return { icon, label, command, target };
}

export async function run({ command, target }: Action): Promise<void> {
  await vscode.commands.executeCommand(command, target);
}

/** The same as a list to choose from: what buttons do is in the reach of keys, too. */
export async function chooseAction(flags: WorkspaceFlags, key: FlagKey): Promise<void> {
  const main = mainRow(flags.card(key));
  const items = actionsOn(flags, key).map((each) => ({
    label: each.label,
    iconPath: new vscode.ThemeIcon(each.icon),
    each,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: key,
    placeHolder: main === undefined ? t('Not defined') : `${main.environment}: ${main.headline}`,
  });
  if (picked !== undefined) await run(picked.each);
}
