import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../lint/index.ts';
import { csv } from '../../lint/matrix/csv.ts';
import { matrixFiles } from '../../lint/matrix/files.ts';
import { courseFolder, page, soundCourse } from '../course/build-course.ts';

const text = (files: ReturnType<typeof matrixFiles>, path: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.find((file) => file.path === path)!.bytes);
const site = (html: string) => [{ path: 'fr-one.html', bytes: new TextEncoder().encode(html) }];
const marked = checkCourse('tests/lint/marked/coverage').course!;
const files = matrixFiles(marked, site('<script is:inline defer src="__PLAYER__"></script><div id="activity-check">'), 'dist/matrix');

describe('the matrices of a course', () => {
  it('name every block and item of a row, with file and line', () => {
    expect(text(files, 'coverage.csv').split('\r\n').slice(0, 8)).toMatchInlineSnapshot(`
      [
        "﻿row,priority,planned_lesson,point,reason,kind,lesson,language,name,file,line",
        "A1.1,M,L1.1,Taught and practised,,teaches,one,fr,Une page dit ce qu’elle enseigne.,tests/lint/marked/coverage/one/fr.mdx,11",
        "A1.1,M,L1.1,Taught and practised,,teaches,one,en,A page says what it teaches.,tests/lint/marked/coverage/one/en.mdx,11",
        "A1.1,M,L1.1,Taught and practised,,teaches,two,fr,"<Quiz id=""ask"" />",tests/lint/marked/coverage/two/fr.mdx,28",
        "A1.1,M,L1.1,Taught and practised,,teaches,two,en,"<Quiz id=""ask"" />",tests/lint/marked/coverage/two/en.mdx,27",
        "A1.1,M,L1.1,Taught and practised,,teaches,three,fr,Une page dit ce qu’elle enseigne.,tests/lint/marked/coverage/three/fr.mdx,11",
        "A1.1,M,L1.1,Taught and practised,,teaches,three,en,It says so before the block.,tests/lint/marked/coverage/three/en.mdx,14",
        "A1.1,M,L1.1,Taught and practised,,practises,one,,"item ""first""",tests/lint/marked/coverage/one/check.yaml,3",
      ]
    `);
  });

  it('name lessons and items of every outcome, and say where there is none', () => {
    expect(text(files, 'outcomes.csv')).toMatchInlineSnapshot(`
      "﻿outcome,text_fr,text_en,kind,lesson,language,name,file,line
      O1,Écouter une personne.,Listen to a person.,teaches,one,fr,Revendications,tests/lint/marked/coverage/one/fr.mdx,6
      O1,Écouter une personne.,Listen to a person.,teaches,one,en,Claims,tests/lint/marked/coverage/one/en.mdx,6
      O1,Écouter une personne.,Listen to a person.,teaches,two,fr,Fautes,tests/lint/marked/coverage/two/fr.mdx,6
      O1,Écouter une personne.,Listen to a person.,teaches,two,en,Faults,tests/lint/marked/coverage/two/en.mdx,6
      O1,Écouter une personne.,Listen to a person.,teaches,three,fr,Ordre,tests/lint/marked/coverage/three/fr.mdx,6
      O1,Écouter une personne.,Listen to a person.,teaches,three,en,Order,tests/lint/marked/coverage/three/en.mdx,6
      O1,Écouter une personne.,Listen to a person.,practises,one,,"item ""first""",tests/lint/marked/coverage/one/check.yaml,3
      O1,Écouter une personne.,Listen to a person.,practises,two,,"item ""second""",tests/lint/marked/coverage/two/ask.yaml,3
      O2,Répondre à une personne.,Answer a person.,missing,,,,,
      "
    `);
  });

  it('link to the source, and to the place in the built page where it has one', () => {
    const html = text(files, 'fr.html');
    expect(html).toContain('<a href="pages/fr-one.html#:~:text=Une%20page%20dit%20ce%20qu%E2%80%99elle%20enseigne.">Une page dit ce qu’elle enseigne.</a> <a class="source" href="../../tests/lint/marked/coverage/one/fr.mdx#L11">tests/lint/marked/coverage/one/fr.mdx:11</a>');
    expect(html).toContain('href="pages/fr-one.html#activity-check"');
    expect(html).not.toContain('pages/fr-two.html');
  });

  it('mark the rows that lack something, and count those that do not', () => {
    const html = text(files, 'en.html');
    expect(html).toContain('2 of 4 “must” rows are taught, and practised or assessed.');
    expect(html).toContain('<tr class="unmet"><th scope="row" id="row-A1.2">');
  });

  it('bring the pages they link to, without their script', () => expect(text(files, 'pages/fr-one.html')).toBe('<div id="activity-check">'));

  it('escape what authors write', () => {
    const row = 'id\ttype\tpriority\tlesson\tpoint\nA1\tC\tM\tL1.1\t<b>"A" & B</b>\n';
    const { course } = checkCourse(courseFolder(soundCourse({ 'coverage.tsv': row, 'listen/fr.mdx': page('<Quiz id="check" />', 'code: L1.1\n') })));
    expect(text(matrixFiles(course!, [], 'dist/matrix'), 'en.html')).toContain('&#60;b&#62;&#34;A&#34; &#38; B&#60;/b&#62;');
  });

  it('are none where there is nothing to hold a course against', () => expect(matrixFiles(checkCourse(courseFolder(soundCourse())).course!, [], 'dist/matrix')).toEqual([]));
});

it('csv quotes as RFC 4180 has it, opens with a byte order mark, and lets no cell be a formula', () => {
  expect(csv([['a "b", c', 'two\nlines', '=1+1', 3]])).toBe('\uFEFF"a ""b"", c","two\nlines",\'=1+1,3\r\n');
});
