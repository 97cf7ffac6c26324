// Starts Portkey's gateway on a free port of this machine alone, and tells its parent which: it has no setting for either.
import { Server } from 'node:net';

const { listen } = Server.prototype;
Server.prototype.listen = function (port) {
  this.once('listening', () => process.send(this.address().port));
  return listen.call(this, port, '127.0.0.1');
};
process.on('disconnect', () => process.exit());

await import('@portkey-ai/gateway/build/start-server.js');
