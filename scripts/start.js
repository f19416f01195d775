import { ensureBuilt } from './ensure-built.js';

/** `npm start`: builds if need be, then becomes the server, in this same process. */
ensureBuilt();
await import('../dist/server/bundle/main.js');
