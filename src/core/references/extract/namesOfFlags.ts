import { CONFIG_FROM_AFAR, isServiceOfConfig, isServiceOfFlags, isTypeOfFlags } from '../flagNames.ts';

/** `runtime: Arc<ShopFeatures>`, `private final FeatureFlags gates;`, `fc *ShopFeatures` */
const BEFORE_TYPE =
  /\b([A-Za-z_]\w*)[?!]?(?::\s*|[ \t]+(?=\*|\w+\.[A-Z]))(?:&|\*|mut\s|readonly\s|\w+<)*(?:\w+(?:::|\.))*([A-Z]\w*)/g;
const BEHIND_TYPE = /\b([A-Z]\w*)[ \t]+([a-z_]\w*)\s*[;=,)]/g;

/** Names that are said to be of a type of flags, or of a service of them, with it. */
export interface NamesOfFlags {
  readonly flags: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, string>;
}

/** One that is said to be of others as well may be either. */
export function namesOfFlags(text: string): NamesOfFlags {
  const types = new Map<string, string>();
  if (!SPEAKS.test(text) && !CONFIG_FROM_AFAR.test(text)) return { flags: types, services: types };
  const note = (name: string, type: string): void => {
    const before = types.get(name);
    types.set(name, before === undefined || before === type ? type : '');
  };
  for (const [, name = '', type = ''] of text.matchAll(BEFORE_TYPE)) note(name, type);
  for (const [, type = '', name = ''] of text.matchAll(BEHIND_TYPE)) note(name, type);
  return {
    flags: new Map([...types].filter(([, type]) => SEVERAL.test(type) && isTypeOfFlags(type))),
    services: new Map([...types].filter(([, type]) => isServiceOfFlags(type) || isServiceOfConfig(type))),
  };
}

const SPEAKS =
  /(?:Flag|Feature|Toggle|Gate|Experiment)(?:s|\w{0,20}(?:Service|Client|Manager|Provider|Helper|Reader|Checker|Evaluator|Resolver|Facade))/;
/** What is of a type of one flag has no flags as members. */
const SEVERAL = /(?:flag|feature|toggle|gate|experiment)s/i;
