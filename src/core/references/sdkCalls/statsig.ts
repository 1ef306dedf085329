import { DETAILS, type Sdk } from './flagCall.ts';

const GATES = ['checkGate', 'checkGateSync', 'getFeatureGate', 'getFeatureGateSync', 'getDynamicConfig'];
const OTHERS = ['getConfig', 'getExperiment', 'getLayer'].flatMap((name) => [name, `${name}Sync`]);
const GO_OTHERS = ['GetConfig', 'GetExperiment', 'GetLayer'];
const GO_GATES = [
  'CheckGate',
  'CheckGateWithOptions',
  'GetFeatureGate',
  'GetFeatureGateWithOptions',
  'GetDynamicConfig',
];

const JVM_GATES = [...GATES, 'checkGateAsync'];
const DOTNET_GATES = ['CheckGate', 'GetFeatureGate', 'GetDynamicConfig'];

export const statsig: Sdk = {
  name: 'statsig',
  packages: [
    '@statsig/',
    'statsig',
    'statsig-',
    'statsig_python_core',
    'statsig_rust',
    'github.com/statsig-io/',
    'com.statsig',
    'Statsig',
    'StatsigOnDeviceEvaluations',
  ],
  calls: [
    // A server names the user first, a browser is the user.
    { in: 'javascript', names: GATES, key: 1, minArguments: 2 },
    { in: 'javascript', names: GATES, key: 0 },
    { in: 'javascript', names: OTHERS, key: 1, minArguments: 2, generic: true },
    { in: 'javascript', names: OTHERS, key: 0, generic: true },
    { in: 'javascript', names: ['useGateValue', 'useFeatureGate', 'useDynamicConfig', 'useGate'], key: 0 },
    { in: 'javascript', names: ['useConfig', 'useExperiment', 'useLayer'], key: 0, generic: true },
    { in: 'python', names: ['check_gate', 'get_feature_gate', 'get_dynamic_config'], key: 1 },
    { in: 'python', names: ['get_config', 'get_experiment', 'get_layer'], key: 1, generic: true },
    { in: 'go', names: GO_GATES, key: 1 },
    { in: 'go', names: GO_OTHERS, key: 1, generic: true },
    { in: ['jvm', 'swift', 'php'], names: JVM_GATES, key: 1, minArguments: 2 },
    { in: ['jvm', 'swift', 'php'], names: JVM_GATES, key: 0 },
    { in: ['jvm', 'swift', 'php'], names: OTHERS, key: 1, minArguments: 2, generic: true },
    { in: ['jvm', 'swift', 'php'], names: OTHERS, key: 0, generic: true },
    { in: 'dotnet', names: DOTNET_GATES, key: 1, minArguments: 2 },
    { in: 'dotnet', names: DOTNET_GATES, key: 0 },
    { in: 'dotnet', names: GO_OTHERS, key: 1, minArguments: 2, generic: true },
    { in: 'dotnet', names: GO_OTHERS, key: 0, generic: true },
    { in: ['ruby', 'rust'], names: ['check_gate', 'get_feature_gate', 'get_dynamic_config'], key: 1 },
    { in: ['ruby', 'rust'], names: ['get_config', 'get_experiment', 'get_layer'], key: 1, generic: true },
  ],
  gives: [
    { names: /layer/i, gives: 'other' },
    { names: /feature_?gate|^useGate$|config|experiment/i, gives: DETAILS },
  ],
};
