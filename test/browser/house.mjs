/** A process that serves Chợ Vườn to browser tests until whoever started it is gone. */
import { serve } from '../../scripts/serve.mjs';

const server = await serve({ port: 0 });
process.on('disconnect', () => void server.close().finally(() => process.exit()));
process.send?.({ url: server.url, port: server.port });
