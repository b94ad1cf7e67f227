"""What a sentence is about, told by its words: something unwanted, a mean, every single case, no need; in eight
languages.
"""

from collections.abc import Mapping
from functools import lru_cache

from cartaviva.core.language.lexicon import Lexicon, Wording, fold, language_of, words_of

_UNWANTED: Mapping[str, Wording] = {
    "bad": {
        "ca": "queix*, reclamaci*, incidènci*, error*, averi*, avari*, accident*, absènci*, absentisme, abandon*, "
        "denúnci*, sancion*, sanció*, incompliment*, retard*, demor*, interrupci*, defecte*, disconformitat*, no "
        "conformitat*, robatori*, delicte*, infracci*, desistiment*, anul·laci*, cancel·laci*, rebutj*, morositat, "
        "impaga*, ferit*, lesion*, caigud*, contaminaci*, soroll*, consum d, consum de, insatisf*, descontent*, "
        "perdud*, vandal*, agressi*, conflicte*, insuficiènci*, llista d espera, llistes d espera, deficiènci*, "
        "suspesos, indisponib*, !errades, !errada, fallades, fallada, !fallides, baixes laborals, baixes mèdiques, "
        "nombre de baixes, baixes voluntàries, talls de, talls d, !talls, !cues, emissions de co2, emissions de "
        "gasos, emissions contaminants, mortalitat, víctimes, !morts, fuga, fugues, fracàs escolar, sinistres, "
        "furt, furts, !fuites, !fuita, tall de, tall d, desnonament*, desbordament*, reingress*, reincidèn*, "
        "sobrecost*, suprimid*, suprimit*, contagi*, recursos estimats, !tard, no conform*, fora de norma, "
        "endarreri*, impropi*, impròpi*, consum elèctric, consum energètic, consum total, caducad*, caducat*, "
        "infecci*, erroni*, erròni*, reobert*, defectuos*, habitatges buits, locals buits, suspeses, anul·lad*, "
        "anul·lat*, cancel·lad*, cancel·lat*, tancament* imprevist*, tancament* no previst*, fanals fosos, fanals "
        "apagats, llums foses, llums fosos, llums apagades, punts de llum fosos, punts de llum apagats",
        "es": "queja*, reclamaci*, incidencia*, error*, averí*, accident*, ausenci*, absentismo, abandon*, "
        "denuncia*, sanci*, incumplimient*, retras*, demor*, fallo*, fallid*, interrupci*, defecto*, "
        "disconformidad*, no conformidad*, hurto*, delito*, infracci*, desistimient*, anulaci*, cancelaci*, "
        "rechaz*, morosidad, impag*, muert*, herid*, lesion*, caída*, contaminaci*, ruido*, consumo de, insatisf*, "
        "descontent*, perdid*, vandal*, agresi*, conflicto*, deficienci*, lista de espera, listas de espera, colas, "
        "suspensos, indisponib*, siniestr*, corte de, cortes de, !cortes, robo, robos, fuga, fugas, emisiones de "
        "co2, emisiones de gases, emisiones contaminantes, fracaso escolar, bajas laborales, bajas médicas, número "
        "de bajas, bajas voluntarias, desahuci*, desbordamient*, reingres*, reincidenc*, sobrecost*, suprimid*, "
        "contagi*, recursos estimados, vertidos ilegales, no conforme*, fuera de norma, impropi*, consumo "
        "eléctrico, consumo energético, caducad*, infeccion*, infección, erróne*, reabiert*, defectuos*, viviendas "
        "vacías, locales vacíos, suspendid*, anulad*, cancelad*, pérdida*, cierre* imprevisto*, "
        "cierre* no previsto*, cierre* no programado*, farolas fundidas, farolas apagadas, luminarias fundidas, "
        "luminarias apagadas, puntos de luz fundidos, puntos de luz apagados",
        "gl": "queixa*, reclamaci*, incidencia*, erro, erros, avarí*, accident*, ausenci*, absentismo, abandon*, "
        "denuncia*, sanci*, incumpriment*, atras*, demor*, fallo*, interrupci*, defecto*, delito*, infracci*, "
        "rexeit*, morosidade, ferid*, caída*, contaminaci*, ruído*, consumo de, perdid*, deficienci*, lista de "
        "agarda, corte de, cortes de, roubo, roubos, fuga, fugas, !mortos, baixas laborais, número de baixas, "
        "desafiuzament*, reincid*, suprimid*, sobrecust*, non conforme*, consumo eléctrico, consumo enerxético, "
        "caducad*, infección*, erróne*, defectuos*, suspendid*, anulad*, cancelad*, perda*, perdas",
        "eu": "kexa, kexak, kexen, kexa*, kexu*, erreklamazio*, intzidentzi*, gorabehera*, akats*, matxura*, "
        "istripu*, absentismo*, absentzi*, salaketa*, zigor*, ez betetze*, atzerap*, hutsegite*, ebakidur*, "
        "lapurret*, delitu*, arau hauste*, atzera bota*, zarata*, kutsadur*, itxaron zerrend*, desadostasun*, "
        "!huts, !etenaldi*, !etete*, galdutako*, !uko, infekzio*, galera*, galerak, berandu, akastun*, bertan "
        "behera, okerr*, kontsumo elektriko*, hutsik dauden",
        "en": "complain*, error*, fault*, incident*, accident*, abandon*, breakdown*, mistake*, delay*, overdue, "
        "missed, unanswered, unresolved, backlog*, grievance*, penalt*, breach*, interruption*, outage*, downtime, "
        "defect*, theft*, offence*, cancellation*, cancel*, reject*, arrears, leak*, death*, injur*, casualt*, "
        "pollution, noise, dissatisf*, unsatisf*, vandal*, assault*, appeals upheld, waiting list*, dropout*, drop "
        "out, sickness, non compliance, wrong, overturned, unplanned, no show*, burglar*, disconnected, absence*, "
        "absentee*, absent, failure, failures, failed, failing, !falls, !fires, !emissions, co2 emissions, crime, "
        "crimes, staff turnover, vacancy rate, dropped calls, outstanding cases, outstanding debt, complaints "
        "upheld, repeat calls, late, lost, eviction*, fly tip*, readmission*, reoffend*, re offend*, overrun*, "
        "overspend*, appeals allowed, infection*, residual waste, expired, reopened, re opened, faulty, unpaid, "
        "void properties, void dwellings, voids, vacant properties, no shows, duplicate*, non compliant, non "
        "conform*, energy consumption, electricity consumption, unplanned closure*, unscheduled closure*, "
        "lights out, lights not working, lamps out, lamps not working, unlit",
        "fr": "plainte*, réclamation*, incident*, erreur*, accident*, absence*, absentéisme, abandon*, "
        "dénonciation*, sanction*, manquement*, retard*, défaut*, défaillance*, échec*, interruption*, coupure*, "
        "non conformité*, délit*, infraction*, annul*, rejet*, rejeté*, impayé*, fuite*, décès, blessé*, chute*, "
        "pollution, bruit*, insatisf*, mécontent*, vandal*, agression*, liste d attente, listes d attente, litige*, "
        "dysfonctionnement*, anomalie*, !vols, panne, pannes, perdu, perdue, perdus, perdues, dépôts sauvages, "
        "débordement*, réadmission*, récidiv*, surcoût*, supprimé*, logements vacants, locaux vacants, infection*, "
        "suspendu*, erroné*, perte*, non conforme*, consommation électrique, consommation d énergie, périmé*, "
        "reporté*, fermeture* imprévue*, fermeture* non prévue*, fermeture* non programmée*",
        "it": "lament*, error*, guast*, incident*, infortun*, assenz*, assenteismo, abbandon*, denunc*, sanzion*, "
        "inademp*, ritard*, difett*, disserviz*, interruzion*, non conformità, infrazion*, annull*, rigett*, "
        "respint*, morosità, perdit*, decess*, ferit*, cadut*, inquinament*, insoddisf*, vandal*, aggression*, "
        "lista d attesa, liste d attesa, contenzios*, anomali*, fallit*, reclami, reclamo, furti, furto, reati, "
        "reato, rumore, rumori, !perse, !persi, !persa, telefonate perse, chiamate perse, sinistri, sinistro, "
        "sfratt*, soppress*, ricorsi accolti, riammission*, recidiv*, sversament*, infezion*, sospes*, scadut*, "
        "errat*, non conform*, alloggi vuoti, consumo elettrico, consumo energetico, "
        "chiusur* imprevist*, chiusur* non programmat*, lampioni spenti, punti luce spenti",
        "pt": "queixa*, reclamaç*, incident*, erro, erros, avaria*, acident*, ausênci*, absentismo, absenteísmo, "
        "abandon*, denúnci*, incumpriment*, atras*, demor*, falha*, interrup*, defeito*, não conformidade*, delit*, "
        "infraç*, desistênci*, anulaç*, cancel*, rejeit*, rejeiç*, impag*, ferid*, poluiç*, ruído*, insatisf*, "
        "perdid*, vandal*, agress*, lista de espera, listas de espera, deficiênci*, anomali*, roubo, roubos, furto, "
        "furtos, !quedas, !mortes, sanções, sanção, corte de, cortes de, fuga, fugas, despejo*, readmiss*, "
        "reincid*, suprimid*, infeç*, faltas de, não faturad*, perda*, erróne*, anulad*, caducad*, suspens*, não "
        "conform*, consumo elétrico, consumo energético, fogos devolutos, "
        "encerramento* imprevisto*, encerramento* não previsto*",
    },
    "late": {
        "ca": "fora de termini, fora del termini, fora de servei, amb retard, no respos*, no resolt*, no atesos, no "
        "ateses, no contesta*, sense resposta, sense resoldre, sense atendre, pendents de, no compl*, incompl*, no "
        "realitz*, no fet*, fora dels valors, fora de rang, fora dels límits, manca de resposta, falta de resposta",
        "es": "fuera de plazo, fuera del plazo, fuera de servicio, con retraso, no respond*, no resuelt*, no "
        "atendid*, no contesta*, sin respuesta, sin resolver, sin atender, pendientes de, no cumpl*, incumpl*, no "
        "realiz*, fuera de rango, fuera de los valores, fuera de los límites, falta de respuesta",
        "gl": "fóra de prazo, fóra do prazo, fóra de servizo, non respond*, non resolt*, non atendid*, sen resposta, "
        "sen resolver, pendentes de, incumpr*",
        "eu": "epez kanpo*, epetik kanpo*, erantzun gabe*, ebatzi gabe*, artatu gabe*, konpondu gabe*, zerbitzuz "
        "kanpo*",
        "en": "out of time, out of service, not answered, not resolved, not met, not completed, not delivered, not "
        "on time, without answer, without reply, without a reply, no reply, past due, past their deadline, after the "
        "deadline, before being, before answer, not replied, not closed, below standard, complaints upheld, lack of "
        "response",
        "fr": "hors délai, hors délais, hors service, non traité*, non résolu*, non répondu*, sans réponse, en "
        "attente de",
        "it": "fuori termine, fuori termini, fuori servizio, oltre i termini, oltre il termine, non evas*, non "
        "risolt*, senza risposta, non rispett*",
        "pt": "fora de prazo, fora do prazo, fora de serviço, não respond*, não resolvid*, não atendid*, sem "
        "resposta, por resolver, pendentes de",
    },
    "dealt": {
        "ca": "respos*, respon*, resolt*, atès, atesos, ateses, atesa, tancad*, corregi*, tractad*, tractament*, "
        "arregla*, dins del termini, en termini, dins de termini, a termini, ateneu, satisf*, analitzad*, acusa*, "
        "prevenció, preven*, simulacre*, reducció*, redui*, disminuci*, descens*, revisa*, evita*, esmenad*, "
        "restabl*, recuper*, intervenci*, mediació, aclari*, esclari*, estudiades, estudiats, gestionad*, "
        "gestionat*, gestió de les, gestió de queixes, gestió de reclamacions, gestió d incidències, gestió de les "
        "queixes, tramitad*, tramitat*, reparad*, reparat*, reparació d, reparació de, contestad*, contestat*, "
        "solucionad*, solucionat*, solució, retirat*, retirad*, recollit*, recollid*, acollit*, acollid*, adoptat*, "
        "investigad*, resolució, resolts, tancat*, responem, resolem, avisad*, avisat*, anunciad*, "
        "anunciat*, comunicad*, "
        "comunicat*, notificad*, notificat*, tractar*, tractem, contestar*, contestem, atendre*, atendrem, atenem, "
        "tancar*, tanquem, gestionar*, gestionem, tramitar*, tramitem, solucionar*, solucionem, reparar*, reparem, "
        "donar resposta, donem resposta, donarem resposta, cobert*, cobrir*, substituï*, suplert*, suplid*",
        "es": "respond*, respuest*, resuelt*, atendid*, cerrad*, correg*, tratad*, arregla*, dentro de plazo, en "
        "plazo, dentro del plazo, a tiempo, satisf*, analizad*, investig*, acus*, prevención, preven*, simulacro*, "
        "reducci*, reduc*, disminuci*, descens*, revisa*, evita*, subsana*, restable*, recuper*, intervenci*, "
        "mediación, esclareci*, estudiadas, gestionad*, gestión de quejas, gestión de las, gestión de reclamaciones, "
        "gestión de incidencias, tramitad*, reparad*, reparación de, contestad*, solucionad*, retirad*, recogid*, "
        "acogid*, adoptad*, resolución, cerradas, cerrados, avisad*, anunciad*, comunicad*, notificad*, atender*, "
        "atendemos, contestar*, contestamos, resolver*, resolvemos, tratar*, cerrar*, gestionar*, gestionamos, "
        "tramitar*, tramitamos, solucionar*, solucionamos, reparar*, reparamos, dar respuesta, cubiert*, cubrir*, "
        "sustitui*, suplid*",
        "gl": "respond*, respost*, resolt*, atendid*, pechad*, corrix*, tratad*, dentro do prazo, en prazo, no "
        "prazo, satisf*, prevención, simulacro*, redución, reduc*, revisa*, emenda*, recuper*, intervenci*, "
        "xestionad*, tramitad*, reparad*, contestad*, solucionad*, retirad*, recollid*, acollid*, resolución, "
        "avisad*, anunciad*, comunicad*, atender*, contestar*, resolver*, tratar*, xestionar*, tramitar*, solucionar*, "
        "reparar*, dar resposta, cubert*, cubrir*, substituíd*, arranxad*",
        "eu": "erantzun*, erantzute*, ebatzi*, ebaz*, konpon*, artatu*, itxi*, kudea*, tramita*, izapid*, epe "
        "barruan, epearen barruan, epean, zuzendu*, prebentzio*, murriz*, simulakro*, azter*, esku hartze*, "
        "ordezka*, bete, betetako*",
        "en": "answered, resolved, resol*, repl*, respond*, response, closed, repair*, fixed, corrected, correct*, "
        "put right, dealt with, handled, handling, acknowledged, acknowledg*, processed, attended, within, on time, "
        "in time, collected, completed, rectified, satisf*, investigat*, prevent*, prevention, drill*, reduction, "
        "reduc*, decrease*, reviewed, avoided, restored, recovered, settled, addressed, cleared, solved, resolution, "
        "managed, mediation, upheld within, actioned, determined, removed, rehomed, adopted, management of, "
        "complaint management, announced, notified, answer, answering, deal, dealing, handle, handles, process, "
        "processing, treat, treated, close, closing, acknowledge, clear, clearing, fix, fixing, settle, settling, "
        "investigate, rectify, covered, cover, replaced",
        "fr": "répond*, répons*, résol*, clos*, clôtur*, répar*, corrig*, gér*, dans les délais, dans le délai, "
        "satisf*, prévention, prévent*, réduction, rédui*, diminution, examin*, évit*, rétabl*, intervention*, pris "
        "en charge, prise en charge, traité, traitée, traités, traitées, traitement des réclamations, enlevés, "
        "recueillis, gestion des, annoncé*, traiter*, traitons, traitement*, répondre*, répondons, instrui*, gérer*, "
        "rembours*, accuser réception, accusé de réception, accusés de réception, couvert*, remplac*, pourvu*",
        "it": "rispost*, rispon*, risolt*, risol*, evas*, chius*, ripar*, corrett*, corregg*, gestit*, nei termini, "
        "entro, in tempo, soddisf*, prevenzione, riduzion*, ridott*, diminuzion*, esamin*, evitat*, ripristin*, "
        "intervent*, trattat*, riscontr*, presa in carico, prese in carico, gestione dei, gestione delle, rimoss*, "
        "raccolt*, annunciat*, comunicat*, trattar*, trattiamo, gestir*, gestiam*, chiuder*, riparar*, risolver*, "
        "risolv*, evader*, dare risposta, copert*, sostitui*",
        "pt": "respond*, respost*, resolvid*, resol*, tratad*, fechad*, repara*, corrig*, gerid*, dentro do prazo, "
        "no prazo, em prazo, satisf*, prevenção, simulacro*, redução, reduz*, diminuiç*, analisad*, evitad*, "
        "recuper*, intervenç*, atendid*, gestão de, gestão das, removid*, recolhid*, "
        "anunciad*, comunicad*, avisad*, atender*, atendemos, tratar*, tratamos, fechar*, gerir*, gerimos, responder*, "
        "dar resposta, tramitar*, solucionar*, dar seguimento, cobert*, substituíd*",
    },
    "without": {
        "": "sense, sin, sen, without, sans, senza, sem, free of, lliure de, lliures de, libre de, libres de, "
        "livre de, livres de",
        "ca": "control de, control d, controls de, controls d, inspeccions de, mesuraments de, mesures de soroll",
        "es": "control de, controles de, inspecciones de, mediciones de",
        "gl": "control de, controis de, inspeccións de, medicións de",
        "en": "checks for, checks on, inspections of, tests for, monitoring of",
        "fr": "contrôle de, contrôles de, contrôles du, inspections de, mesures de bruit",
        "it": "controlli di, controlli del, controlli dei, ispezioni di, misurazioni di, misurazioni del",
        "pt": "controlo de, controlos de, inspeções de, medições de",
    },
    "free": {
        "en": "free, checks, inspections, drills, tests",
        "eu": "gabe, gabeko*, gabea*, kontrol*, ikuskapen*, neurketa*",
    },
}
"""Before and behind what nobody wants stand the words that keep it away, or look for it."""
_unwanted = Lexicon(_UNWANTED)


@lru_cache(maxsize=2048)
def unwanted(text: str, language: str | None = None) -> bool:
    """Does `text` count what nobody wants (complaints, errors, calls abandoned)? Dealing with it in time is wanted."""
    found = _unwanted.all(words_of(text), language or language_of(text))
    kinds = {kind for kind, _, _ in found}
    if "late" in kinds:
        return True
    bad = [place for kind, place, _ in found if kind == "bad"]
    spared = [after for kind, _, after in found if kind == "without"]
    freed = [place for kind, place, _ in found if kind == "free"]
    bad = [
        place
        for place in bad
        if not any(0 <= place - after < 2 for after in spared)
        and not any(0 < place_free - place < 3 for place_free in freed)
    ]
    return bool(bad) and "dealt" not in kinds


_MEANS: Mapping[bool, Wording] = {
    True: {
        "ca": "mitjà, temps mitjà, termini mitjà, cost mitjà, nombre mitjà, valor mitjà, mitjana, mitjanes, de "
        "mitjana, promig, mediana, grau mitjà, compliment mitjà, assoliment mitjà, temps mitjans, terminis "
        "mitjans, valors mitjans",
        "es": "medio, tiempo medio, plazo medio, coste medio, número medio, valor medio, media, promedio, de media, "
        "mediana, grado medio de, cumplimiento medio, tiempos medios, plazos medios, valores medios",
        "gl": "medio, tempo medio, prazo medio, custo medio, número medio, media, promedio, de media, mediana, "
        "grao medio, cumprimento medio, tempos medios, prazos medios, valores medios",
        "eu": "batez beste*, batezbeste*, bataz beste*, mediana",
        "en": "average*, mean, median, on average",
        "fr": "moyen, délai moyen, temps moyen, nombre moyen, coût moyen, moyenne*, en moyenne, médian*, délais "
        "moyens, temps moyens, degré moyen, taux moyen",
        "it": "medio, tempo medio, numero medio, costo medio, media, medie, in media, mediano, mediana, tempi medi, "
        "valori medi",
        "pt": "médio, tempo médio, prazo médio, número médio, média, médias, em média, mediana, grau médio, "
        "cumprimento médio, tempos médios, prazos médios",
    },
    False: {
        "ca": "mitjans de, mitjans d, mitjans electrònics, mitjans telemàtics, mitjans de comunicació, mitjà de, "
        "mitjà d, mitjans digitals, per mitjà, mitjans socials, mitjans propis, mitjana edat",
        "es": "medios de, medio de, medio ambiente, medios electrónicos, medios telemáticos, medios propios, por "
        "medio, medios digitales, media jornada, media hora, educación media, medio día",
        "gl": "medios de, medio de, medio ambiente, medios electrónicos, medios telemáticos, por medio",
        "en": "by means, means of, social media, media",
        "fr": "moyen de, moyens de, au moyen, moyens humains",
        "it": "scuola media, scuole medie, mezzi, per mezzo, media education, social media",
        "pt": "meio de, meios, média idade, meio ambiente, ensino médio",
    },
}
"""A mean, and what only sounds like one: media, environment, by means of."""
_means = Lexicon(_MEANS)


@lru_cache(maxsize=2048)
def is_mean(text: str) -> bool:
    """Does `text` name a mean or a median?"""
    return any(meant for meant, _, _ in _means.all(words_of(text), language_of(text)))


_EVERY: Mapping[bool, Wording] = {
    True: {
        "": "cap usuari, cap usuària, cap persona, cap client, cap pacient, cap família, ningú, nadie, ningún usuario, "
        "ninguna persona, ningún paciente, ninguén, ningunha persoa, inor, inork, nobody, no one, no customer, no "
        "user, no caller, no patient, no visitor, aucun usager, aucune personne, aucun patient, nessun utente, "
        "nessun paziente, nessuno, nenhum utente, nenhuma pessoa, ninguém",
        "ca": "cada, cadascun*, cadascuna, tots els, totes les, tot el, tota la, 100 %, la totalitat, qualsevol, "
        "totes, tots, sempre, cap cas",
        "es": "cada, todos los, todas las, todo el, toda la, 100 %, la totalidad, cualquier*, todas, todos, siempre, "
        "cada una, cada uno",
        "gl": "cada, todos os, todas as, toda a, todo o, 100 %, a totalidade, calquera, todas, todos, sempre",
        "eu": "bakoitz*, guzti*, edozein, % 100, %100, beti, !oro, !den, !dena*",
        "en": "each, every, 100 %, always, everyone, everybody, all of the, any of, !any, !all",
        "fr": "chaque, tous les, toutes les, tout, toute, 100 %, la totalité, chacun*, toujours, tous, toutes, l "
        "ensemble",
        "it": "ogni, tutti i, tutte le, tutti gli, ciascun*, 100 %, la totalità, qualsiasi, sempre, tutte, tutti, "
        "ognun*, tutto il",
        "pt": "cada, todos os, todas as, toda a, todo o, 100 %, a totalidade, qualquer, todas, todos, sempre",
    },
    False: {
        "ca": "cada any, cada mes, cada dia, cada setmana, cada trimestre, cada curs, cada semestre, cada dos anys, "
        "tot l any, tots els dies, tots els mesos, totes les setmanes, tots els anys, tot l any, sobre tot, cada "
        "matí, tot el dia, cada divendres, tot el públic, tota l informació, tota la ciutadania, tots els públics, "
        "totes les edats, tots els laborables",
        "es": "cada año, cada mes, cada día, cada semana, cada trimestre, cada curso, cada semestre, cada dos años, "
        "todo el año, todos los días, todos los meses, todas las semanas, todos los años, sobre todo, todo el día, "
        "toda la información, toda la ciudadanía, todos los públicos, todas las edades",
        "gl": "cada ano, cada mes, cada día, cada semana, cada trimestre, cada curso, todo o ano, todos os días, "
        "todos os meses, todas as semanas, todos os anos, toda a información, toda a cidadanía",
        "eu": "urte guzti*, hilabete guzti*, egun guzti*, aste guzti*, herritar guzti*",
        "en": "every year, each year, every month, each month, every day, each day, every week, each week, every "
        "quarter, each quarter, all year, every two years, all day, all ages, first of all, above all, at all times, "
        "any time, at any time, all residents, at all",
        "fr": "chaque année, chaque mois, chaque jour, chaque semaine, chaque trimestre, toute l année, tous les "
        "ans, tous les jours, tous les mois, toutes les semaines, tous les deux ans, tout public, tous publics, "
        "surtout",
        "it": "ogni anno, ogni mese, ogni giorno, ogni settimana, ogni trimestre, tutto l anno, tutti i giorni, "
        "tutti i mesi, tutte le settimane, tutti gli anni, soprattutto",
        "pt": "cada ano, cada mês, cada dia, cada semana, cada trimestre, todo o ano, todos os dias, todos os meses, "
        "todas as semanas, todos os anos, sobretudo",
    },
}
"""Every case; and every year, which is how often."""
_every = Lexicon(_EVERY)


@lru_cache(maxsize=2048)
def for_every_case(text: str) -> bool:
    """Is a promise made for every single case? A promise for every year, or every 15 days, is not."""
    spoken = words_of(text)
    found = _every.all(spoken, language_of(text))
    return any(meant and not "".join(spoken[after : after + 1]).isdigit() for meant, _, after in found)


_NO_NEED: Mapping[str, Wording] = {
    "no": {
        "": "no, non, não, n, not, none, ne, pas, aucun, aucune, sin, sense, sen, sem, sans, senza, without, cap, "
        "ningún, ninguna, ningunha, nenhum, nenhuma, nessun, nessuna, nessuno, zero, ningú, nadie, nobody, no one, "
        "ninguén, ninguém, personne, never, nunca, mai, ez, ezer, gabe, cero, tampoc, tampoco",
    },
    "need": {
        "ca": "calgut, cal, caldre, calia, calien, necessari, necessària, necessàries, necessaris, necessitat, "
        "necessitats, fet falta, feia falta, precisat, requerit, requerida, procedia, escaigut, s esqueia, produït "
        "la necessitat, hagut necessitat",
        "es": "necesario, necesaria, necesarios, necesarias, necesidad, hecho falta, hizo falta, hacía falta, "
        "precisado, requerido, requerida, preciso, precisó, procedía, procedido",
        "gl": "necesario, necesaria, necesarios, necesarias, necesidade, fixo falta, facía falta, preciso, precisou, "
        "requirido",
        "eu": "beharrezko*, behar izan, beharrik",
        "en": "needed, necessary, need, required, called for, necessity",
        "fr": "nécessaire*, besoin, requis, nécessité",
        "it": "necessario, necessaria, necessari, bisogno, necessità, occorso, richiesto intervento, resa "
        "necessaria, reso necessario",
        "pt": "necessário, necessária, necessários, necessidade, preciso, precisou, foi precisa",
    },
    "ask": {
        "ca": "sol·licitud*, petició, peticions, demanda, demandes, demanat, demanada, sol·licitat, sol·licitada, "
        "sol·licitats, demanar, inscripcions, inscrits, candidatures, propostes, proposta, convocatòries "
        "sol·licitades, consultes, casos, cas, sol·licitants, sol·licitades, usuaris interessats, requeriments, "
        "encàrrecs, expedients, assumptes, temes, sol·licituds, demanaven, demanen, emergència, emergències",
        "es": "solicitud*, petición, peticiones, demanda, demandas, solicitado, solicitada, solicitados, "
        "solicitadas, pedido, pedida, inscripciones, inscritos, candidaturas, propuestas, propuesta, consultas, "
        "casos, caso, solicitantes, requerimientos, encargos, expedientes, asuntos, temas, solicitó, solicitaron, "
        "pidió, pidieron, emergencia, emergencias",
        "gl": "solicitude*, petición, peticións, demanda, demandas, solicitado, solicitada, solicitados, pedido, "
        "inscricións, propostas, proposta, consultas, casos, caso, expedientes, asuntos, solicitou, solicitaron, "
        "pediu, pediron, emerxencia, emerxencias",
        "eu": "eskaera*, eskari*, eskatu*, proposamen*, kontsulta*, kasu*, espediente*, gai*, izen emate*, larrialdi*",
        "en": "request, requests, requested, demand, application*, applied, applicant*, asked, ask, referral*, "
        "cases, case, proposals, proposal, enquir*, inquir*, candidates, entries, bookings, sign ups, takers, "
        "uptake, submission*, claims received, nominations, emergency, emergencies",
        "fr": "demande, demandes, demandé, demandée, sollicitation*, sollicité, candidature*, proposition*, cas, "
        "requête*, inscription*, dossier*, urgence*",
        "it": "richiesta, richieste, richiesto, domanda, domande, istanza, istanze, proposta, proposte, candidatur*, "
        "casi, caso, iscrizion*, pratiche, segnalazioni, chiesto, chiesta, presentata la, emergenz*",
        "pt": "pedido, pedidos, solicitaç*, solicitado, solicitada, requerimento*, procura, candidatura*, propostas, "
        "proposta, casos, caso, inscriç*, processos, solicitou, solicitaram, pediu, pediram, emergência, emergências",
    },
    "all": {
        "": "tots, totes, todos, todas, all, every, tous, toutes, tutti, tutte, guzti*, suficient*, suficiente*, "
        "enough, assez"
    },
    "could": {
        "ca": "pogut, podia, podien, s ha pogut, arribat a temps, hem arribat",
        "es": "podido, podía, pudo, pudieron, fue posible, ha sido posible",
        "gl": "puido, puideron, podido, foi posible",
        "eu": "ahal izan, ezin",
        "en": "could, able, possible, unable, cannot",
        "fr": "pu, pouvait, possible",
        "it": "potuto, possibile, riusciti",
        "pt": "pôde, puderam, conseguiu, possível, podido",
    },
    "answered": {
        "ca": "ateses, atesa, atendre, contestades, resoltes, respostes, tramitades, sense atendre, sense resposta, "
        "dins, fora, contestat, contestada, atès, resolt, tramitat, respost",
        "es": "atendidas, atendida, contestadas, resueltas, respondidas, tramitadas, dentro, fuera, contestó, "
        "contestaron, contestado, atendió, atendieron, resolvió, resolvieron, tramitó, tramitaron, respondió",
        "gl": "atendidas, contestadas, resoltas, respondidas, tramitadas, contestou, atendeu, resolveu, tramitou",
        "en": "answered, met, processed, handled, completed, outstanding",
        "fr": "traitée, traitées, traités, répondues, traité, répondu",
        "it": "evase, evasa, risposte, lavorate, evaso, risposto",
        "pt": "atendidas, respondidas, tratadas, resolvidas, atendeu, respondeu, resolveu, tratou",
        "eu": "erantzun, artatu, ebatzi",
    },
}
"""A denial and, soon after it (in Basque before it), what was not asked for or not needed."""
_no_need = Lexicon(_NO_NEED)


def says_no_need(text: str) -> bool:
    """Do remarks say that nobody asked, or that there was no need? That it could not be done is another matter."""
    for sentence in fold(text).replace(";", ".").replace("\n", ".").split("."):
        found = _no_need.all(words_of(sentence))
        denials = [(first, after) for kind, first, after in found if kind == "no"]
        asked = [(first, after) for kind, first, after in found if kind in ("need", "ask")]
        blocked = [first for kind, first, _ in found if kind in ("could", "answered", "all")]
        partitive = {after for _, after in asked if words_of(sentence)[after - 1].endswith("rik")}
        if any(_denied(denial, place, blocked, place[1] in partitive) for denial in denials for place in asked):
            return True
    return False


def _denied(denial: tuple[int, int], place: tuple[int, int], blocked: list[int], partitive: bool) -> bool:
    """no ha calgut, cap sol·licitud, eskaerarik ez"""
    if any(min(denial[0], place[0]) - 2 < at < place[1] + 2 for at in blocked):
        return False
    return 0 <= place[0] - denial[1] < 5 or (partitive and 0 <= denial[0] - place[1] < 3)
