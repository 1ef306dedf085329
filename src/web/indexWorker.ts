import { serveIndex } from './serveIndex.ts';

serveIndex(globalThis as unknown as Worker);
