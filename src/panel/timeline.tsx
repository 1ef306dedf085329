import { t } from '@vscode/l10n';
import type { TimelineEntry } from '../core/present/rolloutTimeline.ts';

export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <section aria-labelledby="timeline" class="timeline">
      <h2 id="timeline">{t('Timeline')}</h2>
      {entries.length === 0 && <p class="soft">{t('No change of it is known here.')}</p>}
      <ol>
        {entries.map(({ at, when, what, who, note, seen }) => (
          <li key={`${at} ${what}`}>
            <time dateTime={new Date(at).toISOString()}>{when}</time>
            <span>
              {what}
              {who !== undefined && <span class="soft"> · {who}</span>}
              {note !== undefined && <span class="note">{note}</span>}
              {seen !== undefined && (
                <ul class="seen soft">
                  {seen.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
