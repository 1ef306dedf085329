import { t } from '@vscode/l10n';
import type { FlagValue } from '../../core/model/flag.ts';
import type { Ladder, LadderStage, StagePopulation } from '../../core/model/ladder.ts';
import {
  amount,
  CONFIG_FILE,
  ConfigError,
  type Fields,
  integer,
  list,
  optionalText,
  requiredText,
  texts,
} from './fields.ts';

/** `"stages": [{"name": "team", "segment": "checkout"}, {"name": "5 %", "share": 5, "soakHours": 24}]`, narrowest first. */
export function readStages(data: unknown): Ladder | undefined {
  if (data === undefined) return undefined;
  const stages = list(data, 'stages').map(stage);
  if (stages.length === 0) return undefined;
  const names = stages.map(({ name }) => name.toLowerCase());
  const twice = stages.find(({ name }, at) => names.indexOf(name.toLowerCase()) !== at);
  if (twice !== undefined) throw wrong(t`the stage "${twice.name}" is there twice`);
  const shares = stages.flatMap(({ population }) => (population?.kind === 'share' ? [population.share] : []));
  if (shares.some((share, at) => at > 0 && share <= (shares[at - 1] ?? 0)))
    throw new ConfigError(t`${CONFIG_FILE}: the shares of "stages" have to grow. They were not used.`);
  return stages;
}

function stage(entry: Fields): LadderStage {
  const name = requiredText(entry, 'name');
  const population = populationOf(entry, name);
  const soakHours = amount(entry, 'soakHours');
  const minPeople = integer(entry, 'minPeople');
  return {
    name,
    ...(population === undefined ? {} : { population }),
    ...(soakHours === undefined ? {} : { soakHours }),
    ...(minPeople === undefined ? {} : { minPeople }),
    ...(entry['gates'] === undefined ? {} : { gates: texts(entry['gates'], `gates of ${name}`) }),
    ...(entry['who'] === undefined ? {} : { by: texts(entry['who'], `who of ${name}`) }),
  };
}

/** A stage that names nobody is shown as not set up. */
function populationOf(entry: Fields, name: string): StagePopulation | undefined {
  const ways = ['me', 'people', 'segment', 'attribute', 'share', 'everyone'].filter((way) => way in entry);
  const [way, ...more] = ways;
  if (more.length > 0)
    throw wrong(t`the stage "${name}" says in several ways whom it reaches (${ways.join(', ')})`);
  switch (way) {
    case 'me':
    case 'everyone':
      if (entry[way] !== true) throw wrong(t`the stage "${name}" has a "${way}" that is not true`);
      return { kind: way };
    case 'people': {
      const keys = texts(entry['people'], `people of ${name}`);
      return keys.length === 0 ? undefined : { kind: 'people', keys };
    }
    case 'segment': {
      const segment = optionalText(entry, 'segment') ?? '';
      return segment === '' ? undefined : { kind: 'segment', name: segment };
    }
    case 'attribute': {
      const values = entry['in'];
      const isList = Array.isArray(values) && values.length > 0 && values.every(isScalar);
      if (!isList) throw wrong(t`the stage "${name}" needs "in", a list of values, beside its "attribute"`);
      return { kind: 'condition', attribute: requiredText(entry, 'attribute'), values };
    }
    case 'share': {
      const percent = amount(entry, 'share') ?? 0;
      if (percent > 100 || !isWhole(percent * 1000))
        throw wrong(t`the stage "${name}" needs a "share" in percent, to three digits`);
      return percent === 100 ? { kind: 'everyone' } : { kind: 'share', share: percent / 100 };
    }
    default:
      return undefined;
  }
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}

function isScalar(value: unknown): value is FlagValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function wrong(what: string): ConfigError {
  return new ConfigError(t`${CONFIG_FILE}: ${what}. The file was not used.`);
}
