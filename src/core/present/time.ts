import { t } from '@vscode/l10n';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `8 s`, `12 min`, `7 h`, `94 d`: one unit, rounded down. */
export function durationWords(ms: number): string {
  if (ms < MINUTE) return t`${Math.max(0, Math.floor(ms / 1000))} s`;
  if (ms < HOUR) return t`${Math.floor(ms / MINUTE)} min`;
  return ms < 2 * DAY ? t`${Math.floor(ms / HOUR)} h` : t`${Math.floor(ms / DAY)} d`;
}

const JUST_NOW = 5_000;

/** `just now`, `12 min ago`. */
export function agoWords(ms: number): string {
  return ms < JUST_NOW ? t('just now') : t`${durationWords(ms)} ago`;
}

/** What is left of a lease: `7 h 58 m left`. */
export function leftWords(ms: number): string {
  const minutes = Math.ceil(ms / MINUTE);
  const rest = minutes % 60;
  return minutes < 60 || rest === 0 || ms >= 2 * DAY
    ? roundLeftWords(ms)
    : t`${Math.floor(minutes / 60)} h ${rest} m left`;
}

/** In one unit: `7 h left`. */
export function roundLeftWords(ms: number): string {
  return ms <= 0 ? t('over') : t`${roundLeft(ms)} left`;
}

/** `8 h` of 7 h 58 min: a number that changes does not move its neighbours every minute. */
export function roundLeft(ms: number): string {
  if (ms <= 0) return t('over');
  const minutes = Math.ceil(ms / MINUTE);
  if (minutes < 60) return t`${minutes} min`;
  return ms < 2 * DAY ? t`${Math.round(minutes / 60)} h` : t`${Math.round(ms / DAY)} d`;
}

/** `14:05`; local time zone, as are all below. By hand, as a formatter of `Intl` takes long to make. */
export function clockWords(at: number): string {
  const date = new Date(at);
  return `${padded(date.getHours())}:${padded(date.getMinutes())}`;
}

/** `14:05:30`: without the hour, minutes and seconds would be read as hours and minutes. */
export function secondsWords(at: number): string {
  return `${clockWords(at)}:${padded(new Date(at).getSeconds())}`;
}

/** `3 Dec` */
export function dayWords(at: number): string {
  const date = new Date(at);
  const [day, month] = [date.getDate(), months()[date.getMonth()] ?? ''];
  return t({ message: '{0} {1}', args: [day, month], comment: 'a day and its month' });
}

/** Time of day today, with the date on any other day. */
export function momentWords(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? clockWords(at) : `${dayWords(at)} ${clockWords(at)}`;
}

function months(): readonly string[] {
  return t('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec').split(' ');
}

function padded(part: number): string {
  return String(part).padStart(2, '0');
}
