import { children, readXml, type Element } from '../shared/read-xml.ts';
import type { PackageFile } from '../target.ts';

const namespace = 'http://projecttincan.com/tincan.xsd';
const language = /^[a-z]{2,3}(-[a-z0-9]+)*$/i;

/** The manifest as importers read it (Rustici's; Cornerstone: one activity that is launched); empty when it is sound. */
export function manifestFindings(files: PackageFile[]): string[] {
  if (files[0]?.path !== 'tincan.xml') return ['tincan.xml is not the first file: it must stand first, at the root of the zip'];
  if (files.some(({ path }) => path.endsWith('/tincan.xml'))) return ['there is a second tincan.xml: importers would not know which is the root'];
  const root = readXml(new TextDecoder().decode(files[0].bytes)).children[0];
  if (root?.name !== 'tincan' || root.attributes.xmlns !== namespace) return [`tincan.xml does not begin with <tincan xmlns="${namespace}">`];
  const activities = children(root, 'activities').flatMap((each) => children(each, 'activity'));
  if (root.children.length !== 1 || root.children[0]!.name !== 'activities') return ['<tincan> must hold <activities> and nothing else'];
  const strays = root.children[0]!.children.filter(({ name }) => name !== 'activity').map(({ name }) => `<activities> may not hold <${name}>`);
  const launched = activities.filter((each) => children(each, 'launch').length);
  const ids = activities.map(({ attributes }) => attributes.id);
  return [
    ...strays,
    ...(launched.length === 1 ? [] : [`${launched.length} activities are launched, but it must be one`]),
    ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `the id "${id}" is used twice`),
    ...activities.flatMap((each) => activityFindings(each, files)),
  ];
}

function activityFindings(activity: Element, files: PackageFile[]): string[] {
  const { id = '', type = '' } = activity.attributes;
  const texts = [...children(activity, 'name'), ...children(activity, 'description'), ...children(activity, 'launch')];
  const isIri = (text: string) => /^[a-z][a-z\d+.-]*:[^\s"<>]+$/i.test(text);
  return [
    ...(isIri(id) ? [] : [`the id "${id}" is not an absolute IRI`]),
    ...(isIri(type) ? [] : [`the type "${type}" is not an absolute IRI`]),
    ...activity.children.filter(({ name }) => !/^(name|description|launch|extensions)$/.test(name)).map(({ name }) => `<activity> may not hold <${name}>`),
    ...['name', 'description'].filter((name) => !children(activity, name).length).map((name) => `<activity> has no <${name}>`),
    ...texts.filter(({ text }) => !text.trim()).map(({ name }) => `<${name}> is empty`),
    ...texts.filter(({ attributes: { lang = '' } }) => !language.test(lang)).map(({ name, attributes: { lang = '' } }) => `<${name}> has the language "${lang}", which is none`),
    ...children(activity, 'launch').filter(({ text }) => !files.some(({ path }) => path === text)).map(({ text }) => `the launch file "${text}" is not in the package`),
  ];
}
