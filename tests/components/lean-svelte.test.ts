// @vitest-environment happy-dom
import { existsSync, globSync } from 'node:fs';
import { flushSync, hydrate, mount, tick, unmount } from 'svelte';
import { compile } from 'svelte/compiler';
import { afterEach, describe, expect, it } from 'vitest';
import { unmet } from '../../components/build/lean-svelte.ts';
import { hash } from '../../quizzes/shuffle.ts';
import Rows from './Rows.svelte';

type Row = { id: string; text: string };
const rowsOf = (letters: string): Row[] => [...letters].map((id) => ({ id, text: id }));
const rows = () => [...document.querySelectorAll('li')];
const texts = () => rows().map((row) => row.textContent);
const expected = (list: Row[]) => list.map(({ text }, place) => `${place} ${text}${text.length > 1 ? text : ''}`);

afterEach(() => document.body.replaceChildren());

function show(letters: string) {
  const list = mount(Rows, { target: document.body, props: { start: rowsOf(letters) } });
  flushSync();
  return async (next: Row[]) => {
    list.show(next);
    await tick();
  };
}

describe('a list', () => {
  it('shows whatever order it is given, and keeps the element of a row that stays', async () => {
    const change = show('abc');
    for (let round = 0; round < 300; round++) {
      const before = new Map(rows().map((row) => [row.id, row]));
      const order = [...'abcdefgh'].filter((id) => hash(`${round} has ${id}`) % 3).sort((one, other) => hash(`${round} ${one}`) - hash(`${round} ${other}`));
      const next = order.map((id) => ({ id, text: id.repeat(1 + (hash(`${round} long ${id}`) % 2)) }));
      await change(next);
      expect(texts()).toEqual(expected(next));
      expect(rows().map((row) => row.className)).toEqual(next.map((_row, place) => (place % 2 ? 'odd' : '')));
      for (const row of rows()) if (before.has(row.id)) expect(row).toBe(before.get(row.id));
    }
  });

  it('leaves the focus where it is while others come, go and move up past it', async () => {
    const change = show('abcd');
    const button = document.querySelector<HTMLElement>('#row-c button')!;
    button.focus();
    for (const letters of ['acbd', 'xacby', 'xcy', 'c', 'mcn']) {
      await change(rowsOf(letters));
      expect(document.activeElement, letters).toBe(button);
    }
  });
});

describe('the server’s page', () => {
  const li = (letter: string, place: number) => `<li id="row-${letter}" class="${place % 2 ? 'odd' : ''}"><button type="button">${place} ${letter}</button><!--[-1--><!--]--></li>`;
  const page = (letters: string) => `<!--[--><ul><!--[${letters ? '' : '!'}-->${[...letters].map(li).join('')}<!--]--></ul> <p>0 seldom</p><!--]-->`;
  const wake = (served: string, letters: string) => {
    document.body.innerHTML = served;
    const list = hydrate(Rows, { target: document.body, props: { start: rowsOf(letters) } });
    flushSync();
    return list;
  };

  it('is taken over as it stands', async () => {
    document.body.innerHTML = page('abc');
    const before = rows();
    const list = hydrate(Rows, { target: document.body, props: { start: rowsOf('abc') } });
    list.show(rowsOf('cab'));
    await tick();
    expect(texts()).toEqual(['0 c', '1 a', '2 b']);
    expect(new Set(rows())).toEqual(new Set(before));
  });

  it.each(['', 'a', 'ab', 'abcd'])('gives way to what the component says: %s', async (served) => {
    const list = wake(page(served), 'abc');
    expect(texts()).toEqual(['0 a', '1 b', '2 c']);
    list.show(rowsOf('ca'));
    await tick();
    expect(texts()).toEqual(['0 c', '1 a']);
  });

  it('is drawn afresh when it is something else', () => {
    wake('<p>Not ours.</p>', 'ab');
    expect(texts()).toEqual(['0 a', '1 b']);
    expect(document.body.textContent).not.toContain('Not ours');
  });

  it('answers presses, and goes away whole', async () => {
    const list = wake(page('ab'), 'ab');
    document.querySelector('button')!.click();
    document.querySelector('button')!.click();
    await tick();
    expect(document.querySelector('p')?.textContent).toBe('2 often');
    await unmount(list);
    expect(document.body.textContent?.trim()).toBe('');
  });
});

describe('the check that a component needs no more than there is', () => {
  const check = (source: string) => unmet(compile(source, { runes: true, css: 'external' }).js.code);

  it.each([
    ['<script>const list = $state([1]);</script>{list[0]}', '"proxy"'],
    ['<script>let { a = 1 } = $props();</script>{a}', '"prop"'],
    ['<script>let { a } = $props();</script><p class={a}></p>', '"clsx"'],
    ['<script>let { a } = $props();</script><p {...a}></p>', '"attribute_effect"'],
    ['<script>import { fade } from "svelte/transition";</script><p transition:fade></p>', '"transition"'],
    ['{#each [1] as a}<p>{a}</p>{:else}<p>None</p>{/each}', '{:else} of {#each}'],
    ['{#each [1] as a}{#each [2] as b}{a}{b}{/each}{:else}none{/each}', '{:else} of {#each}'],
    ['{#each [[1, 2]] as [a, b]}{a}{b}{/each}', '"to_array"'],
    ['<script>const all = $state.raw([]);</script>{#each [1] as _a, i}<p bind:this={all[i]}></p>{/each}', 'bind:this in {#each}'],
    ['<svelte:window onkeydown={() => {}} />', 'listeners outside the component'],
  ])('names what is missing: %s', (source, missing) => expect(check(source)).toBe(missing));

  it('says nothing of the rest', () => {
    expect(check('<script>let { a, b } = $props(); let on = $state(false);</script>{#each a as { id } (id)}<p class="{id}" class:on>{#if on}{id}{:else}{b}{/if}</p>{/each}<button onclick={() => (on = !on)}>x</button>')).toBeUndefined();
  });
});

it.each(globSync('**/*.js', { cwd: 'components/build/lean-svelte' }))('stands in for a module of Svelte: %s', (path) => expect(existsSync(`node_modules/svelte/src/internal/${path}`)).toBe(true));
