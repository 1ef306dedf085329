import type { Sdk } from './flagCall.ts';

export const devcycle: Sdk = {
  name: 'devcycle',
  packages: ['@devcycle/', 'devcycle_python_sdk', 'devcycle-', 'github.com/devcyclehq/'],
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
    { in: 'python', names: ['variable_value'], key: 1, default: 2 },
    { in: 'python', names: ['variable'], key: 1, default: 2, generic: true },
    { in: 'go', names: ['VariableValue'], key: 1, default: 2 },
    { in: 'go', names: ['Variable'], key: 1, default: 2, generic: true },
  ],
};
