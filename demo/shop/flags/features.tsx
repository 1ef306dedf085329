import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { User } from '../users';
import { isOn } from './client';
import { FLAGS, type FlagKey, type FlagName } from './keys';

export type PageFlags = Record<FlagName, boolean>;

const names = Object.keys(FLAGS) as FlagName[];
const allOff = Object.fromEntries(names.map((name) => [name, false])) as PageFlags;

export const FlagsContext = createContext<PageFlags>(allOff);

/** Asked once per request: rendering is synchronous, and a page must not change its mind halfway. */
export async function readPageFlags(user: User): Promise<PageFlags> {
  const answers = await Promise.all(
    names.map(async (name) => [name, await isOn(user, FLAGS[name])] as const),
  );
  return Object.fromEntries(answers) as PageFlags;
}

export function useFlags(): PageFlags {
  return useContext(FlagsContext);
}

export function useFlag(key: FlagKey): boolean {
  const flags = useFlags();
  return names.some((name) => FLAGS[name] === key && flags[name]);
}

/** Shows its children only to those for whom the flag is on. */
export function Feature(props: { name: FlagKey; children: ComponentChildren }) {
  return useFlag(props.name) ? props.children : null;
}
