import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const places = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Flags every browser of the tests and of the bench starts with: nothing but the page itself may use the network. */
export const browserArgs = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

/** A Chromium on this machine (`CHROMIUM` wins), or `undefined`. */
export function findBrowser(): string | undefined {
  return [process.env.CHROMIUM, ...places, chromium.executablePath()].find((path) => path && existsSync(path));
}

/**
 * A Chromium, installed when there is none: Debian's package where we may, else the test tool's own download.
 * Throws one sentence that says what to do.
 */
export function needBrowser(): string {
  const found = findBrowser() ?? (install() ? findBrowser() : undefined);
  if (!found) throw new Error('The browser tests need Chromium, Chrome or Edge, and none could be found or installed: install one, or set CHROMIUM to its path.');
  return found;
}

function install(): boolean {
  const run = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No browser found: installing Chromium with apt-get.');
    const apt = ['-o', 'DPkg::Lock::Timeout=600'];
    if (run('apt-get', [...apt, 'update', '-qq']) && run('apt-get', [...apt, 'install', '-y', '-qq', '--no-install-recommends', 'chromium'])) return true;
  }
  console.log('No browser found: asking Playwright to download Chromium.');
  return run('npx', ['playwright', 'install', 'chromium']);
}
