/** Texts of a dialogue for the name and gender the learner chose. Pure. */
import type { RuntimeScenario } from '../runtime.ts';

/** `{name}`, or `{f:…|m:…|x:…}` with a text for some genders; the first stands for those it does not name. */
export const placeholder = /\{(name|[fmx]:[^{}|]*(?:\|[fmx]:[^{}|]*)*)\}/g;

/** The dialogue with its texts as this learner reads them; `id` of the name, the first when absent. Without names to choose it is the same object. */
export function toldTo(scenario: RuntimeScenario, id: string | undefined): RuntimeScenario {
  const names = scenario.learner?.names;
  if (!names) return scenario;
  const { name, gender } = names.find((each) => each.id === id) ?? names[0]!;
  const speak = (text: string) => text.replace(placeholder, (_whole, body: string) => {
    const forms = body.split('|');
    return body === 'name' ? name : (forms.find((form) => form[0] === gender) ?? forms[0]!).slice(2);
  });
  return JSON.parse(JSON.stringify(scenario), (_key, value: unknown) => (typeof value === 'string' ? speak(value) : value)) as RuntimeScenario;
}
