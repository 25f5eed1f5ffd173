/** The French words. */
import type { Words } from "./table";

const COUNTED = { hold: "Maintien", movement: "Répétition", breath: "Respiration", carry: "Port", walk: "Marche" };

/** A set and an entry are both feminine in French: série, saisie. */
function waiting(count: number, sets: boolean, one: string, many: string): string {
  if (count < 2) return `${count} ${sets ? "série" : "saisie"} ${one}`;
  return `${count} ${sets ? "séries" : "saisies"} ${many}`;
}

export const FRENCH: Words = {
  language: "fr",
  decimalMark: ",",
  colon: "\u00a0: ",
  singular: (amount) => amount < 2,

  half: "La moitié.",
  letGo: "Relâchez et respirez.",
  letGoAndBreathe: "Relâchez et respirez",
  finish: "Finissez à votre rythme, puis dites combien vous en avez fait.",
  allDone: "C'était la dernière série.",
  asleep: "La page était en veille\u00a0; le chronomètre a attendu. Rien n'est perdu.",
  takenBack: "C'est annulé. Recommencez quand vous voulez.",
  settle: "Cet exercice est nouveau. Prenez votre temps, et commencez une fois en place.",
  afterPain: "Reposez-vous jusqu'à ce que cela se calme, puis continuez. Si cela ne se calme pas, arrêtez pour aujourd'hui.",
  listen: "Écoutez d'abord",
  slowly: "Bougez lentement",
  timeIsUp: "Le temps est écoulé. Finissez à votre rythme.",
  pause: "Pause",
  elsewhere: "Cette séance est ouverte dans un autre onglet. Elle continue ici dès que cet onglet est fermé.",

  go: {
    start: "Commencer",
    on: "Continuer",
    ready: "Préparez-vous",
    paused: "En pause",
    now: "C'est bon",
    endHold: "Finir le maintien",
  },
  over: {
    title: "C'était la dernière série",
    words: "Encore quelques questions, et c'est fini.",
    go: "Aux dernières questions",
  },
  lacks: {
    voice:
      "Ce navigateur n'a pas de voix pour votre langue. Les mots sont à l'écran, et les sons vous guident.",
    vibration: "Ce navigateur ne peut pas vibrer.",
    awake:
      "Ce navigateur ne peut pas garder l'écran allumé. Laissez l'écran allumé plus longtemps dans les réglages de votre appareil.",
    awakeHere:
      "L'écran ne reste allumé que si cette page est ouverte en https. Laissez-le allumé plus longtemps dans les réglages de votre appareil.",
    locked:
      "Quand l'écran est verrouillé, le chronomètre attend et aucun signal ne vient. Il reprend à la même seconde.",
  },

  breathe: { in: "Inspirez", full: "Attendez, poumons pleins", out: "Expirez", empty: "Attendez, poumons vides" },
  move: { out: "Allez-y lentement", stay: "Restez", back: "Revenez lentement" },

  stopped: {
    title: "Qu'est-ce qui vous a fait arrêter\u00a0?",
    trunk: "Mon tronc a lâché",
    arm: "Le bras ou l'épaule",
    pain: "La douleur",
    breath: "Le souffle",
    other: "Autre chose",
    didAll: (amount) => `J'ai tout fait\u00a0: ${amount}`,
    goOnHold: "Continuer le maintien",
    goOn: "Continuer la série",
  },
  hard: {
    title: "Trop dur",
    goOn: "Continuer, plus petit ou plus court",
    endSet: "Finir cette série",
    nothing: "Finalement, ça va",
  },
  hurts: {
    title: "Ça fait mal",
    words: "Vous pouvez continuer sans répondre.",
    endSet: "Finir cette série",
    goOn: "Continuer, en douceur",
    nothing: "Finalement, ça ne fait pas mal",
    leg: "Si la douleur dans la jambe est nouvelle ou s'étend, arrêtez la séance. Ne continuez pas cette série.",
    red: (pain) => `À ${pain} sur 10, cette séance s'arrête ici. Une pause vaut mieux pour votre dos.`,
  },
  leaveOut: (name) => `Laisser de côté\u00a0: ${name}`,
  leaveOutNext: (name) => `Laisser de côté l'exercice suivant\u00a0: ${name}`,
  again: {
    title: "Refaire la dernière série\u00a0?",
    words: (noted) => `Ce qui était noté est annulé. ${noted}.`,
    yes: "L'annuler",
    no: "La laisser telle quelle",
  },

  kind: {
    set: (number, all) => `Série ${number} sur ${all}`,
    getReady: "Préparez-vous",
    rest: "Repos. Ensuite",
    switchSides: "Changez de côté. Ensuite",
    change: "Le temps de changer. Ensuite",
  },
  count: (kind, number, all, done) => `${COUNTED[kind]} ${number} sur ${all}${done ? "\u00a0: fait" : ""}`,
  leftOut: "laissé de côté",

  spoken: {
    goOn: (what) => `${what}. Préparez-vous à continuer.`,
    hold: "Tenez.",
    nextHold: (number) => `Maintien ${number}.`,
    getReady: (what, dose) => `${what}. ${dose}. Préparez-vous.`,
    rest: "Repos.",
    switchSides: (side) => (side ? `Changez de côté. Ensuite, ${side}.` : "Changez de côté."),
    next: (what) => `Ensuite\u00a0: ${what}.`,
  },

  saving: {
    now: "Enregistrement",
    all: "Tout est enregistré",
    refused: "Pas enregistré.",
    kept: (count, sets, why) =>
      `${waiting(count, sets, "gardée ici, à envoyer", "gardées ici, à envoyer")}${why ? `. ${why}` : ""}`,
    open: (count, sets) =>
      `${waiting(count, sets, "pas encore envoyée", "pas encore envoyées")}, et ce navigateur ne garde rien. Laissez cette page ouverte jusqu'à ce que tout soit enregistré`,
  },
};
