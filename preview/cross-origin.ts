import type { IncomingMessage } from 'node:http';

/** What a course that is not of the LMS's own origin needs: its files, its token, the LRS. Each asks for a secret of its launch, or only reads. */
export const isShared = (path: string): boolean => /^\/(content|fetch|lrs)\//.test(path);

/** True for this server by its other name (`localhost`, `127.0.0.1`) and for a sandboxed frame, which has no name. */
export const isNeighbour = (origin: string | undefined): boolean => origin === 'null' || /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/.test(origin ?? '');

/** The headers by which browsers let such a course read answers (Fetch, CORS); none for anybody else. */
export function shared({ headers: { origin } }: Pick<IncomingMessage, 'headers'>): Record<string, string> {
  if (origin === undefined || !isNeighbour(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    vary: 'origin',
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE',
    'access-control-allow-headers': 'authorization, content-type, if-match, if-none-match, x-experience-api-version',
    'access-control-expose-headers': 'etag, last-modified, retry-after, x-experience-api-version, x-experience-api-consistent-through',
  };
}
