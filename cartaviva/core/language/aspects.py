"""Words of what a time is to people: they wait for it, or are given it; in eight languages."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from cartaviva.core.language.lexicon import Lexicon, Wording, language_of, words_of


class Aspect(StrEnum):
    """What a time is to the people it is counted for."""

    ADVANCE = "advance"
    """Notice that they get beforehand: the more the better."""
    WAIT = "wait"
    """They wait for it: the less the better."""
    GIVEN = "given"
    """They are given it (opening, training): the more the better."""
    PROCESS = "process"
    """Something is being done for them: the less the better."""
    REDUCE = "reduce"
    """Said to become less."""


ASPECTS: Mapping[Aspect, Wording] = {
    Aspect.ADVANCE: {
        "ca": "antelació, d antelació, anticipació, per avançat, preavís, dies abans, setmanes abans, mesos abans, "
        "hores abans",
        "es": "antelación, anticipación, preaviso, días antes, semanas antes, meses antes, horas antes, por adelantado",
        "gl": "antelación, anticipación, preaviso, días antes, semanas antes",
        "eu": "aurrez, aurretik, aldez aurretik, aurrerapenez, egun lehenago, aurretiaz",
        "en": "in advance, advance, notice, prior, beforehand, days before, weeks before, months before, hours "
        "before, ahead of",
        "fr": "à l avance, d avance, !avance, préavis, jours avant, semaines avant, mois avant, anticipation",
        "it": "anticipo, preavviso, giorni prima, settimane prima, mesi prima, anticipatamente",
        "pt": "antecedência, antecipação, pré aviso, dias antes, semanas antes",
    },
    Aspect.WAIT: {
        "ca": "termini*, espera, esperar, esperes, esperen, cua, respost*, respondre, responem, respondrem, "
        "contest*, demora*, retard*, trigar*, tardança, tardar, resol*, interrupci*, indisponib*, talls de, talls d, "
        "despenj*, reacció",
        "es": "plazo*, espera, esperar, esperas, cola, respuest*, responder, respondemos, respondere*, contestar*, "
        "contestac*, contestam*, demora*, retras*, tardar, tardanza, resolver*, resoluc*, resolve*, interrupci*, "
        "indisponib*, corte de, cortes de, reacción",
        "gl": "prazo*, espera, esperar, agarda, respost*, responder*, contestar*, demora*, atraso*, tardar, "
        "resolver*, resoluc*",
        "eu": "epe, epea, epean, epeak, epearen, epeko, itxaro*, erantzu*, ebaz*, ebatz*, atzerap*, zenbat denbora*",
        "en": "wait*, respond*, response*, answer*, reply, replies, replied, replying, resolve*, resolving, "
        "resolution*, deadline*, within, delay*, late, turnaround, lead time, queue*, queuing, downtime, outage*, "
        "interruption*, backlog, speed, time to, time taken, taken to, days to, hours to, minutes to, weeks to, time "
        "from, days from, days between, time between, overdue",
        "fr": "délai*, attente*, attendre, réponse*, répond*, retard*, résolution*, résoudre, file d attente, "
        "indisponib*, interruption*, coupure*, décroch*",
        "it": "termine, termini, attesa, attese, attendere, risposta, risposte, rispond*, riscontr*, ritard*, "
        "risoluzion*, risolver*, coda, interruzion*, disserviz*",
        "pt": "prazo*, espera, esperar, fila, resposta*, responder*, respond*, demora*, atraso*, resolver*, "
        "resoluç*, interrup*",
    },
    Aspect.GIVEN: {
        "": "gratuit*, gratis, grátis, doako*, doan, free parking, free of charge, free use",
        "ca": "obert*, obertura, formació, formatiu*, formatives, horari*, dedicació, dedicades, voluntari*, atenció "
        "al públic, disponib*, ensenyament, docència, docents, classes, lectiv*, lectiu*, període de garantia, "
        "vigència, programació, emissió en directe, funcionament, hores de servei, acompanyament, assessorament, "
        "hores d atenció, hores de suport, hores de pràctiques",
        "es": "abiert*, apertura, formación, formativ*, horario*, dedicación, dedicadas, voluntari*, atención al "
        "público, disponib*, docencia, docentes, clases, lectiv*, periodo de garantía, vigencia, programación, "
        "funcionamiento, horas de servicio, acompañamiento, asesoramiento, horas de atención, horas de apoyo",
        "gl": "abert*, formación, formativ*, horario*, dedicación, atención ao público, dispoñib*, docencia, clases, "
        "funcionamento, acompañamento, asesoramento, horas de atención",
        "eu": "irekiera*, irekita*, zabalik, prestakuntza*, formazio*, ordutegi*, boluntario*, eskola ord*, "
        "erabilgarri*, ikastaro*, jendaurreko*",
        "en": "opening, open, training, available, availability, teaching, lesson*, volunteer*, tuition, coaching, "
        "guarantee period, warranty, programming, service hours, hours of service, support hours, broadcast*, "
        "taught, uptime, classes, face to face",
        "fr": "ouvert*, formation*, horaire*, bénévol*, disponib*, enseignement, heures de cours, période de "
        "garantie, accompagnement, fonctionnement",
        "it": "apert*, formazione, formativ*, orari*, volontari*, disponib*, lezion*, didattic*, periodo di "
        "garanzia, accompagnamento, funzionamento",
        "pt": "abert*, formação, formativ*, horário*, voluntari*, disponib*, aulas, ensino, período de garantia, "
        "funcionamento, acompanhamento",
    },
    Aspect.PROCESS: {
        "ca": "tramit*, lliura*, expedició, expedir, expedients, emissió, emetre, fins a, fins al, fins als, des de, "
        "atendre, repara*, arribada, arribar, intervenció, intervenir, pagament*, pagar, notifi*, publicar, "
        "publicació, actualitz*, process*, concedi*, concessió, execució, entrega*, transcorr*, validació, validar, "
        "inspecci*, recollida, recollir, retirar, retirada, reposi*, substitu*, desplaça*, acusament, acusar, "
        "devolució, gestió, gestionar, inscripció, reserva, aprovació, tancament, lliurar, activació, alta, altes, "
        "contractació, citació, cita, enviar, enviament, comunicar, iniciar, inici",
        "es": "tramit*, entreg*, expedición, expedir, expedientes, emisión, emitir, hasta la, hasta el, hasta que, "
        "desde, atender, repara*, llegada, llegar, intervención, intervenir, pago, pagos, pagar, notific*, publicar, "
        "publicación, actualiz*, procesa*, conceder, concesión, ejecución, transcurr*, validación, validar, "
        "inspecci*, recogida, recoger, retirar, retirada, reposi*, sustitu*, desplaza*, acuse, devolución, "
        "devoluciones, gestión, gestionar, inscripción, reserva, aprobación, cierre, activación, alta, altas, "
        "contratación, citación, cita, enviar, envío, comunicar, iniciar, inicio",
        "gl": "tramit*, entreg*, expedición, expedir, expedientes, emisión, emitir, ata a, ata o, dende, atender, "
        "repara*, chegada, chegar, intervención, pago, pagos, notific*, publicar, publicación, actualiz*, procesa*, "
        "conceder, concesión, execución, transcorr*, recollida, retirada, xestión, devolución, envío, enviar",
        "eu": "izapid*, tramit*, emate*, ematea, bidal*, konpon*, !arte, iritsi*, iriste*, esku hartze*, ordain*, "
        "jakinaraz*, argitar*, eguneratze*, eguneratu*, prozesa*, heldu*, entrega*, kudea*, kentze*, bilketa*, "
        "artatze*, artatu*",
        "en": "process*, deliver*, issue, issued, issuing, decide, decided, decision*, acknowledg*, until, repair*, "
        "arrival, arrive, arrives, arriving, attend, attended, attendance, pay, paid, payment, "
        "payments, refund*, notif*, publish*, update, "
        "updated, updating, complete, completed, completing, completion, handle, handled, handling, clear, cleared, "
        "close, closed, closing, fix, fixed, elapsed, determin*, granted, granting, approv*, collect, collected, "
        "collecting, inspect*, return, returned, register*, put right, remove, removed, removal, provide, provided, "
        "send, sent, sending, assess*, review, reviewed, install*, book, booking, dispatch*, turn around, allocate, "
        "allocated, relet, re let, transfer*, escalat*, investigat*",
        "fr": "traitement*, traiter, traité*, livraison*, livrer, instruction, délivr*, jusqu*, répar*, arrivée, "
        "arriver, interven*, paiement*, payer, notifi*, publication, publier, publié*, mise à jour, transmission, "
        "remise, décision*, écoulé*, rembours*, règlement, envoi, envoyer, enlèvement, inscription, gestion, prise "
        "en charge",
        "it": "tratta, trattazione, consegna*, rilasci*, emission*, evasion*, evas*, fino a, fino al, riparazion*, "
        "riparar*, arrivo, intervent*, pagament*, notific*, pubblicar*, pubblicazion*, aggiorna*, process*, "
        "istrutt*, conclusion*, decors*, rimbors*, definizione, ripristin*, erogazione, invio, ritiro, iscrizion*, "
        "gestione, presa in carico, rimozione, preventiv*, allaccia*, attivazion*, riattivazion*, disattivazion*, "
        "rettific*, voltura, volture, esecuzion*",
        "pt": "tramit*, entreg*, expedição, emissão, emitir, até à, até ao, repara*, chegada, intervenç*, pagament*, "
        "notific*, publicar, publicação, atualiz*, actualiz*, processa*, conceder, concessão, execução, decorr*, "
        "recolha*, conclus*, reembols*, envio, enviar, remoção, inscrição, gestão, atender",
    },
    Aspect.REDUCE: {
        "ca": "reduir*, reduim, reduirem, disminuir*, minimitzar*, escurçar, retallar, contenir, limitar, limitem, "
        "mantenir baix*, poques, pocs",
        "es": "reducir*, reduciremos, disminuir*, minimizar*, acortar, contener, limitar, mantener bajo*, mantener "
        "baja*, pocas, pocos",
        "gl": "reducir*, diminuír*, minimizar*, acurtar, conter, limitar, manter baix*, poucas, poucos",
        "eu": "murriz*, gutxitu*, gutxitzea, jaistea, txikitzea, mugatze*, gutxi, gutxiago",
        "en": "reduce*, reducing, minimise*, minimize*, minimising, shorten, decrease*, keep down, low, few, fewer, "
        "limit, limiting, cut, cutting",
        "fr": "réduire, réduirons, diminuer, minimiser, raccourcir, limiter, contenir, maîtriser, baisser",
        "it": "ridurre*, ridurremo, diminuire, minimizzare, abbreviare, limitare, contenere, pochi, poche",
        "pt": "reduzir*, diminuir, minimizar, encurtar, limitar, conter, poucas, poucos",
    },
}
_aspects = Lexicon(ASPECTS)


@lru_cache(maxsize=2048)
def aspects_of(text: str) -> tuple[Aspect, ...]:
    """What a text says that a time is to people, in the order of its words."""
    return tuple(aspect for aspect, _, _ in _aspects.all(words_of(text), language_of(text)))
