import type { CaseName } from '../../core/references/keyCase.ts';
import type { CallsConfig, CustomCall } from '../../core/references/sdkCalls/callTable.ts';
import { type Fields, integer, list, optionalText, requiredText } from './fields.ts';

/** The project's own ways of asking for a flag. */
export function callsConfig(config: Fields): CallsConfig {
  return {
    calls: list(config['calls'], 'calls').map(customCall),
    components: list(config['components'], 'components').map((entry) => ({
      name: requiredText(entry, 'name'),
      prop: requiredText(entry, 'prop'),
    })),
    attributes: list(config['attributes'], 'attributes').map((entry) => ({
      name: requiredText(entry, 'name'),
      keyArgument: integer(entry, 'keyArgument') ?? 0,
    })),
    accessors: list(config['accessors'], 'accessors').map((entry) => {
      const name = optionalText(entry, 'case');
      return { object: requiredText(entry, 'object'), ...(isCaseName(name) ? { case: name } : {}) };
    }),
  };
}

function customCall(entry: Fields): CustomCall {
  const defaultArgument = integer(entry, 'defaultArgument');
  const languages = entry['languages'];
  return {
    name: requiredText(entry, 'name'),
    keyArgument: integer(entry, 'keyArgument') ?? 0,
    ...(defaultArgument === undefined ? {} : { defaultArgument }),
    ...(entry['inverted'] === true ? { inverted: true } : {}),
    ...(Array.isArray(languages) ? { languages: languages.map(String) } : {}),
  };
}

function isCaseName(name: string | undefined): name is CaseName {
  return CASES.some((known) => known === name);
}

const CASES: readonly CaseName[] = ['camel', 'pascal', 'snake', 'upper', 'kebab', 'dot'];
