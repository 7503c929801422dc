import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { Answer } from '../requests.ts';

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Nothing inline, nothing from elsewhere; a course in the frame has its own rules. */
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self' http://localhost:* http://127.0.0.1:*; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/** The LMS's own two pages with their script and style, by route (`GET /play`). */
export async function openPages(): Promise<{ find(route: string): Answer | undefined }> {
  const bundle = await build({
    input: beside('main.ts'),
    write: false,
    platform: 'browser',
    logLevel: 'silent',
    output: { format: 'iife', minify: true, codeSplitting: false },
  });
  const headers = (type: string): Record<string, string> => ({ 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', 'content-security-policy': csp });
  const text = (name: string, type: string): Answer => new Answer(200, readFileSync(beside(name), 'utf8'), headers(type));
  const routes: Record<string, Answer> = {
    'GET /': text('home.html', 'text/html'),
    'GET /play': text('play.html', 'text/html'),
    'GET /returned': text('returned.html', 'text/html'),
    'GET /lms.css': text('lms.css', 'text/css'),
    'GET /lms.js': new Answer(200, bundle.output[0].code, headers('text/javascript')),
    'GET /favicon.ico': new Answer(204, ''),
  };
  return { find: (route) => routes[route] };
}
