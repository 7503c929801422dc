import { activitiesOf, courseFile, itemsOf } from '../../course/content.ts';
import type { Finding, Rule } from '../rule.ts';
import { scenarioOf } from '../scenario.ts';

export const uniqueIds: Rule = {
  name: 'unique-ids',
  asks: 'Ids of items are unique in the course; ids of turns differ from those of items; ids in the lists of course.yaml are unique.',
  why: 'Reports and saved answers name questions and turns by their ids: with one id for two, neither can be told apart.',
  severity: 'error',
  check(course) {
    const items = itemsOf(course).map(({ item, activity, path }): Named => ({ id: item.id, what: `item "${item.id}"`, file: activity.file, line: activity.lineOf([...path, 'id']) }));
    const findings = duplicates(items, 'Item ids are unique in the whole course');
    // A turn is reported as `<scenario>-<node>`, among the items. Ids inside one dialogue: scenario-links.
    const reported = new Map(items.map((item) => [item.id, item]));
    for (const activity of activitiesOf(course)) {
      const scenario = scenarioOf(activity);
      if (!scenario) continue;
      const nodes = new Map(scenario.nodes.map(({ id, ask }, index) => [id, { id, ask, what: `node "${id}"`, file: activity.file, line: activity.lineOf(['nodes', index, 'id']) }]));
      // A classification is reported as `<scenario>-<node>-ask`.
      for (const node of [...nodes.values()].flatMap((each): Named[] => [each, ...(each.ask ? [{ ...each, id: `${each.id}-ask` }] : [])])) {
        const id = `${scenario.slug}-${node.id}`;
        const other = reported.get(id);
        if (other) findings.push({ file: node.file, line: node.line, message: `${node.what}: reports name this turn "${id}", like the ${other.what} in "${other.file}". Give one of the two another id.` });
        else reported.set(id, node);
      }
    }
    const lists = [['outcomes', course.outcomes], ['modules', course.modules], ['people', course.people], ['dialogue.meters', course.dialogue?.meters], ['dialogue.endings', course.dialogue?.endings], ['dialogue.tags', course.dialogue?.tags]] as const;
    for (const [key, list] of lists) {
      const named = (list ?? []).map(({ id }, index): Named => ({ id, what: `"${key}"`, file: courseFile(course), line: course.lineOf([...key.split('.'), index, 'id']) }));
      findings.push(...duplicates(named, 'Ids are unique in their list'));
    }
    const { glossary } = course;
    findings.push(...duplicates((glossary?.terms ?? []).map(({ id }, index): Named => ({ id, what: '"terms"', file: glossary!.file, line: glossary!.lineOf(['terms', index, 'id']) })), 'Ids are unique in their list'));
    return findings;
  },
};

interface Named { id: string; what: string; file: string; line: number }

function duplicates(list: readonly Named[], rule: string): Finding[] {
  const first = new Map<string, Named>();
  return list.flatMap((each) => {
    const other = first.get(each.id);
    if (!other) first.set(each.id, each);
    return other ? [{ file: each.file, line: each.line, message: `${each.what}: the id "${each.id}" is used already, in "${other.file}" line ${other.line}. ${rule}: give this one another.` }] : [];
  });
}
