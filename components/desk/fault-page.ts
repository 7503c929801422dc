/** What the dev server shows where the course cannot be shown: the words of the terminal. It reloads by itself once the course can be read. */
export function faultPage(said: string, view: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>The course cannot be shown</title></head>
<body data-faults><script type="application/json" id="desk-faults">${JSON.stringify(said).replace(/</g, '\\u003c')}</script>${view}</body></html>
`;
}
