// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import type { Stage } from '../../components/pieces/piece.ts';
import { recording } from '../../components/pieces/recording.ts';

afterEach(() => void vi.useRealTimers());

it('a recording that plays lets the store hear of the learner at most two minutes apart', () => {
  vi.useFakeTimers({ now: 0 });
  const root = document.createElement('figure');
  root.innerHTML = '<audio></audio>';
  const hide = vi.fn();
  recording(root, { session: { hide } } as unknown as Stage);
  vi.setSystemTime(500_000);
  const media = root.querySelector('audio')!;
  media.dispatchEvent(new Event('play'));
  const heard: number[] = [];
  hide.mockImplementation(() => heard.push(Date.now() / 1000));
  for (let second = 500; second <= 800; second += 0.25) {
    vi.setSystemTime(second * 1000);
    media.dispatchEvent(new Event('timeupdate'));
  }
  expect(heard).toEqual([600, 700, 800]);
});
