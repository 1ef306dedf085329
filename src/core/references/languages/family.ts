/** Languages that import from each other and share their SDKs. `text`: no grammar, scanned lexically. */
export type Family = 'javascript' | 'python' | 'go' | 'text';
