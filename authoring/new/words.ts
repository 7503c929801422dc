/**
 * The texts of what `npm run new` writes: short, true, and sound by every content rule, so that an author begins with an
 * example that works. A language without words of its own has the English ones.
 */
const en = {
  course: {
    title: 'New course',
    description: 'One sentence or two: who learns what here.',
    module: 'First module',
    outcome: 'Explain a rule and apply it to a new case.',
    person: 'customer',
    trust: 'Trust',
    bands: ['mistrust', 'caution', 'openness', 'trust'],
    solved: 'Agreement',
    open: 'Left open',
    lost: 'Breakdown',
    listens: 'Listening',
    hurries: 'Hurrying',
  },
  lesson: {
    title: 'New lesson',
    summary: 'One sentence: what happens in this lesson.',
    objective: 'Say what learners will be able to do.',
    heading: 'A first idea',
    text: 'Say one idea in a few sentences. Show an example, then let the learner practise.',
    tip: 'One idea for each lesson',
    tipText: 'Short lessons are finished; long ones are put off.',
  },
  quiz: {
    title: 'Your turn',
    stem: 'A customer says: “Your form is impossible to fill in.” What do you say first?',
    key: '“Which box gave you trouble?”',
    keyFeedback: 'You ask for the fact behind the remark, so the customer can tell you what has to change.',
    advise: '“You should read the guide.”',
    adviseFeedback: 'It sounds like blame, because it says that the customer did something wrong. Ask what went wrong first.',
    promise: '“We will make it simpler soon.”',
    promiseFeedback: 'It promises a change before you know the problem, which may lie elsewhere. Ask for the facts first.',
  },
  scenario: {
    title: 'A first conversation',
    role: 'You answer calls from customers.',
    situation: 'A customer calls for the second time. The parcel has not come.',
    goal: 'Understand what is missing, then agree on what happens next.',
    opening: 'This is my second call. Where is my parcel?',
    closing: 'I need it by Friday. What happens now?',
    listen: 'Two calls are a lot. Tell me what you are waiting for.',
    listenCoach: 'You name the effort and ask an open question, so the customer can tell the story once and for all.',
    number: 'Please give me the number of your order first.',
    numberCoach: 'The number is useful, but it comes before the person, which sounds cold. Name the second call first.',
    defend: 'The carrier is late, so there is little we can do.',
    defendCoach: 'You defend yourself, which leaves the customer alone with the problem. Ask what the delay means.',
    agree: 'I call them now and ring you at four. Does that suit you?',
    agreeCoach: 'A step, an hour, a question: the customer knows what comes next and can still say no to it.',
    wait: 'It should arrive this week; please wait a little longer.',
    waitCoach: 'Nothing here is certain, because no step and no hour is named. Say what you do, and when.',
    refuse: 'I cannot help you with that. Please call the carrier.',
    refuseCoach: 'You hand the problem back, which costs what trust is left. Offer one step of your own instead.',
    success: 'The customer notes the hour and thanks you. You have an agreement.',
    partial: 'The customer will wait a little longer, without being sure of you.',
    failure: 'The customer hangs up. The parcel is still missing, and now trust is, too.',
    lesson: 'First the person, then the facts, then one clear step.',
  },
};

const fr: typeof en = {
  course: {
    title: 'Nouveau cours',
    description: 'Une ou deux phrases : qui apprend quoi ici.',
    module: 'Premier module',
    outcome: 'Expliquer une règle et l’appliquer à un nouveau cas.',
    person: 'cliente',
    trust: 'Confiance',
    bands: ['méfiance', 'prudence', 'ouverture', 'confiance'],
    solved: 'Accord',
    open: 'En suspens',
    lost: 'Rupture',
    listens: 'Écouter',
    hurries: 'Se précipiter',
  },
  lesson: {
    title: 'Nouvelle leçon',
    summary: 'Une phrase : ce qui se passe dans cette leçon.',
    objective: 'Dire ce que les personnes sauront faire.',
    heading: 'Une première idée',
    text: 'Dites une idée en quelques phrases. Montrez un exemple, puis laissez pratiquer.',
    tip: 'Une idée par leçon',
    tipText: 'Une leçon courte se termine ; une longue se remet à plus tard.',
  },
  quiz: {
    title: 'À vous',
    stem: 'Une cliente vous dit : « Votre formulaire est impossible à remplir. » Que dites-vous d’abord ?',
    key: '« Quelle case vous a arrêtée ? »',
    keyFeedback: 'Vous cherchez le fait derrière la remarque : la cliente peut vous dire ce qu’il faut changer.',
    advise: '« Il faudrait lire le guide. »',
    adviseFeedback: 'On entend un reproche, car la phrase dit que la cliente s’y prend mal. Demandez d’abord ce qui l’a arrêtée.',
    promise: '« Nous allons le simplifier. »',
    promiseFeedback: 'Vous promettez un changement avant de connaître le problème, ce qui peut manquer l’essentiel. Cherchez d’abord les faits.',
  },
  scenario: {
    title: 'Un premier échange',
    role: 'Vous répondez aux appels de la clientèle.',
    situation: 'Une cliente appelle pour la deuxième fois. Son colis n’est pas arrivé.',
    goal: 'Comprendre ce qui manque, puis convenir de la suite.',
    opening: 'C’est mon deuxième appel. Où est mon colis ?',
    closing: 'Il me le faut avant vendredi. Que se passe-t-il maintenant ?',
    listen: 'Deux appels, c’est beaucoup. Racontez-moi ce que vous attendez.',
    listenCoach: 'Vous nommez l’effort, puis vous posez une question ouverte : la cliente peut tout dire en une fois.',
    number: 'Donnez-moi d’abord le numéro de votre commande.',
    numberCoach: 'Le numéro est utile, mais il passe avant la personne, ce qui sonne froid. Nommez d’abord le deuxième appel.',
    defend: 'Le transporteur a du retard, nous n’y pouvons pas grand-chose.',
    defendCoach: 'Vous vous défendez, ce qui laisse la cliente seule avec son problème. Demandez ce que le retard change pour elle.',
    agree: 'Je l’appelle, et je vous dis tout à seize heures. Cela vous va ?',
    agreeCoach: 'Un geste, une heure, une question : la cliente sait ce qui suit et peut encore dire non.',
    wait: 'Il devrait arriver cette semaine. Patientez encore un peu.',
    waitCoach: 'Rien n’est sûr ici, car aucun geste ni aucune heure n’est nommé. Dites ce que vous faites, et quand.',
    refuse: 'Je ne peux rien faire pour vous. Appelez le transporteur.',
    refuseCoach: 'Vous lui rendez le problème, ce qui coûte la confiance qui restait. Proposez plutôt un geste de votre part.',
    success: 'La cliente note l’heure et vous remercie. Vous avez un accord.',
    partial: 'La cliente patiente encore un peu, sans être sûre de vous.',
    failure: 'La cliente raccroche. Le colis manque toujours, et la confiance avec lui.',
    lesson: 'La personne d’abord, puis les faits, puis un geste clair.',
  },
};

export type Words = typeof en;

/** The words of a language. */
export const wordsOf = (lang: string): Words => (lang.slice(0, 2) === 'fr' ? fr : en);

/** Languages whose example texts are English and wait for somebody to write them. */
export const borrowing = (languages: readonly string[]): string[] => languages.filter((lang) => !['fr', 'en'].includes(lang.slice(0, 2)));

/** A title for every language, or for some by name; the example's words where there is none. */
export type Title = string | Partial<Record<string, string>>;

/** The title in a language, where one is given. */
export const titleIn = (title: Title | undefined, lang: string): string | undefined => (typeof title === 'string' ? title : title?.[lang]);

/** A text of a course: `{fr: …, en: …}`, or one string where there is one language. */
export const textIn = (languages: readonly string[], say: (words: Words, lang: string) => string): string | Record<string, string> =>
  languages.length === 1 ? say(wordsOf(languages[0]!), languages[0]!) : Object.fromEntries(languages.map((lang) => [lang, say(wordsOf(lang), lang)]));
