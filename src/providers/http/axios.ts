import type { AxiosError, AxiosStatic } from 'axios';

/** Most windows make no request: the library is loaded for the first one. */
export async function loadAxios(): Promise<AxiosStatic> {
  return (await import('axios')).default;
}

/** As the library tells its own errors, without loading it for that. */
export function isAxiosError(error: unknown): error is AxiosError {
  return (
    typeof error === 'object' && error !== null && 'isAxiosError' in error && error.isAxiosError === true
  );
}
