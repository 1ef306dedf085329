import { t } from '@vscode/l10n';
/** `1,240`, `0.0004`. By hand, as the first formatter of `Intl` takes tens of milliseconds to make. */
export function grouped(value: number): string {
  const thousands = t({ message: ',', comment: 'between thousands' });
  const decimals = t({ message: '.', comment: 'before decimals' });
  const [whole = '', ...rest] = String(value).split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, thousands), ...rest].join(decimals);
}
