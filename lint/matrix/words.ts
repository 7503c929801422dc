/** Words of the matrix pages; languages other than French read English. */
const fr = {
  title: 'Ce qui est enseigné, exercé et évalué', skip: 'Aller aux tableaux', other: 'Autre langue', tables: 'Tableaux',
  outcomes: 'Objectifs', coverage: 'Couverture', asCsv: 'Le même tableau en CSV',
  outcome: 'Objectif', lesson: 'Leçon', row: 'Ligne', point: 'Point', priority: 'Priorité',
  teaches: 'Enseigné', practises: 'Exercé', assesses: 'Évalué', none: 'rien', notAsked: 'non demandé', planned: 'prévue en',
  page: 'page', reason: 'Écarté : ', bank: 'hors leçon',
  priorities: { M: 'doit', S: 'devrait', N: 'non demandé' },
  met: (met: number, all: number) => `${met} sur ${all} lignes « doit » sont enseignées et exercées ou évaluées.`,
  metOutcomes: (met: number, all: number) => `${met} sur ${all} objectifs sont enseignés et exercés.`,
};
const en: typeof fr = {
  title: 'What is taught, practised and assessed', skip: 'To the tables', other: 'Other language', tables: 'Tables',
  outcomes: 'Outcomes', coverage: 'Coverage', asCsv: 'The same table as CSV',
  outcome: 'Outcome', lesson: 'Lesson', row: 'Row', point: 'Point', priority: 'Priority',
  teaches: 'Taught', practises: 'Practised', assesses: 'Assessed', none: 'nothing', notAsked: 'not asked for', planned: 'planned in',
  page: 'page', reason: 'Left out: ', bank: 'in no lesson',
  priorities: { M: 'must', S: 'should', N: 'not asked for' },
  met: (met, all) => `${met} of ${all} “must” rows are taught, and practised or assessed.`,
  metOutcomes: (met, all) => `${met} of ${all} outcomes are taught and practised.`,
};

export const wordsIn = (lang: string): typeof fr => (lang.startsWith('fr') ? fr : en);
