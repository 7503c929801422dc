import { showHome } from './home.ts';
import { play } from './play.ts';

const pages: Record<string, () => Promise<void>> = { home: showHome, play };
run(pages[document.body.dataset.page ?? '']);

/** A fault is shown, not only thrown: the person here is a developer. */
function run(show: (() => Promise<void>) | undefined): void {
  show?.().catch((error: unknown) => {
    const line = document.createElement('p');
    line.className = 'fault';
    line.setAttribute('role', 'alert');
    line.textContent = error instanceof Error ? error.message : String(error);
    document.querySelector('main')?.prepend(line);
  });
}
