"""Words that tell names of persons from names of everything else: frequent first names and surnames of people here, the
titles before a name, and what is called after persons. Few on purpose: a name that is missed is read by a person
anyway, and one that is none makes people stop reading warnings. All folded.
"""

FIRST_NAMES = frozenset(
    """
    aaron abdel abdellah adam adria adrian adriana agnes agusti agustin ahmed aicha aina ainhoa aitana aitor albert
    alberto aleix alejandra alejandro alex alfons alfonso alfredo ali alicia alina amina ana anais andrea andrei andres
    angel angels anna antoni antonia antonio arnau artur arturo asier assumpta aurelia aurora bartomeu beatriz begona
    bernat berta biel bilal bruno carla carles carlos carlota carmen carolina caterina catalina cesar clara claudia
    cristian cristina cristobal dani daniel daniela dario david diana didac diego dolors eduard eduardo elena
    elisa elisabet elisabeth eloi emilio emma enric enrique enriqueta ernest ester esteban esteve esther eugenia eulalia
    eva fatima federico felip felipe fernando ferran francesc francesca francisca francisco gabriel gemma gerard
    gisela gloria gonzalo gregorio guillem guillermo hassan hector helena hugo ibrahim ignacio ignasi iker ines ioana
    irene iris isaac isabel ismael ivan jaime jan jaume javier jesus joan joana joaquim joaquin jordi jorge josefa josep
    jose juan juana julia julian julio karim khadija laia laura leire leonor lidia lluc lluis lluisa lola lorena lorenzo
    lucas lucia luis luisa magda magi manel manuel manuela marc marcel marcos margarida margarita maria mariam
    mariana mariano marina mario mariona marta marti martin martina mateo matias merce mercedes meritxell miguel mihai
    miquel miren mireia miriam mohamed mohammed moises monica montserrat mustapha nadia nerea nicolas noelia nora
    nuria olga oriol oscar pablo paloma pascual patricia patricio paula pedro pere pilar pol quim rachid rafael rafel
    ramon raquel raul ricard ricardo robert roberto rocio roger rosa rosario ruben salvador samira samuel sandra
    sara sebastia sebastian sergi sergio silvia sofia sonia stefan susana teresa toni tomas vanessa vasile
    vicenc vicente victor xavier ximena yasmina yolanda youssef zoe
    alice charles christopher edward elizabeth emily george hannah james jennifer john joseph linda lisa margaret mary
    matthew michael michelle nancy oliver paul peter philip richard sarah sophie stephen steven susan thomas william
    """.split()
)
"""Not those that are words or places more often than persons: Mar, Sol, Pau, Blanca, Roser, Remei, Victoria."""

SURNAMES = frozenset(
    """
    aguilar alonso alvarez bosch calvo camps cano casals castillo castro costa cruz delgado diaz diez dominguez duran
    fernandez ferrer flores font garcia garrido gil gimenez gomez gonzalez guerrero gutierrez hernandez herrera herrero
    ibanez iglesias jimenez lopez lorenzo lozano marin martinez mas medina mendez mendoza molina morales moreno munoz
    navarro nunez ortega ortiz parra pascual pena perez pons prat prieto puig ramirez ramos reyes ribas riera roca
    rodriguez roig romero rovira rubio ruiz saez sanchez santana santos sanz serra serrano sole soler suarez torres
    vazquez vega vidal vila jones smith brown johnson wilson
    """.split()
)

TITLES = frozenset(
    """
    sr sra srta senyor senyora senyoreta senor senora senorita don dona dna mr mrs ms miss dr dra doctor doctora
    """.split()
)
BEFORE_FIRST_NAMES = frozenset({"don", "dona", "doctor", "doctora"})
"""What stands before towns, too: Don Benito, Doña Mencía."""
ARTICLES = frozenset({"En", "en", "Na", "na", "D."})
"""As written; titles only before a first name that is known: in Spanish "en" is a preposition."""

OFFICES = frozenset(
    """
    alcalde alcaldessa alcaldesa regidor regidora concejal concejala secretari secretaria secretario interventor
    interventora director directora president presidenta presidente president cap jefe jefa mayor councillor tresorer
    tresorera tesorero tesorera gerent gerente conseller consellera consejero consejera diputat diputada diputado sindic
    sindica ministre ministra ministro rector rectora vicepresident vicepresidenta coordinador coordinadora
    """.split()
)
"""Who is named by an office, and not as a person."""

NAMED_AFTER = frozenset(
    """
    carrer c placa pl pg rbla ctra pla grup grups avinguda av avda passeig passatge ronda rambla travessera cami
    carretera barri urbanitzacio poligon escola institut ies ceip collegi universitat llar hospital clinica
    residencia centre casal ateneu biblioteca arxiu museu teatre auditori sala cinema galeria pavello poliesportiu
    camp estadi piscina complex parc jardi jardins bosc platja pont mercat estacio edifici casa can cal masia torre
    ermita parroquia esglesia capella fundacio associacio entitat club premi premis beca beques certamen concurs
    trofeu memorial cursa torneig festival festes festa fira exposicio cicle any sant santa mare verge calle plaza
    avenida plan grupo paseo pasaje camino barrio urbanizacion poligono escuela instituto colegio universidad centro
    archivo museo teatro auditorio cine pabellon polideportivo campo estadio complejo parque jardin jardines bosque
    playa puente mercado estacion edificio ermita iglesia fundacion asociacion entidad premio premios certamen
    concurso trofeo carrera torneo fiestas fiesta feria exposicion ciclo ano san santo virgen street square avenue
    road school college university library museum theatre hall court stadium park garden gardens beach bridge market
    station building house church foundation association prize award trophy festival fair exhibition saint st
    centennial
    """.split()
)
"""Streets, schools, prizes: what bears the name of a person and is none."""

NO_SURNAMES = frozenset(
    """
    gener febrer marc abril maig juny juliol agost setembre octubre novembre desembre enero febrero marzo mayo junio
    julio agosto septiembre noviembre diciembre january february march april may june july august september october
    november december dilluns dimarts dimecres dijous divendres dissabte diumenge lunes martes miercoles jueves
    viernes sabado domingo monday tuesday wednesday thursday friday saturday sunday ajuntament ayuntamiento
    generalitat street square avenue road school park library hospital centre center foundation day legal estrategic
    normatiu auxiliadora alta baixa baja port platja
    """.split()
)
"""Capitalised words that follow a first name and make it no person's."""
