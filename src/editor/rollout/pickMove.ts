import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Move } from '../../app/rollout/proposal.ts';
import { exposure } from '../../core/exposure/exposure.ts';
import { withdrawals } from '../../core/exposure/withdrawals.ts';
import { iconless } from '../../core/present/iconless.ts';
import { ladderRows } from '../../core/present/ladder.ts';
import { stageWords, withdrawalWords } from '../../core/present/rollout.ts';
import { notify } from '../notify.ts';
import { stageIcon } from '../stageIcon.ts';
import { type Subject, type WalkNeeds, whereWords } from './walk.ts';

interface MoveItem extends vscode.QuickPickItem {
  readonly move?: Move;
}

/** The ladder from the widest stage down, each with whom it reaches; where it stands is picked to begin with. */
export async function pickStage(needs: WalkNeeds, subject: Subject): Promise<Move | undefined> {
  const { entry, key, identity } = subject;
  const stands = needs.flags.app.rollouts.standing(entry, key, identity);
  if (stands === undefined) return undefined;
  const items = ladderRows(stands, identity)
    .filter(({ where }) => where !== 'not set up')
    .map(({ name, stage, reach, terms, where }): MoveItem => {
      const whom = reach === stageWords(name) ? [] : [reach];
      const here = where === 'here' ? [t('it stands here')] : [];
      return {
        label: iconless(stageWords(name)),
        iconPath: stageIcon(stage),
        description: iconless([...whom, ...here].join(' · ')),
        ...(terms.length === 0 ? {} : { detail: terms.join(' · ') }),
        move: { to: 'stage', name },
      };
    });
  const nobody: MoveItem = {
    label: t('nobody'),
    iconPath: stageIcon('dark'),
    description: t('of these stages'),
    move: { to: 'stage', name: 'nobody' },
  };
  const here = stands.stages[stands.at]?.stage.name;
  const all = [...items, nobody];
  const active = all.find(({ move }) => move?.to === 'stage' && move.name === here) ?? nobody;
  return (await pickItem(all, active, whereWords(needs, subject), t('To which stage?')))?.move;
}

/** Enter alone is not to be the widest step there is. */
function pickItem(
  items: readonly MoveItem[],
  active: MoveItem,
  title: string,
  placeholder: string,
): Promise<MoveItem | undefined> {
  const pick = vscode.window.createQuickPick<MoveItem>();
  Object.assign(pick, { title, placeholder, matchOnDescription: true, items, activeItems: [active] });
  return new Promise((resolve) => {
    let chosen: MoveItem | undefined;
    pick.onDidAccept(() => {
      [chosen] = pick.activeItems;
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(chosen);
    });
    pick.show();
  });
}

/** Whom it is released to, each to be taken back on its own. */
export async function pickWithdrawal(needs: WalkNeeds, subject: Subject): Promise<Move | undefined> {
  const { entry, key, identity } = subject;
  const { app } = needs.flags;
  const stands = app.rollouts.standing(entry, key, identity);
  const state = entry.snapshot?.flags.get(key);
  if (stands === undefined || state === undefined) return undefined;
  const there = withdrawals(exposure(state, app.clock.now()), stands.variation, identity);
  if (there.length === 0) {
    void notify.information(t`${key} is released to nobody in ${entry.environment.name}.`);
    return undefined;
  }
  const items = there.map(
    (from): MoveItem => ({
      label: iconless(withdrawalWords(from, identity)),
      move: { to: 'withdraw', from },
    }),
  );
  const title = whereWords(needs, subject);
  return (await vscode.window.showQuickPick(items, { title, placeHolder: t('Un-release from whom?') }))?.move;
}
