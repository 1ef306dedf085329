import { mainRow } from '../../core/present/flagCard.ts';
import { UsageError } from '../failure.ts';
import { type Output, plain } from '../output.ts';
import type { Session } from '../session.ts';
import { cardOf, entryFor } from './cards.ts';

/** What an identity gets, and why. */
export function explain(session: Session, key: string, options: { readonly env?: string }): Output {
  const entry = entryFor(session, key, options.env);
  const card = cardOf(session, key);
  const row =
    card.environments.find(
      ({ environment, connection }) =>
        environment === entry.environment.name && connection === entry.connection.name,
    ) ?? mainRow(card);
  const identity = session.identityOf(entry.connection.name);
  if (identity === undefined || row?.you === undefined) {
    throw new UsageError(
      'It is not known whom to explain for. Say --as KEY, with --attr name=value as needed.',
    );
  }
  const { you, explanation } = row;
  const evaluation = entry.snapshot && entry.provider.evaluate(entry.snapshot, key, identity);
  const value = evaluation?.outcome === 'served' ? evaluation.value : undefined;
  return {
    json: {
      key,
      environment: row.environment,
      identity,
      variation: you.variation ?? null,
      value: value ?? null,
      reason: you.sentence,
      trace: you.trace,
      would: you.would,
      certainty: certainty(you.variation, explanation?.missing ?? []),
    },
    text: [
      `${row.glyph} ${plain(key)} in ${row.environment}: ${plain(row.sentence)}`,
      plain(you.sentence),
      ...you.trace.map((line) => `  ${plain(line)}`),
      ...you.would.map((line) => `You would get ${plain(line)}.`),
    ].join('\n'),
  };
}

function certainty(variation: string | null | undefined, missing: readonly string[]): string {
  if (variation === undefined) return 'unknown';
  return missing.length > 0 ? `certain unless production knows your ${missing.join(', ')}` : 'certain';
}
