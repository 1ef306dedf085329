const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `8 s`, `12 min`, `7 h`, `94 d`: one unit, rounded down. */
export function durationWords(ms: number): string {
  if (ms < MINUTE) return `${Math.max(0, Math.floor(ms / 1000))} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  return ms < 2 * DAY ? `${Math.floor(ms / HOUR)} h` : `${Math.floor(ms / DAY)} d`;
}

const JUST_NOW = 5_000;

/** `just now`, `12 min ago`. */
export function agoWords(ms: number): string {
  return ms < JUST_NOW ? 'just now' : `${durationWords(ms)} ago`;
}

/** What is left of a lease: `7 h 58 m left`. */
export function leftWords(ms: number): string {
  if (ms <= 0) return 'over';
  const minutes = Math.ceil(ms / MINUTE);
  if (minutes < 60) return `${minutes} min left`;
  if (ms >= 2 * DAY) return `${Math.floor(ms / DAY)} d left`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h left` : `${Math.floor(minutes / 60)} h ${rest} m left`;
}

/** Time of day today, with the date on any other day; local time zone. */
export function momentWords(at: number, now: number): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (date.toDateString() === new Date(now).toDateString()) return time;
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} ${time}`;
}
