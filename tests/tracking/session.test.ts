import { describe, expect, it } from 'vitest';
import { readCode } from '../../tracking/diagnose.ts';
import type { SessionOptions } from '../../tracking/session-types.ts';
import { decodeState, encodeState } from '../../tracking/state.ts';
import { answer, change, fakeComputer, fakeStore, launch, twoLessons, withFinal } from './fake-port.ts';
import type { FakeComputer, FakeStore } from './fake-port.ts';

const offline = { reason: 'offline', detail: 'no network' } as const;
/** What the device keeps beyond the tab. */
const kept = (computer: FakeComputer) => [...computer.kept].flatMap(([key, value]) => (key.startsWith('session:') ? [] : [value]));
const stored = (store: FakeStore) => decodeState(store.saved!.state).state!;

async function opened(store = fakeStore(), computer = fakeComputer(), outline = twoLessons, more: Partial<SessionOptions> = {}) {
  const started = await launch(store, computer, outline, more);
  await computer.settle();
  return { store, computer, ...started };
}

describe('a session', () => {
  it('saves and reports incomplete right after a first launch', async () => {
    const { store, session } = await opened();
    expect(store.commits).toHaveLength(1);
    expect(store.result).toEqual({ isComplete: false, success: 'unknown', progress: 0, mayRetry: false, scaled: undefined });
    expect(session.savedPage).toBeUndefined();
    expect(session.status()).toBe('saved');
  });

  it('restores page, work and progress at the next launch, on another computer too', async () => {
    const { store, session, computer } = await opened();
    session.visit('fr-one');
    session.change(change('one/a', '1=x'));
    await computer.settle();
    const { session: next } = await opened(store, fakeComputer(2));
    expect(next.savedPage).toBe('fr-one');
    expect(next.restore('one/a')).toBe('1=x');
    expect(next.restore('one/b')).toBeUndefined();
    expect(next.isActivityDone('one/a')).toBe(true);
    expect(next.progress()).toBe(0.25);
    expect(next.left()).toEqual(['one/b', 'two/c', 'two/d']);
  });

  it('gives an activity the same seed at every launch of an attempt, and each its own', async () => {
    const { store, session } = await opened();
    const { session: next } = await opened(store, fakeComputer(99));
    expect(next.seed('one/a')).toBe(session.seed('one/a'));
    expect(next.seed('one/a')).not.toBe(next.seed('one/b'));
    const { session: other } = await opened(fakeStore(), fakeComputer(99));
    expect(other.seed('one/a')).not.toBe(session.seed('one/a'));
  });

  it('has a change on the device before change() returns, and sends it after the page has painted', async () => {
    const { store, computer, session } = await opened();
    const before = kept(computer)[0];
    session.change(change('one/a', '1=x', { answers: [answer('q1')] }));
    expect(kept(computer)[0]).not.toBe(before);
    await Promise.resolve();
    expect(store.commits).toHaveLength(1);
    expect(session.status()).toBe('saving');
    await computer.settle();
    expect(store.journal.map(({ id }) => id)).toEqual(['q1']);
    expect(session.status()).toBe('saved');
  });

  it('goes on in the same mirror where a reload in the same tab gets no second session, and the next launch sends it', async () => {
    const { store, computer, session } = await opened();
    session.change(change('one/a', '1=x', { answers: [answer('q1')] }));
    await computer.settle();
    session.close('suspend');
    store.openFailure = { reason: 'closed', detail: 'session over' };
    const reloaded = await launch(store, computer);
    expect(reloaded.session.restore('one/a')).toBe('1=x');
    reloaded.session.change(change('one/b', '2=y', { answers: [answer('q2')] }));
    await computer.settle();
    store.openFailure = undefined;
    const { session: next } = await opened(store, computer);
    expect(next.restore('one/b')).toBe('2=y');
    expect(store.journal.map(({ id }) => id)).toEqual(['q1', 'q2']);
  });

  it('shows nobody another learner’s mirror where the next launch in the tab finds no store', async () => {
    const { store, computer, session } = await opened();
    session.change(change('one/a', '1=x'));
    await computer.settle();
    session.close('suspend');
    store.openFailure = { reason: 'no-store', detail: 'no API' };
    expect((await launch(store, computer)).session.restore('one/a')).toBeUndefined();
  });

  it('sends a draft with the next answer or when the page is hidden, not by itself', async () => {
    const { store, computer, session } = await opened();
    const draft = (snapshot: string) => session.change(change('one/a', snapshot, { isDone: false, answers: [] }));
    draft('1=x');
    await computer.settle();
    expect(store.commits).toHaveLength(1);
    expect(session.status()).toBe('saved');
    session.hide();
    await computer.settle();
    expect(stored(store).activities.size).toBe(1);
    draft('1=y');
    session.change(change('one/b', '2=z', { answers: [answer('q1')] }));
    await computer.settle();
    expect([...stored(store).activities.values()].map(({ snapshot }) => snapshot)).toEqual(['1=y', '2=z']);
  });

  it('makes one commit of record, save and report', async () => {
    const { store, computer, session } = await opened();
    session.change(change('one/a', '1=x', { answers: [answer('q1')] }));
    await computer.settle();
    expect(store.commits).toHaveLength(2);
    expect(store.commits[1]).toMatchObject({ state: expect.any(String), answers: [{ id: 'q1' }], result: { progress: 0.25 } });
  });

  it('reports only what changed', async () => {
    const { store, computer, session } = await opened();
    session.visit('fr-one');
    await computer.settle();
    expect(store.commits[1]).not.toHaveProperty('result');
  });

  it('has one send under way, and sends what changed meanwhile in one more', async () => {
    const { store, computer, session } = await opened();
    store.isSlow = true;
    session.change(change('one/a', '1', { answers: [answer('q1')] }));
    await computer.settle();
    session.change(change('one/a', '2', { answers: [answer('q1')] }));
    session.change(change('one/b', '3', { answers: [answer('q2')] }));
    await computer.settle();
    expect(store.commits).toHaveLength(1);
    store.isSlow = false;
    await computer.settle();
    expect(store.commits.map(({ answers }) => answers.map(({ id }) => id))).toEqual([[], ['q1'], ['q1', 'q2']]);
  });

  it('gives every save a revision of its own', async () => {
    const { store, computer, session } = await opened();
    store.fault = 'refuse';
    session.change(change('one/a', '1'));
    await computer.settle();
    const failed = kept(computer)[0];
    store.fault = undefined!;
    await computer.pass(2_000);
    expect(store.commits).toHaveLength(2);
    expect(kept(computer)[0]).not.toBe(failed);
    const revisions = store.commits.map(({ state }) => decodeState(state!).state!.revision);
    expect(revisions[1]! - revisions[0]!).toBe(2);
  });

  it('tells its listeners of every change of status, until they stop', async () => {
    const { computer, session } = await opened();
    const heard: string[] = [];
    const stop = session.subscribe(() => heard.push(session.status()));
    session.change(change('one/a', '1'));
    await computer.settle();
    expect([...new Set(heard)]).toEqual(['saving', 'saved']);
    const length = heard.length;
    stop();
    session.visit('fr-two');
    await computer.settle();
    expect(heard).toHaveLength(length);
  });

  it('keeps the best score of finished attempts only', async () => {
    const { store, computer, session } = await opened(fakeStore(), fakeComputer(), withFinal);
    session.change(change('exam', '1', { isDone: false, scaled: 1 }));
    session.change(change('exam', '2', { scaled: 0.5 }));
    session.change(change('exam', '3', { scaled: 0.2, isFinal: true }));
    await computer.settle();
    expect(store.result).toMatchObject({ success: 'failed', scaled: 0.5, mayRetry: false });
  });

  it('never reports less than the store says it had', async () => {
    const store = fakeStore();
    store.launch = { wasComplete: true };
    await opened(store);
    expect(store.result).toMatchObject({ isComplete: true, progress: 1 });
  });

  it('remembers when the course was first complete, on another computer too', async () => {
    const { store, computer, session } = await opened();
    for (const activity of ['one/a', 'one/b', 'two/c']) session.change(change(activity, '1=x'));
    expect(session.completedAt()).toBeUndefined();
    computer.skip(5000);
    session.change(change('two/d', '1=x'));
    await computer.settle();
    const at = Date.UTC(2026, 10, 24) / 1000 + 5;
    expect([session.completedAt(), session.result().isComplete]).toEqual([at, true]);
    const later = fakeComputer(2);
    later.skip(86_400_000);
    const { session: next } = await opened(store, later);
    next.change(change('one/a', '1=y'));
    expect(next.completedAt()).toBe(at);
  });

  it('does not say when a course was complete that was so before', async () => {
    const store = fakeStore();
    store.launch = { wasComplete: true };
    const { session } = await opened(store);
    session.change(change('one/a', '1=x'));
    expect(session.result().isComplete).toBe(true);
    expect(session.completedAt()).toBeUndefined();
  });

  it('keeps entries of activities this edition does not have, and hands them back', async () => {
    const { store, computer, session } = await opened();
    session.change(change('two/c', 'kept'));
    await computer.settle();
    const smaller = { ...twoLessons, lessons: [twoLessons.lessons[0]!] };
    const { session: older, computer: other } = await opened(store, fakeComputer(2), smaller);
    expect(older.restore('two/c')).toBeUndefined();
    older.change(change('one/a', '1'));
    await other.settle();
    const { session: back } = await opened(store, fakeComputer(3));
    expect(back.restore('two/c')).toBe('kept');
  });
});

describe('a store that fails', () => {
  it('is tried again after 2, 4, 8 … 60 seconds, and the status says so', async () => {
    const { store, computer, session } = await opened();
    store.fault = 'refuse';
    session.change(change('one/a', '1', { answers: [answer('q1')] }));
    await computer.settle();
    const waits: number[] = [];
    for (let turn = 0; turn < 7; turn++) {
      expect(session.status()).toBe(turn < 2 ? 'not-saved' : 'offline');
      const [wait, ...others] = computer.timers();
      expect(others).toEqual([]);
      waits.push(wait! / 1000);
      await computer.pass(wait!);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60]);
    delete store.fault;
    await computer.pass(60_000);
    expect(session.status()).toBe('saved');
    expect(store.journal.map(({ id }) => id)).toEqual(['q1']);
    expect(computer.timers()).toEqual([]);
  });

  it('is tried again at the next change, and when the page is hidden', async () => {
    const { store, computer, session } = await opened();
    store.fault = 'refuse';
    session.change(change('one/a', '1'));
    await computer.settle();
    session.change(change('one/b', '2'));
    await computer.settle();
    delete store.fault;
    session.hide();
    await computer.settle();
    expect(session.status()).toBe('saved');
    expect([...stored(store).activities.keys()]).toEqual(['a', 'b']);
  });

  it('is tried again at once when there is reason to', async () => {
    const { store, computer, session } = await opened();
    store.fault = 'refuse';
    session.change(change('one/a', '1'));
    await computer.settle();
    delete store.fault;
    session.retry();
    await computer.settle();
    expect(session.status()).toBe('saved');
    session.retry();
    await computer.settle();
    expect(store.commits).toHaveLength(2);
  });

  it('that no longer knows the learner is another matter than one that is not there', async () => {
    const { store, computer, session } = await opened();
    store.fault = 'refuse';
    store.failure = { reason: 'signed-out', detail: 'Commit 101' };
    session.change(change('one/a', '1'));
    await computer.settle();
    expect(session.status()).toBe('signed-out');
    delete store.fault;
    session.decide(true);
    await computer.settle();
    expect(session.status()).toBe('saved');
  });

  it('is told everything again after a failure, the result too', async () => {
    const { store, computer, session } = await opened();
    store.fault = 'refuse';
    session.visit('fr-one');
    await computer.settle();
    delete store.fault;
    await computer.pass(2_000);
    expect(store.commits.at(-1)).toHaveProperty('result');
  });

  it('is left alone once it says that the session is over', async () => {
    const { store, computer, session } = await opened();
    store.fault = 'refuse';
    store.failure = { reason: 'closed', detail: 'terminated' };
    session.change(change('one/a', '1'));
    await computer.settle();
    expect(session.status()).toBe('ended');
    expect(computer.timers()).toEqual([]);
    delete store.fault;
    session.change(change('one/b', '2'));
    session.hide();
    await computer.settle();
    expect(store.commits).toHaveLength(1);
    const { session: next } = await opened(store, computer);
    expect(next.restore('one/b')).toBe('2');
  });

  it('makes saveNow reject, and resolve when it works again', async () => {
    const { store, computer, session } = await opened();
    store.fault = 'refuse';
    session.change(change('one/a', '1'));
    await expect(session.saveNow()).rejects.toMatchObject({ failure: { reason: 'offline' } });
    delete store.fault;
    await expect(session.saveNow()).resolves.toBeUndefined();
    await computer.settle();
    expect(stored(store).activities.get('a')!.snapshot).toBe('1');
  });
});

describe('without a store', () => {
  it('teaches on, keeping progress on the device for the next launch', async () => {
    const store = fakeStore();
    store.openFailure = { reason: 'no-store', detail: 'no API' };
    const { computer, session } = await opened(store);
    expect(session.status()).toBe('device-only');
    session.visit('en-one');
    session.change(change('one/a', '1', { answers: [answer('q1')] }));
    session.hide();
    session.close('suspend');
    await expect(session.saveNow()).resolves.toBeUndefined();
    const { session: next } = await opened(store, computer);
    expect(next.savedPage).toBe('en-one');
    expect(next.restore('one/a')).toBe('1');
    expect(store).toMatchObject({ commits: [], closes: [] });
  });

  it('says so when the device refuses too', async () => {
    const store = fakeStore();
    store.openFailure = { reason: 'no-store', detail: 'no API' };
    const computer = fakeComputer();
    computer.isFull = true;
    const { session } = await opened(store, computer);
    expect(session.status()).toBe('not-saved');
    session.change(change('one/a', '1'));
    expect(session.restore('one/a')).toBe('1');
    await expect(session.saveNow()).rejects.toMatchObject({ failure: { reason: 'no-store' } });
  });

  it('takes along what was done in this page, and nothing older, when a store is found', async () => {
    const store = fakeStore();
    store.openFailure = { reason: 'no-store', detail: 'no API' };
    const computer = fakeComputer();
    const { session: someone } = await opened(store, computer);
    someone.change(change('one/a', 'theirs', { answers: [answer('q0')] }));
    someone.close('suspend');
    const { session } = await opened(store, computer);
    expect(session.isAlone).toBe(true);
    session.change(change('one/b', '2', { answers: [answer('q2')], scaled: 1 }));
    delete store.openFailure;
    const { session: next } = await opened(store, computer, twoLessons, { wasAlone: true });
    expect([next.status(), next.isAlone, next.restore('one/a'), next.restore('one/b')]).toEqual(['saved', false, undefined, '2']);
    expect(store.journal.map(({ id }) => id)).toEqual(['q2']);
    expect(next.progress()).toBe(0.25);
  });

  it('lays what was done in this page over what the store has', async () => {
    const first = await opened();
    first.session.change(change('one/a', '1', { answers: [answer('q1')] }));
    await first.computer.settle();
    const { store } = first;
    store.openFailure = { reason: 'no-store', detail: 'no API' };
    const computer = fakeComputer(2);
    const { session } = await opened(store, computer);
    session.change(change('one/b', '2', { answers: [answer('q2')] }));
    delete store.openFailure;
    const { session: next } = await opened(store, computer, twoLessons, { wasAlone: true });
    expect([next.restore('one/a'), next.restore('one/b')]).toEqual(['1', '2']);
    expect([...stored(store).activities.keys()]).toEqual(['a', 'b']);
    expect(store.journal.map(({ id }) => id)).toEqual(['q1', 'q2']);
  });

  it('gives what it kept to nobody who signs in later', async () => {
    const store = fakeStore();
    store.openFailure = { reason: 'no-store', detail: 'no API' };
    const { computer, session } = await opened(store);
    session.change(change('one/a', '1'));
    delete store.openFailure;
    const { session: next } = await opened(store, computer);
    expect(next.restore('one/a')).toBeUndefined();
  });
});

describe('private answers', () => {
  it('stay on the device under the learner’s own key, and are never handed to the store', async () => {
    const { store, computer, session } = await opened();
    session.privately!.write('one/a', 'mine');
    session.change(change('one/a', '1'));
    await computer.settle();
    expect(JSON.stringify([store.saved, store.journal])).not.toContain('mine');
    const { session: next } = await opened(store, computer);
    expect(next.privately!.read('one/a')).toBe('mine');
    store.launch = { learner: { id: 'learner-2', name: 'Bo' } };
    const { session: other } = await opened(store, computer);
    expect(other.privately!.read('one/a')).toBeUndefined();
    next.privately!.remove('one/a');
    expect([...computer.kept.values()].some((value) => value.includes('mine'))).toBe(false);
  });

  it.each([['of a learner nobody names', { learner: { id: '', name: '' } }], ['in review', { mode: 'review' as const }]])('%s are not kept at all', async (_who, changes) => {
    const store = fakeStore();
    store.launch = changes;
    const { session } = await opened(store);
    expect(session.privately).toBeUndefined();
  });
});

describe.each(['browse', 'review'] as const)('in %s mode', (mode) => {
  it('shows the learner their answers and writes nothing anywhere', async () => {
    const { store, computer, session: first } = await opened();
    first.change(change('one/a', '1'));
    await computer.settle();
    store.launch = { mode };
    const kept = new Map(computer.kept);
    const [commits, saved] = [store.commits.length, store.saved];
    const { session } = await opened(store, computer);
    expect(session.restore('one/a')).toBe('1');
    session.visit('fr-two');
    session.change(change('one/b', '2', { answers: [answer('q2')] }));
    session.hide();
    await session.saveNow();
    session.close('suspend');
    await computer.settle();
    expect(session.status()).toBe('read-only');
    expect(session.mode).toBe(mode);
    expect([store.commits.length, store.saved]).toEqual([commits, saved]);
    expect(computer.kept).toEqual(kept);
  });
});

describe('a tab that dies', () => {
  async function killed(before: (made: Awaited<ReturnType<typeof opened>>) => unknown, store = fakeStore(), computer: FakeComputer = fakeComputer()) {
    const made = await opened(store, computer);
    await before(made);
    made.kill();
    return made;
  }

  it('costs no answer on the same device, and sends it at the next launch, once', async () => {
    const { store, computer } = await killed(({ session }) => session.change(change('one/a', '1', { answers: [answer('q1')] })));
    expect(store.journal).toEqual([]);
    const { session } = await opened(store, computer);
    expect(session.restore('one/a')).toBe('1');
    expect(store.journal.map(({ id }) => id)).toEqual(['q1']);
    await opened(store, computer);
    expect(store.journal).toHaveLength(1);
  });

  it('does not journal an answer twice when the store had it but could not say so', async () => {
    const { store, computer } = await killed(async ({ store: mine, session, computer: own }) => {
      mine.fault = 'lose-reply';
      session.change(change('one/a', '1', { answers: [answer('q1')] }));
      await own.settle();
    });
    delete store.fault;
    expect(store.journal).toHaveLength(1);
    const { session } = await opened(store, computer);
    expect(session.restore('one/a')).toBe('1');
    expect(store.journal).toHaveLength(1);
  });

  it('lays its own work over what another computer saved since', async () => {
    const { store, computer } = await killed(({ session }) => session.change(change('one/a', 'here', { answers: [answer('q1')] })));
    const other = fakeComputer(2);
    const { session: elsewhere } = await opened(store, other);
    for (const text of ['1', '2', '3']) elsewhere.change(change('one/b', text));
    await other.settle();
    const { session } = await opened(store, computer);
    expect(session.restore('one/a')).toBe('here');
    expect(session.restore('one/b')).toBe('3');
    expect(store.journal.map(({ id }) => id)).toEqual(['q1']);
  });

  it('does not undo what another computer has finished', async () => {
    const { store, computer } = await killed(({ session }) => session.change(change('one/a', 'half', { isDone: false })));
    const other = fakeComputer(2);
    const { session: elsewhere } = await opened(store, other);
    elsewhere.change(change('one/a', 'whole'));
    await other.settle();
    const { session } = await opened(store, computer);
    expect(session.restore('one/a')).toBe('whole');
    expect(session.isActivityDone('one/a')).toBe(true);
  });

  it('gives its answers to no other learner of the same device', async () => {
    const { computer } = await killed(({ session }) => session.change(change('one/a', '1', { answers: [answer('q1')] })));
    const theirs = fakeStore();
    theirs.launch = { learner: { id: 'learner-2', name: 'Bo' } };
    const { session } = await opened(theirs, computer);
    expect(session.restore('one/a')).toBeUndefined();
    expect(theirs.journal).toEqual([]);
  });

  it('gives its answers to no new attempt of a learner without an id', async () => {
    const store = fakeStore();
    store.launch = { learner: { id: '', name: '' } };
    const { computer } = await killed(({ session }) => session.change(change('one/a', '1')), store);
    const { session: same } = await opened(store, computer);
    expect(same.restore('one/a')).toBe('1');
    same.change(change('one/b', '2'));
    computer.drop();
    store.newAttempt();
    const { session: someone } = await opened(store, computer);
    expect(someone.restore('one/b')).toBeUndefined();
  });
});

describe('a new attempt in the store', () => {
  it('wins over what the device kept, when all of that was acknowledged', async () => {
    const { store, computer, session } = await opened();
    session.change(change('one/a', '1', { answers: [answer('q1')] }));
    await computer.settle();
    store.newAttempt();
    const { session: next } = await opened(store, computer);
    expect(next.restore('one/a')).toBeUndefined();
    expect(next.progress()).toBe(0);
    expect(store.journal).toEqual([]);
    expect(next.seed('one/a')).not.toBe(session.seed('one/a'));
  });

  async function asked() {
    const { store, computer, session, kill } = await opened();
    session.change(change('one/a', '1', { answers: [answer('q1')] }));
    kill();
    store.newAttempt();
    const { session: next } = await opened(store, computer);
    expect(next.status()).toBe('earlier');
    expect(next.restore('one/a')).toBe('1');
    expect([store.saved, store.journal]).toEqual([undefined, []]);
    return { store, computer, next };
  }
  const journalled = (store: FakeStore) => store.journal.map(({ id }) => id);

  it('takes up answers that were never acknowledged when the learner says yes', async () => {
    const { store, computer, next } = await asked();
    expect(next.decide(true)).toBe(false);
    await computer.settle();
    expect([next.status(), journalled(store)]).toEqual(['saved', ['q1']]);
  });

  it('takes them up with the first answer, where the learner does not decide', async () => {
    const { store, computer, next } = await asked();
    next.change(change('one/b', '2', { answers: [answer('q2')] }));
    await computer.settle();
    expect([next.status(), journalled(store)]).toEqual(['saved', ['q1', 'q2']]);
    expect([...stored(store).activities.keys()]).toEqual(['a', 'b']);
  });

  it('starts afresh when the learner says no, with another seed', async () => {
    const { store, computer, next } = await asked();
    const seed = next.seed('one/a');
    expect(next.decide(false)).toBe(true);
    await computer.settle();
    expect([next.status(), journalled(store), next.restore('one/a'), next.progress()]).toEqual(['saved', [], undefined, 0]);
    expect(next.seed('one/a')).not.toBe(seed);
    const { session: later } = await opened(store, computer);
    expect([later.status(), later.restore('one/a')]).toEqual(['saved', undefined]);
  });

  it('asks nothing of a launch that has never been saved: that is the same attempt', async () => {
    const store = fakeStore();
    store.fault = 'refuse';
    const { computer, session, kill } = await opened(store);
    session.change(change('one/a', '1', { answers: [answer('q1')] }));
    kill();
    delete store.fault;
    const { session: next } = await opened(store, computer);
    expect([next.status(), journalled(store)]).toEqual(['saved', ['q1']]);
  });
});

describe('a state that cannot be read', () => {
  it.each([
    ['corrupt', 'rubbish'],
    ['newer', '2.0i13to5|anything'],
  ])('(%s) starts afresh, is put aside, and stays in the store until the learner answers', async (_, state) => {
    const store = fakeStore();
    store.saved = { state, location: 'fr-two' };
    const { computer, session } = await opened(store);
    expect(session.savedPage).toBe('fr-two');
    expect(session.status()).toBe('unread');
    expect(readCode(session.trouble('scorm12')!)).toMatchObject({ reason: '', read: state === 'rubbish' ? 'corrupt' : 'newer' });
    session.visit('fr-two');
    session.hide();
    await session.saveNow();
    await computer.settle();
    expect(store.commits).toEqual([]);
    expect(kept(computer)).toEqual([state]);
    expect(session.status()).toBe('unread');
    session.change(change('one/a', '1', { answers: [answer('q1')] }));
    await computer.settle();
    expect(stored(store)).toMatchObject({ page: 'fr-two' });
    expect(session.status()).toBe('saved');
    expect(session.trouble('scorm12')).toBeUndefined();
    expect(store.journal).toHaveLength(1);
    expect(kept(computer)).toContain(state);
  });

  it('is made good from the device', async () => {
    const { store, computer, session } = await opened();
    session.change(change('one/a', '1"words"'));
    await computer.settle();
    store.saved!.state = store.saved!.state.slice(0, -3);
    const { session: next } = await opened(store, computer);
    expect(next.restore('one/a')).toBe('1"words"');
    expect(next.status()).toBe('device-only');
    expect(store.saved!.state).toHaveLength(store.commits.at(-1)!.state!.length - 3);
  });
});

describe('a store that is too small', () => {
  it('drops free text, which the device puts back', async () => {
    const { store, computer, session } = await opened(fakeStore({ stateChars: 120 }));
    session.change(change('one/a', `1"${'w'.repeat(200)}"2`));
    await computer.settle();
    expect(session.stateChars).toBe(120);
    expect(store.saved!.state.length).toBeLessThanOrEqual(120);
    const elsewhere = fakeComputer(2);
    const { session: other } = await opened(store, elsewhere);
    expect(other.restore('one/a')).toBe('1""2');
    const { session: back } = await opened(store, computer);
    expect(back.restore('one/a')).toBe(`1"${'w'.repeat(200)}"2`);
  });

  it('sends no place it has no room for', async () => {
    const { store, computer, session } = await opened(fakeStore({ locationChars: 5 }));
    session.visit('fr-one');
    await computer.settle();
    expect(store.saved!.location).toBe('');
    expect(stored(store).page).toBe('fr-one');
  });

  it('journals up to its limit, keeping 40 for the final; our own state goes on', async () => {
    const { store, computer, session } = await opened(fakeStore({ interactions: 45 }), fakeComputer(), withFinal);
    const many = (length: number) => Array.from({ length }, (_, index) => answer(`q${index}`));
    session.change(change('one/a', '1', { answers: many(7) }));
    await computer.settle();
    expect(store.journal).toHaveLength(5);
    session.change(change('one/b', '2', { answers: many(1) }));
    session.change(change('exam', '3', { scaled: 1, answers: many(50) }));
    await computer.settle();
    expect(store.journal).toHaveLength(45);
    expect(stored(store).activities.get('b')!.snapshot).toBe('2');
    const { session: next } = await opened(store, fakeComputer(2), withFinal);
    next.change(change('exam', '4', { answers: many(1) }));
    expect(stored(store).journalled).toBe(45);
  });

  it('keeps nothing back where there is no final, and begins from the count the store gives', async () => {
    const store = fakeStore({ interactions: 3 });
    store.launch = { journalled: 2 };
    const { computer, session } = await opened(store);
    session.change(change('one/a', '1', { answers: [answer('q1'), answer('q2')] }));
    await computer.settle();
    expect(store.journal.map(({ id }) => id)).toEqual(['q1']);
  });
});

describe('leaving', () => {
  it('hands over what is new in the same tick, closes once, with the active seconds', async () => {
    const { store, computer, session } = await opened();
    await computer.pass(90_000);
    session.change(change('one/a', '1', { answers: [answer('q1')] }));
    session.close('suspend');
    session.close('suspend');
    for (let turn = 0; turn < 3; turn++) await Promise.resolve();
    expect(store.journal).toHaveLength(1);
    expect(store.closes).toEqual([{ how: 'suspend', seconds: 90 }]);
    expect(session.status()).toBe('closed');
  });

  it('counts a silence of more than 30 minutes as 30', async () => {
    const { store, computer, session } = await opened();
    await computer.pass(3 * 3_600_000);
    session.visit('fr-one');
    await computer.pass(60_000);
    session.close('finish');
    expect(store.closes).toEqual([{ how: 'finish', seconds: 1_860 }]);
  });

  it('commits when the page is hidden, also behind a send that is under way', async () => {
    const { store, computer, session } = await opened();
    store.isSlow = true;
    session.change(change('one/a', '1', { answers: [answer('q1')] }));
    await computer.settle();
    session.change(change('one/a', '2', { answers: [answer('q2')] }));
    session.hide();
    store.isSlow = false;
    await computer.settle();
    expect(store.closes).toEqual([{ how: 'keep', seconds: 0 }]);
    expect(store.journal.map(({ id }) => id)).toEqual(['q1', 'q2']);
    expect(session.status()).toBe('saved');
  });

  it('goes on after a return from the back/forward cache, without the time away', async () => {
    const { store, computer, session } = await opened();
    await computer.pass(10_000);
    session.close('keep');
    await computer.pass(500_000);
    session.reopen();
    session.change(change('one/a', '1'));
    await computer.pass(5_000);
    session.close('suspend');
    await computer.settle();
    expect(store.closes).toEqual([{ how: 'keep', seconds: 10 }, { how: 'suspend', seconds: 15 }]);
    expect(stored(store).activities.get('a')!.snapshot).toBe('1');
    session.reopen();
    expect(session.status()).toBe('closed');
  });

  it('takes up, on that return, what another page of the package has done since', async () => {
    const { store, computer, session } = await opened();
    session.change(change('one/a', '1', { answers: [answer('q1')] }));
    session.close('keep');
    await computer.settle();
    store.launch = { resumedSession: true };
    const { session: second } = await opened(store, computer);
    second.change(change('one/b', '2', { answers: [answer('q2')] }));
    await computer.settle();
    second.close('keep');
    session.reopen();
    session.change(change('two/c', '3', { answers: [answer('q3')] }));
    await computer.settle();
    expect([...stored(store).activities.keys()]).toEqual(['a', 'b', 'c']);
    expect(store.journal.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3']);
  });

  it('counts on when another page takes the running session over, and begins at 0 in a new one', async () => {
    const { store, computer, session } = await opened();
    await computer.pass(40_000);
    session.close('keep');
    await computer.settle();
    store.launch = { resumedSession: true };
    const { session: second } = await opened(store, computer);
    await computer.pass(2_000);
    second.close('keep');
    store.launch = {};
    const { session: third } = await opened(store, computer);
    await computer.pass(1_000);
    third.close('suspend');
    expect(store.closes.map(({ seconds }) => seconds)).toEqual([40, 42, 1]);
  });

  it('rejects saveNow for what came after the end', async () => {
    const { session } = await opened();
    session.close('finish');
    await expect(session.saveNow()).resolves.toBeUndefined();
    session.change(change('one/a', '1'));
    await expect(session.saveNow()).rejects.toMatchObject({ failure: { reason: 'closed' } });
  });
});

describe('a damaged mirror on the device', () => {
  it.each(['', 'x', '[1]', '123 [null]', `${offline.reason} [`])('%j is taken for none', async (text) => {
    const { store, computer } = await opened();
    const [key] = [...computer.kept.keys()];
    computer.kept.set(key!, text);
    const { session } = await opened(store, computer);
    expect(session.status()).toBe('saved');
  });

  it('is old news when the device has refused to keep anything since', async () => {
    const { store, computer, session, kill } = await opened();
    session.change(change('one/a', 'old', { answers: [answer('q1')] }));
    computer.isFull = true;
    session.change(change('one/a', 'new', { answers: [answer('q2')] }));
    await computer.settle();
    kill();
    const { session: next } = await opened(store, computer);
    expect(next.restore('one/a')).toBe('new');
    expect(store.journal.map(({ id }) => id)).toEqual(['q1', 'q2']);
  });

  it('is overtaken by a store that fell behind what it had acknowledged', async () => {
    const { store, computer, session } = await opened();
    session.change(change('one/a', '1'));
    await computer.settle();
    const old = { ...store.saved! };
    session.change(change('one/b', '2'));
    await computer.settle();
    const other = fakeComputer(5);
    store.saved = { ...old, state: encodeState({ ...decodeState(old.state).state!, writer: 'else' }, Infinity).text };
    const { session: elsewhere } = await opened(store, other);
    expect(elsewhere.restore('one/b')).toBeUndefined();
    other.drop();
    store.saved = { ...old, state: encodeState({ ...decodeState(old.state).state!, writer: 'else' }, Infinity).text };
    const { session: back } = await opened(store, computer);
    expect(back.restore('one/b')).toBe('2');
    expect(back.progress()).toBe(0.5);
  });
});
