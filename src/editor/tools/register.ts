import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Planning } from '../../app/removeFlag.ts';
import type { Desk } from '../../app/tools/desk.ts';
import { TOOLS, type Tool } from '../../app/tools/table.ts';
import { useTool } from '../../app/tools/toolbox.ts';
import type { Proposed } from '../../app/tools/writing.ts';
import { NO_CONFIG } from '../../core/model/config.ts';
import { Disposables } from '../disposables.ts';
import { SECTION, SETTINGS, TOOL_PREFIX } from '../ids.ts';
import { notify } from '../notify.ts';
import { removalIn } from '../removal/removalIn.ts';
import { mayNotWrite } from '../selfRelease/mayNotWrite.ts';
import type { WorkspaceFlags } from '../workspace/workspaceFlags.ts';

type Given = Readonly<Record<string, unknown>>;

/** The agent in the editor gets the tools that MCP gives to those outside. */
export function registerTools(flags: WorkspaceFlags, planning: Planning): vscode.Disposable {
  const disposables = new Disposables();
  const desk = async () => {
    await flags.codeKnown();
    return deskOf(flags, planning);
  };
  for (const tool of TOOLS) {
    const made = tool.writes ? writing(tool, desk) : reading(tool, desk);
    disposables.add(vscode.lm.registerTool<Given>(`${TOOL_PREFIX}${tool.name}`, made));
  }
  return disposables;
}

function reading(tool: Tool, desk: () => Promise<Desk>): vscode.LanguageModelTool<Given> {
  return {
    async invoke({ input }) {
      const answer = await useTool(tool, input, await desk());
      return result(answer.is === 'told' ? answer.data : answer.proposed.question);
    },
  };
}

/** What the person agreed to in the chat is what is done; whoever comes without it is asked for it here. */
function writing(tool: Tool, desk: () => Promise<Desk>): vscode.LanguageModelTool<Given> {
  const prepared = new Map<string, Proposed>();
  return {
    async prepareInvocation({ input }) {
      const answer = await useTool(tool, input, await desk());
      if (answer.is === 'told') return {};
      const { question, reach, change } = answer.proposed;
      prepared.set(JSON.stringify(input), answer.proposed);
      const message = new vscode.MarkdownString().appendText(reach);
      if (change !== '') message.appendCodeblock(change, 'diff');
      return { invocationMessage: tool.title, confirmationMessages: { title: question, message } };
    },
    async invoke({ input }) {
      const id = JSON.stringify(input);
      const agreed = prepared.get(id);
      prepared.delete(id);
      if (agreed !== undefined) return result(await agreed.carryOut());
      const answer = await useTool(tool, input, await desk());
      if (answer.is === 'told') return result(answer.data);
      const { question, reach } = answer.proposed;
      const yes = t('Yes');
      const said = await notify.warning(question, { modal: true, detail: reach }, yes);
      return result(said === yes ? await answer.proposed.carryOut() : NOT_AGREED);
    },
  };
}

const NOT_AGREED = { outcome: 'not agreed', why: 'The person did not agree. Nothing was changed.' };

function result(data: unknown): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult([
    new vscode.LanguageModelTextPart(JSON.stringify(data, null, 2)),
  ]);
}

function deskOf(flags: WorkspaceFlags, planning: Planning): Desk {
  const { app, uses, identities, folders } = flags;
  return {
    app,
    uses,
    limits: folders[0]?.config.stale ?? NO_CONFIG.stale,
    hours: vscode.workspace.getConfiguration(SECTION).get(SETTINGS.expiryHours, 8),
    identityOf: (connection) => identities.of(connection),
    references: (key) => flags.referencesOf(key).map(({ reference }) => reference),
    removal: async (key, value) => {
      const found = folders.map((folder) => removalIn(folder, { key, value }, planning));
      return (await Promise.all(found)).flat();
    },
    mayNotWrite,
  };
}
