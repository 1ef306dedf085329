/** Every id the manifest contributes, typed once; a test holds the two together. */
export const COMMANDS = {
  releaseToMe: 'releaseLens.releaseToMe',
  holdBack: 'releaseLens.holdBack',
  releaseVariation: 'releaseLens.releaseVariation',
  unRelease: 'releaseLens.unRelease',
  extend: 'releaseLens.extend',
  endAll: 'releaseLens.endAll',
  rolloutNext: 'releaseLens.rolloutNext',
  rolloutPrevious: 'releaseLens.rolloutPrevious',
  rolloutTo: 'releaseLens.rolloutTo',
  unReleaseFrom: 'releaseLens.unReleaseFrom',
  unReleaseFromOthers: 'releaseLens.unReleaseFromOthers',
  why: 'releaseLens.why',
  copyIdentity: 'releaseLens.copyIdentity',
  showReferences: 'releaseLens.showReferences',
  openDefinition: 'releaseLens.openDefinition',
  removeFromCode: 'releaseLens.removeFromCode',
  archive: 'releaseLens.archive',
  createFlag: 'releaseLens.createFlag',
  setIdentity: 'releaseLens.setIdentity',
  refresh: 'releaseLens.refresh',
  findFlags: 'releaseLens.findFlags',
  findFlag: 'releaseLens.findFlag',
  copyKey: 'releaseLens.copyKey',
  chooseEnvironment: 'releaseLens.chooseEnvironment',
  menu: 'releaseLens.menu',
  groupFlags: 'releaseLens.groupFlags',
  sortFlags: 'releaseLens.sortFlags',
  filterFlags: 'releaseLens.filterFlags',
  clearFilter: 'releaseLens.clearFilter',
  showMore: 'releaseLens.showMore',
  connect: 'releaseLens.connect',
  replaceToken: 'releaseLens.replaceToken',
  forgetToken: 'releaseLens.forgetToken',
  testConnection: 'releaseLens.testConnection',
  healthToken: 'releaseLens.healthToken',
  showRollout: 'releaseLens.showRollout',
} as const;

export const VIEWS = {
  thisFile: 'releaseLens.thisFile',
  flags: 'releaseLens.flags',
  selfReleases: 'releaseLens.selfReleases',
  stale: 'releaseLens.stale',
} as const;

export const SETTINGS = {
  inCode: 'inCode.show',
  inCodeAmount: 'inCode.amount',
  inCodeColumns: 'inCode.columns',
  inCodeGutter: 'inCode.gutter',
  inCodeRuler: 'inCode.overviewRuler',
  inCodeBranches: 'inCode.branches',
  expiryHours: 'selfRelease.expiryHours',
  identities: 'identities',
  staleHints: 'stale.hints',
  debugOffer: 'debug.offer',
  diagnostics: 'diagnostics',
  readOnly: 'readOnly',
  connections: 'connections',
  suggestConnections: 'connections.suggest',
  unReleaseWhenUnhealthy: 'rollout.unReleaseWhenUnhealthy',
} as const;

/** Before the name of a tool in `app/tools/table`. */
export const TOOL_PREFIX = 'releaseLens_';

export const SECTION = 'releaseLens';

/** Set once a folder with flags is open: nothing of ours shows before. */
export const ACTIVE_CONTEXT = 'releaseLens.active';

/** Set while the list of flags is filtered. */
export const FILTERED_CONTEXT = 'releaseLens.filtered';

/** Set while the open file has flags. */
export const FILE_CONTEXT = 'releaseLens.fileHasFlags';

export const STAGE_COLOURS = {
  dark: 'releaseLens.darkForeground',
  me: 'releaseLens.meForeground',
  team: 'releaseLens.teamForeground',
  ramp: 'releaseLens.rampForeground',
  everyone: 'releaseLens.everyoneForeground',
  off: 'releaseLens.offForeground',
  unknown: 'releaseLens.unknownForeground',
} as const;

export const BRANCH_COLOURS = {
  nobody: 'releaseLens.nobodyBranchBorder',
  me: 'releaseLens.meBranchBackground',
} as const;
