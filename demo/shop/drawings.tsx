import type { JSX } from 'preact';

const INK = '#2b3b36';

/** Line drawings instead of photographs: the page needs nothing from the network. */
const DRAWINGS: Record<string, JSX.Element> = {
  mug: (
    <>
      <path d="M30 34h32v30a10 10 0 0 1-10 10H40a10 10 0 0 1-10-10z" fill="#fbf8f1" />
      <path d="M62 42h6a8 8 0 0 1 0 18h-6" />
      <path d="M38 26q3-5 0-9M48 26q3-5 0-9" />
    </>
  ),
  kettle: (
    <>
      <path d="M28 72q-4-30 20-34 24 4 20 34z" fill="#f6faf8" />
      <path d="M66 52l12-8M40 38q0-16 8-16t8 16M46 38v-4h4v4" />
    </>
  ),
  apron: (
    <>
      <path d="M38 34h20l8 14v28H30V48z" fill="#faf7f9" />
      <path d="M38 34q10-22 20 0M36 58h24v10H36zM48 58v10" />
    </>
  ),
  board: (
    <>
      <rect x="34" y="32" width="28" height="44" rx="6" fill="#b98a5e" />
      <path d="M45 32v-8a3 3 0 0 1 6 0v8M40 42v24M48 40v28M56 44v20" />
    </>
  ),
  candle: (
    <>
      <rect x="38" y="40" width="20" height="36" rx="3" fill="#f0c75a" />
      <path d="M48 40v-5M48 35q-6-7 0-16 6 9 0 16z" fill="#fff3c4" />
    </>
  ),
  jar: (
    <>
      <rect x="32" y="36" width="32" height="40" rx="8" fill="#f4f9fb" />
      <rect x="36" y="26" width="24" height="10" rx="3" fill="#c9a27a" />
      <path d="M32 56h32" />
    </>
  ),
  gift: (
    <>
      <rect x="26" y="34" width="44" height="32" rx="4" fill="#f7faf4" />
      <path d="M26 46h44M40 34v32M40 34q-10-2-6-9t6 9q-2-12 6-9t-6 9" />
    </>
  ),
};

export function Drawing({ of }: { of: string }) {
  return (
    <svg
      viewBox="16 12 64 70"
      fill="none"
      stroke={INK}
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {DRAWINGS[of]}
    </svg>
  );
}
