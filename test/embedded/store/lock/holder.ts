/** Locks the directory of its argument, says so and waits to be killed. */
import { join } from 'node:path';
import { lockDataDir } from '../../../../src/embedded/data-dir-lock.js';

const [dir = ''] = process.argv.slice(2);
try {
  lockDataDir(dir, { socketPath: join(dir, 's.sock') });
  process.stdout.write('held\n');
} catch (error) {
  process.stdout.write(`${String(error)}\n`);
}
setInterval(() => undefined, 1000);
