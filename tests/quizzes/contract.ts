import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Quiz from '../../quizzes/Quiz.svelte';
import type { RuntimeItem } from '../../quizzes/runtime.ts';
import { shownOrder } from '../../quizzes/shuffle.ts';
import { types, type TypeName } from '../../quizzes/types/index.ts';
import { expectCase, expectDeclared, expectKept, reportsOf } from './case.ts';
import { logicOf, samplesOf, schemaOf } from './samples.ts';
import { t } from './words.ts';

/** What every question type promises, shown on its own worked examples. */
export function describeType(type: TypeName): void {
  const { items, cases, refused } = samplesOf(type);
  const logic = logicOf(type);
  const itemOf = (id: string) => items.find((item) => item.id === id)!;

  describe(type, () => {
    it('has worked examples: right, wrong and incomplete at least', () => {
      expect(cases.length).toBeGreaterThanOrEqual(12);
      expect(cases.some(({ complete }) => !complete)).toBe(true);
      expect(new Set(cases.map(({ outcome }) => outcome)).size).toBeGreaterThanOrEqual(cases.some(({ outcome }) => outcome !== 'ungraded') ? 2 : 1);
      expect(cases.filter(({ item }) => !itemOf(item))).toEqual([]);
    });

    it.each(refused.map(({ rule, item }) => [rule, item] as const))('refuses an item by the rule %s', (rule, item) => {
      const { error } = schemaOf(type).safeParse(item);
      expect(error?.issues.map((issue) => (issue.code === 'custom' ? issue.params?.rule : issue.message))).toContain(rule);
      const at = error!.issues.find((issue) => issue.code === 'custom')!;
      expect(at.message).toMatch(/[a-z].*\. [A-Z].*\.$/);
      expect(at.path.length).toBeGreaterThan(0);
    });

    it('gives every part that can be an answer a code of one character', () => {
      for (const item of items) {
        const parts = types[type].parts(item as never);
        expect(Object.keys(item.codes).sort()).toEqual([...parts].sort());
        expect(new Set(Object.values(item.codes)).size).toBe(parts.length);
        expect(Object.values(item.codes).join('')).toMatch(/^[0-9a-z]*$/);
      }
    });

    it.each(cases.map((each) => [each.title, each] as const))('evaluates as claimed: %s', (_title, each) => expectCase(logic, itemOf(each.item), each));

    it('gives every complete right or wrong answer something to read', () => {
      const silent = cases.filter(({ item, response, complete, outcome, keeps }) => complete && keeps !== false && outcome !== 'ungraded' && !logic.evaluate(itemOf(item), response).feedback.length);
      expect(silent.map(({ title }) => title)).toEqual([]);
    });

    it.each(cases.filter(({ keeps }) => keeps !== false).map((each) => [each.title, each] as const))('keeps the response through saving: %s', (_title, { item: id, response }) => expectKept(logic, itemOf(id), response));

    it('reads any text without throwing, and makes something usable of it or nothing', () => {
      for (const item of items) {
        for (const text of ['', '?', '"', '""', '"%%"', 'zzzzzz', 'a', '1=2', 'ab"', '"YQ"*', 'constructor', '~~~', 'a"____"b', '"gICA"']) {
          const response = logic.decode(item, text);
          if (response === undefined) continue;
          expectKept(logic, item, response);
          expect(logic.evaluate(item, response).scaled).toBeGreaterThanOrEqual(0);
        }
      }
    });

    it('drops what an older edition had and this one has not', () => {
      for (const item of items.filter(({ codes }) => Object.keys(codes).length)) {
        const { codes: _codes, ...rest } = item;
        const renamed: RuntimeItem = { ...rest, codes: Object.fromEntries(Object.keys(item.codes).map((id, index) => [id, '3456789'[index]!])) };
        for (const { item: id, response, keeps } of cases) {
          if (id !== item.id || keeps === false) continue;
          const read = logic.decode(renamed, logic.encode(item, response));
          if (read !== undefined) expect(logic.evaluate(renamed, read).outcome).not.toBe('correct');
        }
      }
    });

    it('reports only parts it declares, each with its code, and a blank answer as empty', () => {
      for (const { item: id, response, keeps } of cases) {
        if (keeps === false) continue;
        const item = itemOf(id);
        expectDeclared(item, reportsOf(logic, item, response));
        for (const { id: beside, text } of logic.also?.(item, response) ?? []) expect([`${item.id}-${beside}`, text]).toEqual([expect.stringMatching(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/), expect.stringMatching(/./)]);
      }
      for (const item of items) expect(reportsOf(logic, item, logic.blank(item)).map(({ response = '' }) => [response].flat(2).join(''))).toEqual(reportsOf(logic, item, logic.blank(item)).map(() => ''));
    });

    it('is not ready before the learner has done anything', () => {
      for (const item of items) expect(logic.isComplete(item, logic.blank(item))).toBe(false);
    });

    it('never shows the parts in an order that gives the answer away', () => {
      for (const item of items) {
        const order = shownOrder(logic, item);
        const report = logic.interaction(item, logic.blank(item));
        if (order.length) expect([...order].sort()).toEqual(Object.keys(item.codes).sort());
        if (report?.kind === 'sequencing') expect(order.filter((id) => report.correct[0]!.includes(id))).not.toEqual(report.correct[0]);
      }
    });

    it('is rendered on the server with all its words, and nothing inline', () => {
      const quiz = { type: 'quiz' as const, id: 'listen/check', purpose: 'practice' as const, required: true, retakes: 'unlimited' as const, items };
      const { body } = render(Quiz, { props: { quiz, uid: 'check', t } });
      const text = body.replace(/<!--.*?-->/g, '').replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&#39;/g, "'").replace(/&quot;/g, '"');
      for (const item of items) {
        expect(text).toContain(item.stem);
        for (const report of reportsOf(logic, item, logic.blank(item))) {
          const parts = report.kind === 'matching' ? [...report.sources, ...report.targets] : report.kind !== 'performance' && 'components' in report ? report.components : [];
          for (const part of parts) expect(text).toContain(part.text);
        }
      }
      expect(text).not.toMatch(/\sstyle=|\son[a-z]+=|undefined|\[object/);
      expect(render(Quiz, { props: { quiz, uid: 'check', t } }).body).toBe(body);
    });
  });
}
