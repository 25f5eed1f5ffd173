"""The facts in French: what a person reads of each, and its unit as one and many."""

from __future__ import annotations

from quadratus.prescription.words.table import FactWords, Pair

_POINTS: Pair = ("point", "points")
_OF_10: Pair = ("sur 10", "sur 10")
_YEARS: Pair = ("an", "ans")
_DAYS: Pair = ("jour", "jours")
_HOURS: Pair = ("heure", "heures")
_MINUTES: Pair = ("minute", "minutes")
_SESSIONS: Pair = ("séance", "séances")
_SETS: Pair = ("série", "séries")
_FLARE_UPS: Pair = ("poussée", "poussées")
_MORNINGS: Pair = ("matin", "matins")
_PERFORMANCES: Pair = ("fois", "fois")
_PERCENT: Pair = ("pour cent", "pour cent")
_LOAD: Pair = ("kg s", "kg s")
_KINDS: Pair = ("sorte", "sortes")


def _number(label: str, unit: Pair = ("", "")) -> FactWords:
    return FactWords(label, unit=unit)


def _truth(label: str, no_label: str) -> FactWords:
    return FactWords(label, no_label)


FRENCH_FACTS: dict[str, FactWords] = {
    # One session and the answer of the back to it.
    "new_leg_symptoms": _truth(
        "Des symptômes nouveaux ou qui s'étendent dans une jambe",
        "Pas de symptômes nouveaux ou qui s'étendent dans une jambe",
    ),
    "stopped_for_pain": _truth(
        "La séance a été arrêtée à cause de la douleur", "La séance n'a pas été arrêtée à cause de la douleur"
    ),
    "added_pain": _number("Douleur ajoutée pendant la séance", _POINTS),
    "highest_pain": _number("Douleur la plus forte de la séance", _OF_10),
    "highest_pain_above_baseline": _number(
        "Douleur la plus forte, comptée à partir de votre douleur habituelle", _POINTS
    ),
    "morning_above_baseline": _number(
        "Douleur le lendemain matin, comptée à partir de votre douleur habituelle", _POINTS
    ),
    "morning_missing": _truth(
        "Le lendemain matin n'a pas été signalé à temps", "Le lendemain matin est signalé, ou il est encore temps"
    ),
    "closing_missing": _truth(
        "Les questions de fin de séance sont restées sans réponse",
        "Les questions de fin de séance ont une réponse, ou il est encore temps",
    ),
    # One performance of one exercise.
    "sets_complete": _truth(
        "Toutes les séries de chaque côté étaient complètes", "Au moins une série d'un côté n'était pas complète"
    ),
    "early_stop": _truth("Une série a été terminée plus tôt", "Aucune série n'a été terminée plus tôt"),
    "too_hard": _truth("Vous l'avez trouvé trop difficile", "Vous ne l'avez pas trouvé trop difficile"),
    "hurt": _truth("Cela a fait mal", "Cela n'a pas fait mal"),
    "effort": _number("Effort", _OF_10),
    "zone": FactWords("Réponse du dos"),
    "movement_confidence": _number("Confiance dans le mouvement", _OF_10),
    # The person today.
    "age": _number("Âge atteint cette année", _YEARS),
    "answered_yes": _truth("Oui, ou « je ne sais pas », à : {of}", "Non à : {of}"),
    "answered_no": _truth("Non à : {of}", "Oui, ou « je ne sais pas », à : {of}"),
    "has_condition": _truth("Vous nous avez signalé : {of}", "Non signalé : {of}"),
    "days_in_phase": _number("Jours dans cette phase", _DAYS),
    "sessions_in_phase": _number("Séances dans cette phase", _SESSIONS),
    "green_sessions": _number("Séances calmes avec « {of} » sur les {within_days} derniers jours", _SESSIONS),
    "sets_held": _number(
        "Séries de {seconds} secondes complètes dans une séance, du côté qui en a le moins, « {of} » ou plus haut",
        _SETS,
    ),
    "worst_added_pain": _number("Douleur ajoutée la plus forte des {last} dernières séances", _POINTS),
    "worst_pain": _number("Douleur la plus forte des {last} dernières séances", _OF_10),
    "worst_morning": _number("Le moins bon des {last} derniers matins", _OF_10),
    "worst_morning_above_baseline": _number(
        "Le moins bon des {last} derniers matins, compté à partir de votre douleur habituelle", _POINTS
    ),
    "confidence": _number("Confiance pour « {of} »", _OF_10),
    "flare_ups": _number("Poussées sur les {within_days} derniers jours", _FLARE_UPS),
    "days_in_flare_up": _number("Jours depuis le début de la poussée", _DAYS),
    "in_flare_up": _truth("Une poussée est en cours", "Aucune poussée n'est en cours"),
    "red_sessions": _number("Séances avec un pas en arrière sur les {within_days} derniers jours", _SESSIONS),
    "clearance_valid": _truth(
        "Les dernières questions de sécurité vous permettent de vous entraîner",
        "Les dernières questions de sécurité ne vous permettent pas encore de vous entraîner",
    ),
    "gate_screening_answered": _truth(
        "Les questions de sécurité de la porte ont une réponse",
        "Les questions de sécurité de la porte n'ont pas encore de réponse",
    ),
    "coach_agrees": _truth("Aucun accord du coach ne manque", "Votre coach n'a pas encore donné son accord"),
    "rung_reached": _number("Version de « {of} » faite en entier des deux côtés"),
    "load_reached": _number(
        "Charge de « {of} » faite en entier dans une main, en pour cent du poids du corps", _PERCENT
    ),
    "mornings_raised": _number("Matins de suite à {points} ou plus au-dessus de votre douleur habituelle", _MORNINGS),
    "mornings_settled": _number("Matins de suite à {points} au plus au-dessus de votre douleur habituelle", _MORNINGS),
    "pain_now_above_baseline": _number("Douleur maintenant, comptée à partir de votre douleur habituelle", _POINTS),
    "days_since_screening": _number("Jours depuis les dernières questions de sécurité", _DAYS),
    "days_since_training": _number("Jours depuis le dernier entraînement", _DAYS),
    "days_since_test": _number("Jours depuis le dernier jour de test, ou depuis le début", _DAYS),
    "days_since_red": _number("Jours depuis la dernière séance avec un pas en arrière", _DAYS),
    "never_screened": _truth(
        "Les premières questions de sécurité n'ont pas encore de réponse",
        "Les premières questions de sécurité ont une réponse",
    ),
    "news_unanswered": _truth(
        "Quelque chose de nouveau ou d'inquiétant a été signalé, sans questions de sécurité depuis",
        "Rien de nouveau ou d'inquiétant n'attend les questions de sécurité",
    ),
    "fall_unanswered": _truth(
        "Une chute a été signalée, sans questions de sécurité depuis", "Aucune chute n'attend les questions de sécurité"
    ),
    "flare_unanswered": _truth(
        "Une poussée a été déclarée, sans questions de sécurité depuis",
        "Aucune poussée n'attend les questions de sécurité",
    ),
    "reds_unanswered": _truth(
        "Plusieurs pas en arrière, sans questions de sécurité depuis",
        "Aucun pas en arrière n'attend les questions de sécurité",
    ),
    "gate_unanswered": _truth(
        "Pour la porte, il ne manque que ses questions de sécurité", "Aucune porte n'attend ses questions de sécurité"
    ),
    "absence_unanswered": _truth(
        "Une longue absence, sans questions de sécurité depuis",
        "Aucune longue absence n'attend les questions de sécurité",
    ),
    "word_unanswered": _truth(
        "L'avis d'un professionnel de santé a été noté, sans nouvelles questions de sécurité depuis",
        "Aucune question de sécurité n'est à reprendre après l'avis d'un professionnel de santé",
    ),
    # What only the core itself asks, with thresholds from the method's data.
    "consented_adult": _truth("Vous avez dit être adulte", "Vous n'avez pas dit être adulte"),
    "baseline_known": _truth("On sait où vous en êtes", "On ne sait pas encore où vous en êtes"),
    "trained_today": _truth("La séance du jour est faite", "La séance du jour n'est pas encore faite"),
    "strength_days": _number("Jours avec une séance complète sur les {within_days} derniers jours", _DAYS),
    "days_since_strength": _number("Jours depuis la dernière séance complète", _DAYS),
    "hours_since_strength": _number("Heures depuis la dernière séance complète", _HOURS),
    "training_days_running": _number("Jours d'entraînement qui se suivent", _DAYS),
    "session_fits": _truth(
        "La séance commencée correspond à ce que vous pouvez faire maintenant",
        "La séance commencée demande plus que ce que vous pouvez faire maintenant",
    ),
    "thing_at_hand": _truth("Sous la main : {of}", "Pas sous la main : {of}"),
    "body_weight_known": _truth(
        "Votre poids est connu", "Votre poids n'est pas connu ; aucune charge ne peut donc être calculée"
    ),
    "planned_minutes": _number("Durée de la séance entière", _MINUTES),
    "weekly_load": _number("Charge x temps de cette semaine avec la dose entière", _LOAD),
    "days_since_other_rise": _number("Jours depuis la dernière hausse de la charge ou de la distance", _DAYS),
    "shoulder_stops_running": _number("Fois de suite où le bras ou l'épaule a mis fin à l'exercice", _PERFORMANCES),
    "too_hard_running": _number("Fois de suite où l'exercice a été trouvé trop difficile", _PERFORMANCES),
    "days_since_hold_back": _number("Jours depuis plusieurs pas en arrière", _DAYS),
    "performances_in_range": _number(
        "Fois de suite où l'exercice était complet, bien supporté et dans la zone d'effort", _PERFORMANCES
    ),
    "step_above": _truth("Il reste un palier au-dessus sur son échelle", "C'est le haut de son échelle"),
    "counts_up": _truth(
        "Fait dans une séance qui compte pour monter",
        "Fait pendant une poussée ou la reprise qui la suit, ce qui ne compte pas pour monter",
    ),
    "done_as_asked_now": _truth(
        "Fait dans la version et la dose demandées aujourd'hui",
        "Fait dans une autre version ou une autre dose qu'aujourd'hui, ce qui ne compte pas pour monter",
    ),
    "coach_opened": _truth("Votre coach l'a ouvert, avec une raison notée", "Aucun coach ne l'a ouvert"),
    "hurt_named": _truth(
        "Vous l'avez nommé comme ce qui a fait mal", "Vous ne l'avez pas nommé comme ce qui a fait mal"
    ),
    "return_sessions_left": _number("Séances de reprise après la poussée encore à faire", _SESSIONS),
    "days_since_observed": _number("Jours depuis vos réponses aux questions sur votre dos", _DAYS),
    "focus_points": _number("Points pour la priorité qui correspond le mieux à vos réponses", _POINTS),
    "focus_lead": _number("Son avance sur la priorité suivante", _POINTS),
    # Observations for the focuses.
    "observed": _truth("Vous avez dit oui à : {of}", "Vous n'avez pas dit oui à : {of}"),
    "sitting_hours": _number("Heures par jour en position assise", _HOURS),
    "morning_stiffness": _number(
        "Raideur du matin habituelle (médiane) sur les {within_days} derniers jours", _MINUTES
    ),
    "hold_difference_real": _truth(
        "Vos maintiens chronométrés diffèrent entre gauche et droite au-delà de la marge d'erreur du test",
        "Pas de différence nette entre gauche et droite dans les maintiens chronométrés",
    ),
    "bend_difference_real": _truth(
        "Vos inclinaisons diffèrent entre gauche et droite au-delà de la marge d'erreur du test",
        "Pas de différence nette entre gauche et droite dans les inclinaisons",
    ),
    "same_side_differences": _number("Sortes de test où le même côté obtient moins", _KINDS),
    "short_hold_days": _number(
        "Jours de test où le tronc a mis fin au maintien avant {seconds} secondes des deux côtés", _DAYS
    ),
    "arm_stop_days": _number("Jours de test où le bras ou l'épaule a mis fin au maintien", _DAYS),
    "lowest_confidence": _number("Confiance la plus basse donnée pour un volet", _OF_10),
}
