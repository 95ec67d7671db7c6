import { enableCompileCache } from 'node:module';

// What was compiled once is kept, so that a server which was killed is back sooner. Only what is imported from here on gains.
enableCompileCache();
await import('./serve.ts');
