/** `npm run dev -- [--course DIR] [--port N]`: the lessons with hot reload, and what an author wants to know of each beside it. */
import { dev } from 'astro';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { authorsDesk } from '../desk/desk.ts';
import { here } from './here.ts';

const { values } = parseArgs({ options: { course: { type: 'string', default: 'course' }, port: { type: 'string', default: '4321' } } });
process.env.COURSE_DIR = resolve(values.course);
// Two servers with caches of their own do not pull the pages from under each other.
const server = await dev({ root: process.cwd(), server: { port: Number(values.port) }, vite: { cacheDir: join(here.cacheDir, 'vite'), plugins: [authorsDesk()] } });
console.log(`Lessons: http://localhost:${server.address.port}/`);
