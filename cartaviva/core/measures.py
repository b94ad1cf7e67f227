"""Words of an indicator or a promise: what it is measured in, and whether more or less of it is better; eight languages."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from cartaviva.core.lexicon import Lexicon, Wording, fold


class Measure(StrEnum):
    """What an indicator says it counts in."""

    PERCENT = "percent"
    SHARE = "share"
    """The formula of a share: resolved ÷ total × 100."""
    NUMBER = "number"
    """Number of: a count, or the unit that follows."""
    SCORE = "score"
    SATISFACTION = "satisfaction"
    """A score or a percentage: only the figure tells."""
    TIME = "time"
    """A duration in a unit that is said elsewhere."""
    RATIO = "ratio"
    MONEY = "money"
    COST = "cost"
    """Money spent, of which neither more nor less is better by itself."""


MEASURES: Mapping[Measure, Wording] = {
    Measure.PERCENT: {
        "": "%",
        "ca": "percentatge*, tant per cent, taxa, taxes, per cent, grau de compliment, grau de resolució, índex de "
        "compliment",
        "es": "porcentaje*, tanto por ciento, tasa, tasas, por ciento, grado de cumplimiento, índice de cumplimiento",
        "gl": "porcentaxe*, taxa, taxas, por cento, grao de cumprimento",
        "eu": "ehuneko*, portzentai*, tasa, tasak",
        "en": "percentage*, percent, per cent, rate, rates, share of, proportion*",
        "fr": "pourcentage*, taux, pour cent, part des, part de, proportion*",
        "it": "percentual*, tasso, tassi, per cento, quota di, quota delle",
        "pt": "percentage*, porcentage*, taxa, taxas, por cento, proporção",
    },
    Measure.SHARE: {
        "": "x 100, × 100, * 100",
        "ca": "sobre el total, sobre total, respecte del total, respecte al total, per 100, multiplicat per 100, "
        "proporció*",
        "es": "sobre el total, sobre total, respecto al total, respecto del total, por 100, multiplicado por 100, "
        "proporción*",
        "gl": "sobre o total, respecto do total, por 100",
        "eu": "bider 100, guztirakoarekiko, guztien gainean",
        "en": "of the total, over the total, out of total, out of the total, divided by, times 100",
        "fr": "sur le total, par rapport au total, sur le nombre total, fois 100",
        "it": "sul totale, rispetto al totale, per 100",
        "pt": "sobre o total, em relação ao total, vezes 100",
    },
    Measure.NUMBER: {
        "ca": "nombre, número, núm, quantitat, total de, total d",
        "es": "número, núm, cantidad, total de, nº, n ª",
        "gl": "número, cantidade, total de",
        "eu": "kopurua, kopuru*, zenbateko*, zenbat",
        "en": "number of, no of, total number, count of, amount of, how many",
        "fr": "nombre*, quantité",
        "it": "numero, quantità, totale di",
        "pt": "número, quantidade, total de",
        "": "nª, nr, n",
    },
    Measure.SCORE: {
        "ca": "valoració, valoracions, puntuació*, nota, qualificació, nota mitjana",
        "es": "valoración, puntuación*, nota, calificación",
        "gl": "valoración, puntuación*, nota, cualificación",
        "eu": "puntuazio*, balorazio*, nota, kalifikazio*, balioespen*",
        "en": "rating*, score*, mark, grade",
        "fr": "note, notation, évaluation moyenne, appréciation",
        "it": "punteggio*, voto, valutazione, giudizio medio",
        "pt": "avaliação média, pontuação*, nota, classificação média, valoração",
    },
    Measure.SATISFACTION: {
        "ca": "satisfacció, satisfet*, satisfetes",
        "es": "satisfacción, satisfech*",
        "gl": "satisfacción, satisfeit*",
        "eu": "gogobetetze*, asebetetze*, poztasun*",
        "en": "satisfaction, satisfied",
        "fr": "satisfaction, satisfait*",
        "it": "soddisfazione, soddisfatt*, gradimento",
        "pt": "satisfação, satisfeit*",
    },
    Measure.TIME: {
        "ca": "temps, durada, termini, terminis, demora",
        "es": "tiempo*, duración, plazo, plazos, demora",
        "gl": "tempo*, duración, prazo, prazos, demora",
        "eu": "epe, epea, epeak, epearen, denbora*, iraupen*",
        "en": "time, times, duration, delay, turnaround, length of",
        "fr": "temps, durée*, délai, délais",
        "it": "tempo, tempi, durata",
        "pt": "tempo*, duração, prazo, prazos",
    },
    Measure.RATIO: {"": "ràtio, ràtios, ratio, ratios, rátio, rapport, rapporto"},
    Measure.MONEY: {"": "import, importe, importes, amount granted, montant, montants, importo, importi, euros"},
    Measure.COST: {
        "": "cost, costs, costos, costes, coste, coût, coûts, costo, costi, custo, custos, despesa, despeses, "
        "despesas, gasto, gastos, dépense*, spesa, spese, expenditure, expense*, preu, precio, price, prix, prezzo, "
        "preço, tarif*, kostu*, gastu*",
    },
}


@cache
def measures() -> Lexicon[Measure]:
    return Lexicon(MEASURES)


class Aspect(StrEnum):
    LIMIT = "limit"
    """Time that people wait: the less the better."""
    GOOD = "good"
    """Time that people are given: the more the better."""
    REDUCE = "reduce"


ASPECTS: Mapping[Aspect, Wording] = {
    Aspect.LIMIT: {
        "ca": "termini*, esper*, respost*, respon*, contest*, resol*, tramit*, lliura*, expedi*, emis*, emet*, "
        "demor*, retard*, fins a, fins al, fins als, tard*, atendre la trucada, despenj*, repar*, arrib*, interven*, "
        "pagament*, pagar, notifi*, trigar*, publicar, publicació, actualitz*, process*, gestió de la, concedi*, "
        "concess*, execució, entrega*, transcorr*, valida*, inspeccio*, recoll*, reposi*, substitu*, desplaça*, "
        "acusa* de, acusament, interrupci*, indisponib*, tall, talls",
        "es": "plazo*, esper*, respuest*, respon*, contest*, resol*, tramit*, entreg*, expedi*, emis*, emit*, "
        "demor*, retras*, hasta la, hasta el, hasta que, repara*, lleg*, interven*, pago, pagar, notific*, tard*, "
        "publicar, publicación, actualiz*, proces*, conced*, concesi*, ejecución, transcurr*, valida*, inspecci*, "
        "recogid*, reposi*, sustitu*, desplaza*, acuse, interrupci*, indisponib*, corte, cortes, devolución, "
        "devoluciones",
        "gl": "prazo*, esper*, respost*, respon*, contest*, resol*, tramit*, entreg*, expedi*, emis*, emit*, demor*, "
        "atras*, ata a, ata o, repar*, cheg*, interven*, pago, notific*, tard*, publicar, publicación, actualiz*, "
        "proces*, conce*, execución, transcorr*, recollid*",
        "eu": "epe, epea, epean, epeak, epearen, epeko, itxaro*, erantzu*, ebaz*, ebatz*, izapid*, tramit*, emate*, "
        "bidal*, konpon*, arte, atzerap*, iritsi*, esku hartze*, ordain*, jakinaraz*, argitar*, eguner*, prozesa*, "
        "heldu*, entrega*",
        "en": "wait*, respon*, respons*, answer*, repl*, resol*, process*, deliver*, issu*, decid*, decision*, "
        "acknowledg*, turnaround, deadline*, within, until, delay*, late, repair*, arriv*, attend*, pay, paid, "
        "payment, refund*, notif*, publish*, update*, complet*, handl*, clear*, clos*, fix*, downtime, outage*, "
        "interruption*, time to, time taken, taken to, days to, hours to, minutes to, lead time, elapsed, determin*, "
        "grant*, approv*, collect*, inspect*, return*, speed, backlog, register*, put right",
        "fr": "délai*, attente*, attend*, répon*, répons*, résol*, résolution*, trait*, livr*, instruct*, délivr*, "
        "retard*, jusqu*, répar*, arriv*, interven*, paie*, notifi*, publi*, mise à jour, process*, transm*, "
        "remise*, règlement, décision*, écoulé*, rembours*, coupure*, indisponib*, décroch*",
        "it": "termin*, attes*, rispost*, rispon*, risol*, tratta*, conseg*, rilasci*, emission*, evas*, ritard*, "
        "fino a, fino al, ripar*, arriv*, interven*, pagament*, notific*, pubblica*, aggiorna*, process*, istrutt*, "
        "conclusion*, decors*, rimbors*, riscontr*, interruzion*, definizione, ripristin*, erogazione",
        "pt": "prazo*, esper*, respost*, respon*, resol*, tramit*, entreg*, expedi*, emiss*, emit*, demor*, atras*, "
        "até à, até ao, repar*, cheg*, interven*, pagament*, notific*, publica*, atualiz*, actualiz*, process*, "
        "conce*, execução, decorr*, recolha*, conclus*, reembols*, interrup*",
    },
    Aspect.GOOD: {
        "ca": "obert*, obertura, formació, formatiu*, formatives, antelació, antel*, horari*, dedica*, voluntari*, "
        "atenció al públic, disponib*, ensenyament, docència, docent*, classe*, lectiv*, lectiu*, garanti*, "
        "vigència, d antelació, anticipació, emissió en directe, programació, funcionament, hores de servei, "
        "acompanyament, assessorament, suport",
        "es": "abiert*, apertura, formación, formativ*, antelación, horario*, dedica*, voluntari*, atención al "
        "público, disponib*, docencia, docent*, clase*, lectiv*, garant*, anticipación, anticipad*, funcionamiento, "
        "horas de servicio, acompañamiento, asesoramiento, programación, vigencia",
        "gl": "abert*, apertura, formación, formativ*, antelación, horario*, dedica*, voluntari*, atención ao "
        "público, dispoñib*, docencia, clase*, anticipación, funcionamento, acompañamento, asesoramento",
        "eu": "irekiera*, irekita, zabalik, prestakuntza*, formazio*, aurrez, aurretik, aldez aurretik, ordutegi*, "
        "boluntario*, eskola ord*, erabilgarri*, aurrerapen*, ikastaro*",
        "en": "opening, open, training, advance, in advance, notice, prior, beforehand, available, availability, "
        "teaching, lesson*, volunteer*, tuition, coaching, guarantee*, programming, service hours, hours of service, "
        "support hours, broadcast*, taught, uptime, before",
        "fr": "ouvert*, ouverture*, formation*, avance, à l avance, préavis, horaire*, bénévol*, disponib*, "
        "enseignement, cours, garanti*, accompagnement, fonctionnement",
        "it": "apert*, apertura, formazione, formativ*, anticipo, preavviso, orari*, volontari*, disponib*, lezion*, "
        "didattic*, garanzi*, accompagnamento, funzionamento",
        "pt": "abert*, abertura, formação, formativ*, antecedência, antecipação, horário*, voluntari*, disponib*, "
        "aula*, ensino, garanti*, funcionamento, acompanhamento",
    },
    Aspect.REDUCE: {
        "ca": "reduir*, reduim, reduirem, disminuir*, minimitzar*, rebaixar, escurçar, baixar, evitar, retallar",
        "es": "reducir*, reduciremos, disminuir*, minimizar*, rebajar, acortar, bajar, evitar",
        "gl": "reducir*, diminuír*, minimizar*, rebaixar, evitar",
        "eu": "murriz*, gutxitu*, gutxitzea, jaistea, txikitzea, saihest*",
        "en": "reduce*, reducing, minimise*, minimize*, minimising, cut, lower, shorten, avoid*, decrease*",
        "fr": "réduire, réduirons, diminuer, minimiser, limiter, raccourcir, éviter",
        "it": "ridurre*, ridurremo, diminuire, minimizzare, contenere, abbreviare, evitare",
        "pt": "reduzir*, diminuir, minimizar, encurtar, evitar",
    },
}


@cache
def aspects() -> Lexicon[Aspect]:
    return Lexicon(ASPECTS)


RELATIVE: Mapping[str, Wording] = {
    "relative": {
        "ca": "any anterior, anys anteriors, període anterior, curs anterior, exercici anterior, any passat, "
        "evoluci*, tendènci*, increment*, augment*, reducció, reduir, disminu*, millora, millorar, quartil, "
        "rànquing, mitjana catalana, mitjana nacional, línia base, trimestre anterior, mantenir el nivell, mantenir "
        "la",
        "es": "año anterior, años anteriores, periodo anterior, curso anterior, ejercicio anterior, año pasado, "
        "evolución*, tendenci*, increment*, aument*, reducción, reducir, disminu*, mejora, mejorar, cuartil, "
        "ranking, media nacional, media autonómica, línea base, trimestre anterior",
        "gl": "anos anteriores, período anterior, exercicio anterior, ano pasado, increment*, aument*, redución, "
        "reducir, diminu*, mellora, mellorar",
        "eu": "aurreko urte*, iazko*, bilakaera*, joera*, igotze*, handitze*, hobetze*, murriz*, jaitsi*, hazkund*",
        "en": "previous year, previous years, last year, prior year, preceding year, year on year, baseline, trend*, "
        "increas*, decreas*, reduc*, improve*, improvement*, quartile, decile, ranking, rank, top, national average, "
        "regional average, benchmark*, previous quarter, quarter 1 target, quarter 2 target, quarter 3 target, "
        "quarter 4 target, growth, national, peers, median of",
        "fr": "année précédente, année dernière, exercice précédent, évolution*, tendance*, augment*, hausse, "
        "réduction, réduire, diminution, diminuer, amélior*, quartile, moyenne nationale",
        "it": "anno precedente, anno scorso, evoluzion*, tendenz*, increment*, aument*, riduzion*, ridurre, diminu*, "
        "miglior*, quartile, media nazionale, esercizio precedente",
        "pt": "ano anterior, ano passado, evolução, tendência*, increment*, aument*, redução, reduzir, diminu*, "
        "melhor*, quartil, média nacional, ano precedente, período homólogo",
    },
    "each": {
        "ca": "cada, tots els, totes les",
        "es": "cada, todos los, todas las",
        "eu": "urtetik behin, urtean behin bakarrik",
        "en": "every, each",
        "fr": "chaque, tous les, toutes les",
        "it": "ogni, tutti i",
        "pt": "todos os, todas as",
    },
    "approximately": {
        "": "~, ≈, ±, approx*, aprox*, circa",
        "ca": "entorn, al voltant, gairebé, quasi, prop de, més o menys",
        "es": "alrededor, casi, cerca de, en torno, más o menos",
        "gl": "arredor, case, preto de, máis ou menos",
        "eu": "inguru*, gutxi gorabehera, ia",
        "en": "about, around, nearly, almost, roughly, some",
        "fr": "environ, presque, près de, à peu près",
        "it": "quasi, intorno, all incirca",
        "pt": "cerca de, quase, em torno",
    },
}
"""What makes a figure in a target no target of its own, in a result no exact one."""


@cache
def relative_words() -> Lexicon[str]:
    return Lexicon(RELATIVE)


RATES: Mapping[str, Wording] = {
    "day": {
        "ca": "al dia, per dia, cada dia, diari, diària, diaris, diàries",
        "es": "al día, por día, cada día, diario, diaria, diarios, diarias",
        "gl": "ao día, por día, cada día, diario, diaria",
        "eu": "egunean, egunero, eguneko batez",
        "en": "per day, a day, each day, every day, daily",
        "fr": "par jour, chaque jour, quotidien*",
        "it": "al giorno, ogni giorno, giornalier*",
        "pt": "por dia, ao dia, cada dia, diário, diária",
    },
    "week": {
        "ca": "a la setmana, per setmana, cada setmana, setmanal, setmanals",
        "es": "a la semana, por semana, cada semana, semanal, semanales",
        "gl": "á semana, por semana, cada semana, semanal, semanais",
        "eu": "astean, astero, asteko",
        "en": "per week, a week, each week, every week, weekly",
        "fr": "par semaine, chaque semaine, hebdomadaire*",
        "it": "a settimana, alla settimana, ogni settimana, settimanal*",
        "pt": "por semana, à semana, cada semana, semanal, semanais",
    },
    "month": {
        "ca": "al mes, per mes, cada mes, mensual, mensuals",
        "es": "por mes, mensual, mensuales",
        "gl": "ao mes, por mes, mensual, mensuais",
        "eu": "hilean, hilero, hileko, hilabetean, hilabetero",
        "en": "per month, a month, each month, every month, monthly",
        "fr": "par mois, chaque mois, mensuel*",
        "it": "al mese, ogni mese, mensil*",
        "pt": "por mês, ao mês, cada mês, mensal, mensais",
    },
    "quarter": {
        "ca": "per trimestre, al trimestre, cada trimestre, trimestral, trimestrals",
        "es": "por trimestre, trimestral, trimestrales",
        "gl": "ao trimestre, trimestrais",
        "eu": "hiruhilekoan, hiruhilero, hiruhilekoko",
        "en": "per quarter, a quarter, each quarter, every quarter, quarterly",
        "fr": "par trimestre, chaque trimestre, trimestriel*",
        "it": "a trimestre, ogni trimestre, trimestral*",
        "pt": "trimestrais",
    },
    "half year": {
        "ca": "per semestre, al semestre, cada semestre, semestral, semestrals",
        "es": "por semestre, semestral, semestrales",
        "gl": "ao semestre, semestrais",
        "eu": "seihilekoan, seihilero",
        "en": "per half year, half yearly, every six months, per semester",
        "fr": "par semestre, chaque semestre, semestriel*",
        "it": "a semestre, ogni semestre, semestral*",
        "pt": "semestrais",
    },
}
"""How often within a year: two a month is no figure of the year."""


@cache
def rates() -> Lexicon[str]:
    return Lexicon(RATES)


MONTH_NAMES: Wording = {
    "ca": "gener, febrer, març, abril, maig, juny, juliol, agost, setembre, octubre, novembre, desembre",
    "es": "enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre",
    "gl": "xaneiro, febreiro, marzo, abril, maio, xuño, xullo, agosto, setembro, outubro, novembro, decembro",
    "eu": "urtarril*, otsail*, martxo*, apiril*, maiatz*, ekain*, uztail*, abuztu*, irail*, urri*, azaro*, abendu*",
    "en": "january, february, march, april, may, june, july, august, september, october, november, december",
    "fr": "janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre",
    "it": "gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre",
    "pt": "janeiro, fevereiro, março, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro",
}
"""The twelve months, in order."""


@cache
def month_names() -> frozenset[str]:
    """The names that stand for a month only, folded."""
    return frozenset(name.strip(" *") for listed in MONTH_NAMES.values() for name in fold(listed).split(","))
