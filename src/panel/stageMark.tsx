import type { JSX } from 'preact';

/** A stage's circle, drawn: how fonts draw the same signs differs too much. The text beside it says the same. */
export function StageMark({ mark }: { readonly mark: string }) {
  return (
    <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.4" />
      {FILLS[mark]}
    </svg>
  );
}

const FILLS: Readonly<Record<string, JSX.Element>> = {
  '◉': <circle cx="8" cy="8" r="3" fill="currentColor" />,
  '◔': <path d="M8 2a6 6 0 0 1 6 6H8z" fill="currentColor" />,
  '◑': <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />,
  '●': <circle cx="8" cy="8" r="6" fill="currentColor" />,
  '⊘': <path d="M4 12l8-8" stroke="currentColor" stroke-width="1.4" />,
  '?': (
    <text x="8" y="11.5" font-size="9" text-anchor="middle" fill="currentColor">
      ?
    </text>
  ),
};
