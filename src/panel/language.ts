/**
 * Where the machine's language is POSIX's, Chromium calls it `en-US@posix`, which is no language tag, and uPlot
 * makes a number format of it as soon as it is loaded. So this comes before.
 */
try {
  Intl.getCanonicalLocales(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en' });
}
