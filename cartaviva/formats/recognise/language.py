"""Which language a document is written in, by its commonest small words."""

import re
from collections import Counter
from collections.abc import Mapping

SMALL_WORDS: Mapping[str, str] = {
    "ca": ("els amb dels les i l per de a una al servei any nombre dies termini compromís resultat als mitjà un del"),
    "es": ("los con las y el por de a una al servicio año número días plazo compromiso resultado del la en un"),
    "gl": (
        "os coas as e do da dos das no na servizo ano "
        "número días prazo unha un compromiso resultado para polo ao dunha á"
    ),
    "eu": (
        "eta da du ez bat zerbitzua urtea kopurua helburua emaitza ehuneko epea dira gutxienez baino artean adierazlea"
    ),
    "en": ("the of and to in for within service target result number days percentage average with on by from"),
    "fr": ("les des et le la du dans pour une au aux par délai nombre jours taux service résultat en un sur d"),
    "it": ("il lo gli dei delle e di del della nel per una entro numero giorni servizio risultato al un dalla dal"),
    "pt": ("os das dos e do da no na serviço número dias prazo uma um resultado para ao em com pelo à não"),
}


def language_of(text: str, default: str = "ca") -> str:
    """The code of the likeliest language, `default` where no small word is known."""
    words = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    scores = {code: sum(words[word] for word in small.split()) for code, small in SMALL_WORDS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] else default
