import type { AxiosRequestConfig } from 'axios';

/** Nor in a browser: there `fetch` can be told to stay, and XMLHttpRequest cannot. */
export const NO_REDIRECTS: AxiosRequestConfig = {
  maxRedirects: 0,
  adapter: ['http', 'fetch'],
  fetchOptions: { redirect: 'error' },
};
