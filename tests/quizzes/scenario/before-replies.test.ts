// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QuizHost } from '../../../quizzes/host.ts';
import Scenario from '../../../quizzes/scenario/Scenario.svelte';
import { fakeHost } from '../fake-host.ts';
import { t } from '../words.ts';
import { second, sampleWith } from './samples.ts';

async function show(host: QuizHost | null = fakeHost(), scenario = second) {
  const { component, unmount } = render(Scenario, { props: { scenario, uid: 'bill', t } });
  if (host) component.connect(host);
  await tick();
  return { connect: async (later: QuizHost) => { component.connect(later); await tick(); await tick(); await tick(); }, unmount };
}
const press = async (name: string | RegExp) => {
  await fireEvent.click(screen.getByRole('button', { name }));
  await tick();
  await tick();
};
const begin = () => press('Start the conversation');
const tickBox = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name }));
const write = async (text: string) => {
  const field = screen.getByRole('textbox');
  await fireEvent.input(field, { target: { value: text } });
  await fireEvent.change(field);
};
const text = (reply: string) => second.nodes.flatMap(({ replies }) => replies).find(({ id }) => id === reply)!.text;
const offered = () => [...document.querySelectorAll('.reply')].map((button) => button.textContent!);
const page = () => document.querySelector('.scenario')!.textContent!.replace(/\s+/g, ' ');
const snapshots = (host: ReturnType<typeof fakeHost>) => host.reports.map(({ snapshot }) => snapshot);

beforeEach(() => {
  Element.prototype.scrollIntoView = () => {};
});
afterEach(cleanup);

describe('a classification before a turn', () => {
  it('comes first: the replies show once it is given, its verdict with what the reply did', async () => {
    const host = fakeHost();
    await show(host);
    await begin();
    expect(screen.getByRole('group', { name: /This remark is…/ })).toBeTruthy();
    expect(offered()).toEqual([]);
    await tickBox('aggressive');
    await press('Now choose your reply');
    expect(host.reports.at(-1)!.answers).toEqual([expect.objectContaining({
      id: 'bill-young-voice-ask', text: 'This remark is…', outcome: 'incorrect', scaled: 0,
      interaction: { kind: 'choice', components: [{ id: 'explicit', code: 'd', text: 'explicit' }, { id: 'repeated', code: 'e', text: 'repeated' }, { id: 'aggressive', code: 'f', text: 'aggressive' }], response: ['aggressive'], correct: [[]] },
    })]);
    expect(page()).not.toContain('It was said once');
    await press('See the replies');
    await press(text('the-bill'));
    expect(page()).toMatch(/Not quite.*This remark is…You ticked: aggressive\. To tick: nothing\..*It was said once and may be clumsiness/);
    expect(snapshots(host).at(-1)).toBe('0:=f=a::p.ines');
  });

  it('may be given with nothing ticked', async () => {
    const host = fakeHost();
    await show(host);
    await begin();
    await press('Now choose your reply');
    expect(host.reports.at(-1)!.answers[0]).toMatchObject({ outcome: 'correct', scaled: 1 });
  });

  it('counts what a right one shows among the strengths', async () => {
    await show(fakeHost('1:==c::p.ines'));
    expect(within(screen.getByRole('heading', { name: /What your replies show/ }).parentElement!).getByText(/Open question/)).toBeTruthy();
  });

  it('waits for the session, and is given when it opens', async () => {
    const host = fakeHost();
    const { connect } = await show(null);
    await begin();
    await tickBox('repeated');
    await press('Now choose your reply');
    expect(page()).toContain('One moment');
    expect(screen.getByRole('checkbox', { name: 'explicit' }).hasAttribute('disabled')).toBe(true);
    await connect(host);
    expect(snapshots(host)).toEqual(['0:=e=::p.ines']);
    expect(screen.getByRole('textbox')).toBeTruthy();
  });
});

describe('writing first', () => {
  it('keeps the words with the turn, quoted, and shows them beside the replies', async () => {
    const host = fakeHost();
    await show(host);
    await begin();
    await press('Now choose your reply');
    await write('Hi');
    expect(snapshots(host).at(-1)).toBe('0:==~"SGk"::p.ines');
    await press('See the replies');
    expect(page()).toContain('You wrote: Hi');
    await press(text('the-bill'));
    expect(snapshots(host).at(-1)).toBe('0:=="SGk"a::p.ines');
    expect(host.reports.at(-1)!.answers).toHaveLength(1);
  });

  it('may be skipped', async () => {
    const host = fakeHost();
    await show(host);
    await begin();
    await press('Now choose your reply');
    await press('See the replies');
    expect(snapshots(host).at(-1)).toBe('0:==""::p.ines');
    expect(offered()).toHaveLength(3);
    await press(text('the-bill'));
    expect(snapshots(host).at(-1)).toBe('0:==a::p.ines');
  });

  it('leaves out turns without a line, and those that say no', async () => {
    await show(fakeHost('0:==a=ef=b::p.ines'));
    expect(page()).toContain('You are just a [insult].');
    expect(offered()).toHaveLength(3);
  });

  it('moves the focus to what is next: the field, then the replies', async () => {
    await show();
    await begin();
    await press('Now choose your reply');
    expect(document.activeElement!.textContent).toContain('What would you say?');
    await press('See the replies');
    expect(document.activeElement!.textContent).toBe('What do you say?');
  });
});

describe('the debrief', () => {
  it('shows what was written beside the reply chosen and the model’s, and what a person thought', async () => {
    await show(fakeHost('1:=="SGk"a=fg=c"SGk"a:aca:p.ines'));
    const turns = [...document.querySelectorAll('.turns > li')].map((turn) => turn.textContent!.replace(/\s+/g, ' '));
    expect(turns[0]).toMatch(/You wrote: Hi.*You: Your bill is in front of me/);
    expect(turns[1]).not.toContain('You wrote');
    expect(turns[1]).toMatch(/What Idris Bel is thinking: Let us see how far I can go/);
  });

  it('replays a turn with its classification and its words afresh, and keeps those before it', async () => {
    const host = fakeHost('1:=="SGk"a=fg=c"SGk"a:aca:p.ines');
    await show(host);
    await press('Replay turn 2');
    expect(snapshots(host).at(-1)).toBe('1:=="SGk"a:aca:p.ines');
    expect(screen.getAllByRole('checkbox').some((box) => (box as HTMLInputElement).checked)).toBe(false);
  });
});

describe('coming back', () => {
  it.each<[string, string, () => void]>([
    ['while ticking', '0:~f~::p.ines', () => expect((screen.getByRole('checkbox', { name: 'aggressive' }) as HTMLInputElement).checked).toBe(true)],
    ['while writing', '0:=e=~"SGk"::p.ines', () => expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('Hi')],
    ['before choosing', '0:=e="SGk"::p.ines', () => expect(page()).toContain('You wrote: Hi')],
    ['at a later turn', '0:==a~g~::c.marc', () => expect((screen.getByRole('checkbox', { name: 'personal' }) as HTMLInputElement).checked).toBe(true)],
    ['with a name, before anything', '0:::p.marc', () => expect(page()).toContain('Marc, is it?')],
  ])('%s finds it as it was', async (_when, saved, look) => {
    const host = fakeHost(saved);
    await show(host);
    look();
    expect(host.reports).toEqual([]);
  });

  it('loses no key stroke when the page is left', async () => {
    const host = fakeHost();
    const { unmount } = await show(host);
    await begin();
    await press('Now choose your reply');
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Hi' } });
    unmount();
    expect(snapshots(host).at(-1)).toBe('0:==~"SGk"::p.ines');
  });
});

describe('a name to choose', () => {
  it('changes the texts at once, by name and gender, and is kept', async () => {
    const host = fakeHost();
    await show(host);
    expect(page()).toContain('You are Inès, an advisor who is known for her calm.');
    await fireEvent.click(screen.getByRole('radio', { name: 'Sam' }));
    await tick();
    expect(page()).toContain('You are Sam, an advisor known for being calm.');
    await begin();
    expect(page()).toContain('Sam, is it?');
    expect(snapshots(host)).toEqual(['0:::p.sam']);
  });

  it('stands in reports', async () => {
    const host = fakeHost('0:==""::p.marc');
    await show(host);
    await press(text('the-bill'));
    expect(host.reports[0]!.answers[0]!.text).toContain('Marc, is it?');
  });
});

describe('a challenge', () => {
  const challenge = async (host = fakeHost()) => {
    await show(host);
    await fireEvent.click(screen.getByRole('radio', { name: /^Challenge/ }));
    await tick();
    await begin();
    await press('Now choose your reply');
    await press('See the replies');
    return host;
  };

  it('is chosen before the conversation, and kept', async () => {
    const host = await challenge();
    expect(snapshots(host).at(-1)).toBe('0:==""::c.ines');
  });

  it('holds back coach, verdict and, where the author says so, meters until the end', async () => {
    await challenge();
    expect(document.querySelector('.scenario dl')).toBeNull();
    await press(text('hand-over'));
    expect(page()).not.toContain('You were competent.');
    expect(page()).not.toContain('Clumsy and said once');
    expect(document.querySelector('.scenario dl')).toBeNull();
    expect(screen.getByRole('status').textContent).toBe('');
    await press('See how it ends');
    expect(page()).toMatch(/Turn 1.*Right ?This remark is…You ticked: nothing\..*Clumsy and said once.*You were competent\./);
  });

  it('can be chosen anew when the whole is replayed', async () => {
    const host = fakeHost('1:==c:c:p.ines');
    await show(host);
    await press('Replay from the start');
    await fireEvent.click(screen.getByRole('radio', { name: /^Challenge/ }));
    await begin();
    expect(snapshots(host).at(-1)).toBe('1::c:c.ines');
  });

  it('is what the one mode of a dialogue may be', async () => {
    await show(fakeHost(), { ...sampleWith({}), modes: ['challenge'] });
    expect(screen.queryByRole('radio')).toBeNull();
    await begin();
    expect(document.querySelector('.scenario dl')).not.toBeNull();
    await press(/Two weeks’ work/);
    expect(page()).not.toContain('You name the harm');
    expect(page()).toContain('Trust +2');
  });
});

describe('a promise paid on the way', () => {
  it('is told before the line, with what it costs', async () => {
    await show(fakeHost('0:==b=ef=aa::p.ines'));
    expect(page()).toMatch(/Three days later Nothing was settled on Friday\. ?Trust −3.*He rings again\..*You said today\. It is Monday\./);
  });
});

describe('a new part', () => {
  it('says that the meters are new, and who speaks where', async () => {
    await show(fakeHost('0:==a=ef=aa::p.ines'));
    expect(page()).toMatch(/A new conversation begins, with meters of its own\..*on social media.*Rosa answers a stranger under his post, and names Inès\./);
    expect(document.querySelector('.scenario dl')!.textContent).toContain('5 out of 10');
  });
});
