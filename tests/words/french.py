"""Words that the French texts of Quadratus do not use, and why."""

from __future__ import annotations

from tests.words.rules import CLAIM, LABEL, SCOLDING, Banned

_NEAR = r"\b[^.:;]{0,40}?\b"
_MUSCLE = r"(CL|carré des lombes|muscles?|sangle|tronc|dos|colonne|bassin|fessiers?)"
_WEAK = r"(faibles?|inactifs?|paresseux|surmenée?s?|tendue?s?|instables?|abîmée?s?|tordue?s?|déséquilibrée?s?)"


def _banned(pattern: str, why: str, example: str, *, only_addressed: bool = False) -> Banned:
    return Banned(pattern, why, example, only_addressed, language="fr")


FRENCH = (
    _banned(r"\btrait(e|es|ent|er|é|ée|és|ées|ant|ements?)\b", CLAIM, "Ce programme traite le mal de dos."),
    _banned(r"\bsoign(e|es|ent|er|é|ée|és|ées|ant)\b", CLAIM, "Ces exercices soignent le dos."),
    _banned(r"\bguéri(r|t|s|e|es|ssent|ssant|sons?|ra|ront)?\b", CLAIM, "Les maintiens guérissent le dos."),
    _banned(r"\b(re)?médie(r|nt)?\b|\bremède\w*", CLAIM, "Un remède contre le mal de dos."),
    _banned(r"\bthérap\w*", CLAIM, "Une thérapie par le mouvement."),
    _banned(r"\b(ré)?éduqu\w*|\bréhabilit\w*|\brééducation\b", CLAIM, "La rééducation de la colonne."),
    _banned(r"\bdiagnosti\w*", "names a disease, which is for clinicians", "Il diagnostique la cause."),
    _banned(
        rf"\b(corrig|correct|répar|rétabli|restaur|supprim|rééquilibr)\w*{_NEAR}(dés)?équilibr\w*",
        CLAIM,
        "Corrige un déséquilibre.",
    ),
    _banned(r"\brééquilibr\w*", CLAIM, "Rééquilibre les deux côtés."),
    _banned(
        rf"\b(relâch|libèr|libér|dénou|débloqu|détend)\w*{_NEAR}(spasmes?|muscles?|nœuds?|tensions?|contractures?|CL|carré)",
        CLAIM,
        "Relâche un spasme.",
    ),
    _banned(rf"\b(soulag|lèv|lev|supprim)\w*{_NEAR}compress\w*|\bdécompress\w*", CLAIM, "Soulage la compression."),
    _banned(r"\bsoulag\w*", CLAIM, "Soulage le mal de dos."),
    _banned(
        rf"\b(prévien|préven|évit|empêch)\w*{_NEAR}blessures?\b|\bprévention des blessures\b",
        CLAIM,
        "Prévient les blessures.",
    ),
    _banned(
        r"\b(cliniquement|médicalement|scientifiquement) (prouvée?s?|testée?s?|validée?s?)\b",
        CLAIM,
        "Cliniquement prouvé.",
    ),
    _banned(r"\bgaranti\w*", CLAIM, "Des résultats garantis."),
    _banned(rf"\b{_MUSCLE} (est|sont|semblent?|paraît) (\w+ )?{_WEAK}\b", LABEL, "Votre CL est faible."),
    _banned(rf"\b(votre|vos) {_MUSCLE} {_WEAK}\b", LABEL, "Entraînez votre dos faible."),
    _banned(r"\bforce (du|de votre) (CL|carré des lombes)\b", LABEL, "Force du CL : 62 %."),
    _banned(r"\bnewtons?\b", "shows loads of the spine that nobody measured", "2585 newtons sur votre colonne."),
    _banned(
        r"\bmauvaises? (posture|position)s?\b|\bphotos? de (la )?posture\b", LABEL, "Vous avez une mauvaise posture."
    ),
    _banned(
        r"\béchec\b|\béchou\w*|\braté\w*\b|\bmanqué cette\b",
        SCOLDING,
        "Vous avez raté cette série.",
        only_addressed=True,
    ),
    _banned(
        r"\b(ne (devez|faut) (pas|jamais)|n'oubliez (pas|jamais) de (faire|vous)|ne (manquez|sautez) (pas|jamais))\b",
        SCOLDING,
        "Ne manquez jamais un jour.",
        only_addressed=True,
    ),
    _banned(
        r"\b(jours|séances) d'affilée\b|\bsans interruption\b", SCOLDING, "Cinq jours d'affilée.", only_addressed=True
    ),
    _banned(r"\bparess\w*|\bfainéan\w*|\bflemm\w*", SCOLDING, "Une petite flemme aujourd'hui ?", only_addressed=True),
    _banned(
        r"\b(pas d'excuses?|honte|vous auriez dû|vous avez oublié|trich\w*|abandonn\w*)\b",
        SCOLDING,
        "Pas d'excuses.",
        only_addressed=True,
    ),
    _banned(r"\b(tu|toi|tes|ton)\b", "is not how Quadratus speaks to a person: vous", "Tu respires lentement."),
    _banned(r"[A-Za-zÀ-ÿ)]\s?!(?=\s|$|[\"'<])", "shouts", "Bravo !", only_addressed=True),
)
