import { durationWords } from '../../core/present/time.ts';
import { EXIT, type Output, plain, table } from '../output.ts';
import type { Session } from '../session.ts';
import { cardOf } from './cards.ts';

/** Every known flag with its state in each environment. */
export function flags(session: Session): Output {
  const now = session.app.clock.now();
  const cards = session.app.store.keys().map((key) => cardOf(session, key));
  const problems = session.app.store.entries.flatMap(({ environment, problem, snapshot }) => [
    ...(problem === undefined ? [] : [problem]),
    ...(snapshot?.problems ?? []).map(({ key, message }) => `${environment.source}: ${key}: ${message}`),
  ]);
  const rows = cards.flatMap(({ key, environments, references }) => {
    const isOneConnection = new Set(environments.map(({ connection }) => connection)).size <= 1;
    return environments.map((row, at) => [
      at === 0 ? plain(key) : '',
      isOneConnection ? row.environment : `${row.connection}/${row.environment}`,
      `${row.glyph} ${plain(row.headline)}`,
      row.you === undefined ? '' : `you: ${plain(row.you.gets)}`,
      at === 0 ? `${references} references` : '',
    ]);
  });
  return {
    json: {
      flags: cards.map((card) => ({
        key: card.key,
        name: card.name,
        description: card.description,
        owner: card.owner,
        provider: session.app.store.entries.find(({ snapshot }) => snapshot?.flags.has(card.key))?.provider
          .id,
        connection: card.environments[0]?.connection,
        environments: card.environments.map((row) => ({
          name: row.environment,
          connection: row.connection,
          tier: row.tier,
          state: row.exposure?.status ?? 'unknown',
          stage: row.stage,
          headline: row.headline,
          exposure: row.sentence,
          you: row.you?.gets,
          fetchedAt: new Date(row.fetchedAt).toISOString(),
          age: durationWords(now - row.fetchedAt),
          problem: row.problem,
        })),
        references: card.references,
      })),
      problems,
    },
    text: [
      rows.length === 0 ? 'No flag definition was found here.' : table(rows),
      ...problems.map(plain),
    ].join('\n'),
    ...(session.app.store.entries.some(({ problem }) => problem !== undefined)
      ? { exitCode: EXIT.unreadable }
      : {}),
  };
}
