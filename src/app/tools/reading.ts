import { createTwoFilesPatch } from 'diff';
import { explain } from '../../core/exposure/explain.ts';
import type { FlagValue } from '../../core/model/flag.ts';
import type { Identity } from '../../core/model/identity.ts';
import { you } from '../../core/present/you.ts';
import type { Entry } from '../flagStore.ts';
import { identityOf } from '../identity.ts';
import { staleFlags } from '../staleFlags.ts';
import { cardOf, type Desk } from './desk.ts';
import { type Input, InputError } from './input.ts';
import { entryFor } from './which.ts';

export function flagState(desk: Desk, input: Input): unknown {
  const key = input.text('key');
  const card = cardOf(desk, key);
  return {
    key,
    name: card.name,
    description: card.description,
    owner: card.owner,
    environments: card.environments.map((row) => ({
      connection: row.connection,
      environment: row.environment,
      isProduction: row.tier === 'production',
      stage: row.stage,
      headline: row.headline,
      exposure: row.sentence,
      you: row.you?.sentence,
      read: new Date(row.fetchedAt).toISOString(),
      problem: row.problem,
    })),
    references: card.references,
    files: card.files,
  };
}

export function explainFlag(desk: Desk, input: Input): unknown {
  const key = input.text('key');
  const entry = entryFor(desk.app.store.entries, key, input.textIfAny('environment'));
  const identity = whom(desk, entry, input);
  const state = entry.snapshot?.flags.get(key);
  if (entry.snapshot === undefined || state === undefined)
    throw new InputError(`${key} cannot be read in ${entry.environment.name}.`);
  const { snapshot, provider, environment } = entry;
  const now = desk.app.clock.now();
  const evaluation = provider.evaluate(snapshot, key, identity);
  const explanation = explain(
    state,
    identity,
    now,
    (draw, of, who) => provider.position(draw, of, who),
    snapshot.flags,
  );
  const told = you({ state, me: identity, now, evaluation, explanation, judge: provider.label });
  return {
    key,
    environment: environment.name,
    identity: identity.key,
    gets: told.gets,
    variation: told.variation ?? null,
    value: evaluation.outcome === 'served' ? (evaluation.value ?? null) : null,
    reason: told.sentence,
    trace: told.trace,
    would: told.would,
  };
}

function whom(desk: Desk, { connection }: Entry, input: Input): Identity {
  const me = desk.identityOf(connection.name);
  const given = input.textIfAny('identity');
  const identity = given === undefined ? me : given === me?.key ? me : identityOf(given);
  if (identity === undefined)
    throw new InputError('It is not known who the developer is there. Say whom with "identity".');
  const attributes = (input.object('attributes') ?? {}) as Identity['attributes'];
  return { ...identity, attributes: { ...identity.attributes, ...attributes } };
}

export function flagReferences(desk: Desk, input: Input): unknown {
  const key = input.text('key');
  return {
    key,
    references: desk.references(key).map(({ file, range, how, confidence }) => ({
      file,
      line: range.line + 1,
      column: range.column + 1,
      how,
      confidence,
    })),
  };
}

export async function listStale({ app, uses, limits }: Desk): Promise<unknown> {
  await app.store.refreshChanges();
  return {
    stale: staleFlags(app.store, uses, limits, app.clock).map(
      ({ key, verdict, confidence, evidence, keep }) => ({
        key,
        verdict,
        confidence,
        evidence: evidence.map(({ text, seen }) => (seen === undefined ? text : `${text} [${seen}]`)),
        references: uses.count(key),
        keep: keep ?? null,
      }),
    ),
  };
}

export async function proposeRemoval(desk: Desk, input: Input): Promise<unknown> {
  const key = input.text('key');
  const found = await desk.removal(key, valueFrom(input.text('value')));
  const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length;
  return {
    key,
    files: found
      .filter(({ edits }) => edits.length > 0)
      .map(({ file, before, after }) => ({ file, diff: diffOf(file, before.text, after) })),
    refused: found.flatMap(({ file, before, refusals }) =>
      refusals.map(({ at, what }) => ({ file, line: lineOf(before.text, at), why: what })),
    ),
    left: found.flatMap(({ file, before, leftovers }) =>
      leftovers.map(({ at, what }) => ({ file, line: lineOf(before.text, at), what })),
    ),
  };
}

/** As a person reads a change: without the header's ruler. */
export function diffOf(file: string, before: string, after: string): string {
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
    context: 3,
  });
  return patch.replace(/^=+\n/, '').trimEnd();
}

function valueFrom(text: string): FlagValue {
  try {
    return JSON.parse(text) as FlagValue;
  } catch {
    throw new InputError(`"value" is JSON: true, false, 3 or "blue" in quotes, not ${text}.`);
  }
}
