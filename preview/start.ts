/** The local LMS from the command line: `npm run lms -- [--port 4400] [--dir dist]`. Attempts and uploads are kept in `.lms`. */
import { parseArgs } from 'node:util';
import { startLms } from './server.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4400' }, dir: { type: 'string', default: 'dist' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port must be a number from 0 to 65535, not "${values.port}".`);
  process.exit(2);
}
try {
  const { url } = await startLms({ port, dir: values.dir, dataDir: '.lms' });
  console.log(`Local LMS: ${url}`);
} catch (error) {
  console.error(`The local LMS could not start on port ${port}: ${(error as Error).message}. Name another one with --port.`);
  process.exit(1);
}
