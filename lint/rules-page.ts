import { ruleGroups } from './index.ts';

/** `docs/rules.md`: every content rule, what it asks for, and why. */
export const rulesPage = (): string => `# What \`npm run lint\` looks at

Every rule about content: what it asks for, and why. An **error** stops a build; a warning does not. Names are permanent.
A course switches a rule off in course.yaml, with its reason: \`rulesOff: {rule-name: "why it does not fit here"}\`.
Faults of form (a missing text, an unknown key, an option without feedback) are told before these rules run.
This page is written by \`npm run rules\`.
${Object.entries(ruleGroups).map(([title, rules]) => `
## ${title}

| rule | | asks for | why |
|---|---|---|---|
${rules.map(({ name, severity, asks, why }) => `| \`${name}\` | ${severity === 'error' ? '**error**' : 'warning'} | ${cell(asks)} | ${cell(why)} |`).join('\n')}
`).join('')}`;

const cell = (text: string) => text.replaceAll('|', '\\|');
