/**
 * The floor of the bench: the same course as one hand-written page without any tool. What it costs is the method itself;
 * a package can only be judged beside it, on the same machine, in the same minutes.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Item { id: string; stem: string; options: { id: string; text: string; correct?: boolean }[]; feedback: { correct: string; incorrect: string } }

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** One HTML page with the text and questions of the comparison course, its script inline. */
export function floorPage(folder: string): string {
  const quiz = parse(readFileSync(`${folder}/phishing/check.yaml`, 'utf8')) as { items: Item[] };
  const prose = readFileSync(`${folder}/phishing/en.mdx`, 'utf8').replace(/^---[\s\S]*?\n---\n/, '').replace(/<[^>]+>/g, '');
  const text = prose.trim().split(/\n{2,}/).map((block) => (block.startsWith('#') ? `<h2>${escape(block.replace(/^#+ /, ''))}</h2>` : `<p>${escape(block)}</p>`)).join('\n');
  const questions = quiz.items.map((item) => `<fieldset data-key="${item.options.findIndex((option) => option.correct)}"><legend>${escape(item.stem)}</legend>${item.options
    .map((option, index) => `<label><input type="radio" name="${item.id}" value="${index}"> ${escape(option.text)}</label><br>`).join('')}
<button type="button">Check</button><p data-feedback role="status" data-right="${escape(item.feedback.correct)}" data-wrong="${escape(item.feedback.incorrect)}"></p></fieldset>`).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Floor</title><link rel="icon" href="data:,"></head><body><main><h1>Spotting Phishing Mail</h1>${text}${questions}</main>
<script>
var api = null; for (var w = window; !api && w; w = w === w.parent ? null : w.parent) api = w.API;
if (api) { api.LMSInitialize(''); api.LMSSetValue('cmi.core.lesson_status', 'incomplete'); api.LMSCommit(''); }
document.addEventListener('click', function (event) {
  if (event.target.tagName !== 'BUTTON') return;
  var field = event.target.closest('fieldset'), chosen = field.querySelector('input:checked');
  if (!chosen) return;
  var line = field.querySelector('[data-feedback]');
  line.textContent = chosen.value === field.dataset.key ? line.dataset.right : line.dataset.wrong;
  if (api) { api.LMSSetValue('cmi.suspend_data', chosen.value); api.LMSCommit(''); }
});
</script></body></html>`;
}
