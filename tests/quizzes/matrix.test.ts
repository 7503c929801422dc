// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { mark, matrix, type Matrix } from '../../quizzes/types/matrix/matrix.ts';
import { fakeHost } from './fake-host.ts';
import { samplesOf } from './samples.ts';
import { press, quizOf, show } from './stage.ts';

afterEach(cleanup);

const [sources, axes] = samplesOf('matrix').items as unknown as [Matrix, Matrix];

describe('a matrix answer', () => {
  it('has one mark a row where one column is right', () => {
    expect(mark(sources, [['two-late', 'log'], ['bad-faith', 'log']], 'two-late', 'caller', true)).toEqual([['bad-faith', 'log'], ['two-late', 'caller']]);
    expect(matrix.decode(sources, 'dadb')).toEqual([['two-late', 'caller']]);
  });

  it('takes and clears several marks a row where several may be right', () => {
    const before = mark(axes, [['third-time', 'facts']], 'third-time', 'feelings', true);
    expect(before).toEqual([['third-time', 'facts'], ['third-time', 'feelings']]);
    expect(mark(axes, before, 'third-time', 'facts', false)).toEqual([['third-time', 'feelings']]);
    expect(matrix.decode(axes, 'dadada')).toEqual([['third-time', 'facts']]);
  });
});

describe('a matrix question', () => {
  it('names every control after its row and its column, and asks for every row', async () => {
    const host = fakeHost();
    show(quizOf(['where-from'], { attempts: 1 }), host);
    await fireEvent.click(screen.getByRole('radio', { name: 'Two deliveries came late in March. The log' }));
    await fireEvent.click(screen.getByRole('radio', { name: 'The carrier does it on purpose. The log' }));
    await fireEvent.click(screen.getByRole('radio', { name: 'The carrier does it on purpose. The caller' }));
    await press('Check');
    expect(screen.getByText('Give every row an answer first.')).toBeTruthy();
    await fireEvent.click(screen.getByRole('radio', { name: '“I waited all afternoon.” The caller' }));
    await press('Check');
    expect(host.reports.at(-1)!.answers[0]).toMatchObject({ outcome: 'partial', interaction: { response: [['two-late', 'log'], ['bad-faith', 'caller'], ['waited-long', 'caller']] } });
    expect(screen.getByText('Right answer: Nobody')).toBeTruthy();
    expect(screen.getAllByRole<HTMLInputElement>('radio').every(({ disabled }) => disabled)).toBe(true);
  });

  it('takes several marks a row, and names all the right ones once the answer is known', async () => {
    const host = fakeHost();
    show(quizOf(['axes-of-remarks'], { attempts: 2 }), host);
    const toggle = (name: RegExp) => fireEvent.click(screen.getByRole('checkbox', { name }));
    for (const name of [/furious.* Facts/, /furious.* Feelings/, /furious.* Feelings/, /never listen.* relation/, /alone.* Facts/]) await toggle(name);
    await press('Check');
    expect(host.reports.at(-1)!.answers[0]).toMatchObject({ interaction: { response: [['third-time', 'facts'], ['you-people', 'relation'], ['worn-out', 'facts']] } });
    expect(screen.queryByText(/Right answer/)).toBeNull();
    await press('Try again');
    await press('Check');
    expect(screen.getByText('Right answer: Facts, Feelings')).toBeTruthy();
  });
});
