import { DETAILS, type Sdk } from './flagCall.ts';

const KEY = { argument: 0, keyword: 'key' };
const DEFAULT_VALUE = { argument: 1, keyword: 'defaultValue' };

export const devcycle: Sdk = {
  name: 'devcycle',
  packages: [
    '@devcycle/',
    'devcycle_python_sdk',
    'devcycle-',
    'github.com/devcyclehq/',
    'com.devcycle',
    'DevCycle',
  ],
  calls: [
    { in: 'javascript', names: ['variableValue'], key: 1, default: 2, minArguments: 3 },
    {
      in: 'javascript',
      names: ['variableValue', 'getVariableValue', 'useVariableValue'],
      key: 0,
      default: 1,
    },
    { in: 'javascript', names: ['variable'], key: 1, default: 2, minArguments: 3, generic: true },
    { in: 'javascript', names: ['variable', 'useVariable'], key: 0, default: 1, generic: true },
    {
      in: 'javascript',
      names: ['RenderIfEnabled', 'SwapComponents'],
      form: 'component',
      key: { argument: 0, property: 'variableKey' },
    },
    {
      in: 'javascript',
      names: ['VariableValue'],
      form: 'decorator',
      key: { argument: 0, property: 'key' },
      default: { argument: 0, property: 'default' },
    },
    { in: 'python', names: ['variable_value'], key: 1, default: 2 },
    { in: 'python', names: ['variable'], key: 1, default: 2, generic: true },
    { in: 'go', names: ['VariableValue'], key: 1, default: 2 },
    { in: 'go', names: ['Variable'], key: 1, default: 2, generic: true },
    { in: ['jvm', 'php'], names: ['variableValue'], key: 1, default: 2, minArguments: 3 },
    { in: ['jvm', 'php', 'swift'], names: ['variableValue'], key: KEY, default: DEFAULT_VALUE },
    { in: ['jvm', 'php'], names: ['variable'], key: 1, default: 2, minArguments: 3, generic: true },
    { in: ['jvm', 'php', 'swift'], names: ['variable'], key: KEY, default: DEFAULT_VALUE, generic: true },
    { in: 'dotnet', names: ['VariableValue', 'VariableValueAsync'], key: 1, default: 2 },
    { in: 'dotnet', names: ['Variable', 'VariableAsync'], key: 1, default: 2, generic: true },
    { in: 'ruby', names: ['variable_value'], key: 1, default: 2 },
    { in: 'ruby', names: ['variable'], key: 1, default: 2, generic: true },
  ],
  gives: [
    { names: /^Variable$/, in: ['go'], gives: 'other' },
    { names: /^(?:use)?variable(?:Async)?$/i, gives: DETAILS },
  ],
};
