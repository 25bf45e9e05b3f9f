//! What people in the demo write: invented, plain, about what was seen, never about how it is done.

/// A colleague who has no time.
pub const FULL: &str = "Ik zit deze week vol. Vraag het een ander, dan gaat het sneller.";

/// What someone saw, and which signals of the list it shows. `{name}` is the young person.
pub const SEEN: &[(&str, &[&str])] = &[
    ("{name} was deze week drie keer afwezig zonder bericht.", &["sch-truancy-pattern"]),
    (
        "{name} heeft twee telefoons en loopt de klas uit als er een bericht komt.",
        &["app-multiple-phones", "sch-must-answer-phone"],
    ),
    ("Na school stond weer dezelfde auto te wachten. {name} stapte snel in.", &["sch-waited-for"]),
    ("{name} is stil geworden en schrikt als de deur opengaat.", &["beh-tense-fearful"]),
    ("De cijfers van {name} zijn in zes weken sterk gedaald.", &["sch-results-drop"]),
    (
        "{name} draagt dure kleding en wil niet zeggen waar die vandaan komt.",
        &["app-expensive-items"],
    ),
    ("{name} kwam moe en onverzorgd binnen, voor de derde keer deze maand.", &["app-run-down"]),
    ("{name} gaat niet meer om met de oude vriendengroep.", &["hom-cut-off-from-family"]),
    ("{name} zei dat stoppen niet meer kan.", &["cri-fear-of-stopping"]),
    ("Er kwam post over een schuld op naam van {name}.", &["cri-sudden-debt-or-fine"]),
    (
        "{name} doet steeds boodschappen voor anderen en wordt daarna gebeld.",
        &["cri-deliveries-and-errands"],
    ),
    ("De bankpas van {name} lag bij iemand anders.", &["cri-bank-card-used"]),
    ("{name} werkt 's avonds laat en valt overdag in slaap.", &["lab-long-hours-little-pay"]),
    (
        "{name} kijkt steeds op de telefoon en raakt in paniek van berichten.",
        &["onl-secretive-phone"],
    ),
    (
        "{name} zegt iemand online te kennen die niemand ooit heeft gezien.",
        &["onl-never-met-contacts"],
    ),
    ("{name} bleef een nacht weg en wil er niets over zeggen.", &["beh-unknown-whereabouts"]),
    (
        "{name} heeft een vriend die veel ouder is en alles bepaalt.",
        &["net-much-older-partner", "net-controlling-person"],
    ),
    ("{name} lijkt ja te zeggen om anderen een plezier te doen.", &["lvb-says-yes-to-please"]),
    (
        "{name} werd aangehouden ver van huis. Er is alleen naar het feit gekeken.",
        &["boy-seen-only-as-offender", "cri-caught-far-from-home"],
    ),
    ("{name} huilde tijdens de gymles en wilde niet naar huis.", &["beh-mood-swings"]),
];

/// What someone heard from another.
pub const HEARD: &[&str] = &[
    "Een klasgenoot vertelde dat {name} bang is voor iemand buiten school.",
    "De moeder van {name} zegt dat er nieuwe vrienden zijn die zij niet kent.",
    "De huisbaas zag jongeren die hij niet kent bij {name} thuis.",
    "Een vriend van {name} vroeg of er iemand is die kan helpen.",
    "De sportclub belde: {name} komt al een maand niet meer.",
];

/// What someone makes of it.
pub const ASSUMED: &[&str] = &[
    "Ik denk dat iemand {name} onder druk zet. Zeker weet ik het niet.",
    "Het kan ook iets anders zijn: er is veel spanning thuis.",
    "Ik denk dat {name} iets wil vertellen en nog niet durft.",
];

/// What the young person said.
pub const QUOTED: &[&str] = &[
    "\u{201e}Laat maar, het komt wel goed als ik dit nog één keer doe.\u{201d}",
    "\u{201e}Ik wil het wel zeggen, maar niet aan de politie.\u{201d}",
    "\u{201e}Ze weten waar mijn zusje op school zit.\u{201d}",
    "\u{201e}Ik had het eerder willen zeggen.\u{201d}",
];

/// What was done in the first step of the meldcode.
pub const MAPPED: &[&str] = &[
    "Alles op een rij gezet: wat is gezien, door wie, en wanneer. Meningen staan apart.",
    "De aantekeningen van de mentor en de conciërge naast elkaar gelegd.",
    "Met twee collega's nagegaan wat wij zelf zagen en wat wij van anderen hoorden.",
];

/// A question without a name.
pub const QUESTIONS: &[&str] = &[
    "Een leerling wordt vaak opgehaald door iemand die wij niet kennen. Hoe begin ik een gesprek?",
    "Een jongere heeft plotseling veel geld en is bang. Wanneer bel ik Veilig Thuis?",
    "Mag ik met de wijkagent praten zonder de naam te noemen?",
    "Een leerling zegt dat het een eigen keuze is. Wat kan ik het beste zeggen?",
    "Ouders willen geen gesprek. Wat is nu de volgende stap?",
    "Een jongen van 14 is aangehouden. Kan hij ook slachtoffer zijn?",
];

/// A question about a young suspect, and the advice on it.
pub const ASKED_ARREST: &str =
    "Een jongen van 14 is aangehouden met een pakje. Kan hij ook slachtoffer zijn?";
/// See [`ASKED_ARREST`].
pub const ADVICE_CALL: &str = "Ja. Kijk wie er aan verdient en wat er gebeurt als hij nee zegt. Doe de \
     slachtoffertoets, en zoek iemand die veel van trauma weet.";

/// A question that ends in a signal, and the advice on it.
pub const ASKED_MONEY: &str =
    "Een leerling van 16 heeft plotseling veel geld en is bang. Wat doe ik vandaag?";
/// See [`ASKED_MONEY`].
pub const ADVICE_REPORT: &str =
    "Wacht niet. Spreek de leerling alleen, en meld het vandaag. Daarvoor is een naam nodig.";

/// A question for someone elsewhere who knows more of it.
pub const ASKED_EXPERT: &str = "Een jongen slaapt nauwelijks en schrikt van elk bericht op zijn telefoon. Hij wil niet \
     praten. Hoe houd ik contact zonder te duwen?";

/// Their answer.
pub const ADVICE_EXPERT: &str = "Slecht slapen en schrikken passen bij langdurige druk. Vraag niet door. Spreek een vast, \
     kort moment per dag af en houd dat altijd. Laat hem kiezen waar het over gaat. Zegt hij dat hij bedreigd wordt, \
     bel dan dezelfde dag de politie.";

/// Why a name was needed after advice.
pub const WENT_ON: &str = "Het advies is om vandaag te melden. Dat kan niet zonder naam.";

/// What was seen before that.
pub const WENT_ON_SAW: &str =
    "Had een dikke envelop met geld in de tas en zei: dat is niet van mij.";

/// Advice on such a question.
pub const ADVICE: &[&str] = &[
    "Begin met wat u zag, zonder oordeel. Vraag wat de jongere nodig heeft om zich veilig te voelen.",
    "Bij acuut gevaar belt u 112. Anders: bespreek het vandaag met de aandachtsfunctionaris en bel Veilig Thuis voor advies.",
    "Zonder naam mag u altijd overleggen. Zeg niets waaruit blijkt wie het is.",
    "Iemand die wordt gebruikt, is slachtoffer, ook als er een strafbaar feit is. Kijk naar beide.",
    "Leg vast waarom u afwijkt. Probeer het gesprek over een week opnieuw, met een vertrouwd iemand erbij.",
];

/// What came of the talk.
pub const TALKED: &[&str] = &[
    "Gesproken met de jongere en de mentor. De jongere luisterde en wil morgen verder praten.",
    "Gesproken met de moeder. Zij maakt zich ook zorgen en wil hulp.",
    "De jongere ontkende, maar vroeg wel wie het te horen krijgt. Dat hebben we uitgelegd.",
    "De jongere vertelde over schulden en over druk van anderen. We hebben afgesproken wie wat doet.",
];

/// How a talk on the screen for it went.
pub const TALK_HELD: &str = "In een rustige kamer, met de mentor erbij. De jongere koos de onderwerpen. Halverwege was er een pauze.";

/// What young people answered to questions of the talk. What they skipped isn't there.
pub const ANSWERED: &[&[(&str, &str)]] = &[
    &[
        ("start-how-here", "Gaat wel. Ik ben moe."),
        ("app-name", "Snapchat"),
        ("app-talks", "Met iemand van buiten. Ik weet niet hoe hij echt heet."),
        ("wish-helper", "Mijn mentor. Niet mijn moeder."),
    ],
    &[
        ("start-who-there", "Alleen u."),
        ("day-ordinary", "Opstaan, school, en dan moet ik weg."),
        ("people-choose", "Zij. Ik krijg een appje en dan ga ik."),
        ("safe-today", "Om vier uur naar het station."),
        ("wish-share", "U mag het tegen de mentor zeggen. Niet tegen thuis."),
    ],
    &[
        ("day-gladly", "Voetbal. Maar dat doe ik niet meer."),
        ("stuff-money", "Dat krijg ik. Ik moet er soms iets voor wegbrengen."),
        ("wish-other", "Dat het stopt."),
    ],
];

/// Why there was no talk first.
pub const SKIPPED: &str = "Een gesprek kan nu gevaar geven: de jongere wordt opgewacht.";

/// Why something weighs as it does.
pub const WEIGHED: &[&str] = &[
    "Er zijn meer dan twee mensen die hetzelfde zagen.",
    "De jongere zelf vraagt om hulp.",
    "Het gaat al weken zo en het wordt niet beter.",
    "Er is een andere uitleg mogelijk, en die is nagegaan.",
];

/// What colleagues are asked to look at.
pub const READ_WHAT: &str = "Hoe lees jij wat er staat? Let ook op wat wij niet weten.";

/// Why someone would report.
pub const READ_REPORT: &[&str] = &[
    "Het is te veel bij elkaar, en het wordt erger. Ik zou niet wachten.",
    "Er zit steeds iemand anders achter. Alleen redden wij dit niet.",
];

/// Why someone wouldn't.
pub const READ_NOT: &[&str] = &[
    "Ik zie ook een gewone verklaring. Praat eerst nog eens.",
    "De hulp die er is, begint net. Geef die een kans en kijk over twee weken.",
];

/// Why someone doesn't know.
pub const READ_UNSURE: &[&str] = &[
    "Ik ken deze jongere alleen uit de les. Wat er staat baart mij zorgen, maar ik weet het niet.",
    "Er ontbreekt nog wat de jongere zelf zegt.",
];

/// What a decision after weighing together rests on.
pub const GROUNDS: &str =
    "Wat twee van ons zelf zagen, en dat het al weken duurt. Wat wij niet weten, staat erbij.";

/// To who read it otherwise.
pub const TO_DISSENT: &str =
    "Jouw uitleg kan kloppen. Toch kiezen wij zo, omdat wachten hier meer gevaar geeft.";

/// A suspect who may be a victim.
pub const SUSPECT: &str = "Aangehouden met een pakje. Durft niet te zeggen van wie het is.";

/// What points to being a victim.
pub const VICTIM_POINTS: &str =
    "Heeft een schuld bij een oudere jongen en wordt bedreigd. Zijn telefoon wordt meegelezen.";

/// Who knows it.
pub const VICTIM_TOLD: &str = "De wijkagent en de advocaat weten dat hij misschien slachtoffer is.";

/// What was agreed.
pub const VICTIM_AGREED: &str = "De mentor houdt contact en wijst hem op Keerpunt.";

/// Why it is reported.
pub const DECIDED_REPORT: &str =
    "Hulp van ons alleen is niet genoeg. Daarom melden wij, en blijven wij betrokken.";

/// Why help is enough.
pub const DECIDED_HELP: &str = "De ouders werken mee en de hulp kan morgen beginnen.";

/// Why nothing more is done.
pub const DECIDED_NOTHING: &str = "Na overleg is er geen vermoeden meer. Wij blijven opletten.";

/// What goes into a report.
pub const REPORTED: &[&str] = &[
    "Wij maken ons zorgen over deze jongere. Gezien: vaak afwezig, angstig, opgehaald door onbekenden. Wij spraken met de jongere en de moeder.",
    "De jongere vertelde onder druk te staan van anderen. Wij denken aan uitbuiting. De jongere weet van deze melding.",
    "Er zijn schulden en een tweede telefoon. De jongere is bang. Wij vragen u mee te kijken.",
];

/// Why a ground applies.
pub const GROUND: &str =
    "Meldrecht: er is een redelijk vermoeden en de jongere is minderjarig of afhankelijk.";

/// Why a report was judged so.
pub const SCREENED: &[&str] = &[
    "Twee bronnen, los van elkaar, zagen hetzelfde.",
    "De jongere vertelde het zelf aan een vertrouwd persoon.",
    "Er is gebeld met de melder en met de wijkagent.",
];

/// Why nothing points to exploitation.
pub const SCREENED_OTHERWISE: &str = "Wat is gezien, heeft een andere uitleg. Die is bevestigd.";

/// What was done with the police.
pub const POLICE: &str = "Er is gebeld met de melder en met de wijkagent.";

/// What the reporter hears.
pub const FEEDBACK: &[&str] = &[
    "Dank voor uw melding. Er is gekeken en er is iemand die contact zoekt. Blijf zelf ook in contact.",
    "Uw melding is beoordeeld. Een zorgcoördinator pakt het op. Bij nieuwe zorgen: bel ons.",
];

/// What the reporter hears when nothing points to exploitation.
pub const FEEDBACK_NOTHING: &str = "Uw melding is bekeken. Er is nu geen aanwijzing voor uitbuiting. Wel is er hulp geregeld voor thuis.";

/// What a care coordinator must know.
pub const HANDED: &str = "Vermoedelijk slachtoffer. De jongere wil hulp, maar is bang. Beste moment voor contact: na schooltijd, via de mentor.";

/// Why it is refused: no place.
pub const REFUSED_FULL: &str = "Er is deze week geen plek. Probeer het over twee weken opnieuw.";

/// Why it is refused: not safe here.
pub const REFUSED_NEAR: &str = "Iemand van wie de jongere weg moet blijven, is hier in de buurt.";

/// Why it is refused: something else is needed.
pub const REFUSED_OTHER: &str =
    "Deze hulp past niet bij wat nodig is. Een kleinere groep is beter.";

/// What was said in a contact.
pub const CONTACT: &[&str] = &[
    "Gewandeld en gepraat. Het gaat beter op school.",
    "Kort gebeld. De jongere wil volgende week verder praten.",
    "Samen gekeken naar de week. De afspraken staan nog.",
    "De jongere vertelde over een nieuwe sport en een goede vriendin.",
    "Het was een zware week. We hebben de afspraken aangescherpt.",
    "Gesproken over werk en geld. Er is een afspraak met schuldhulp.",
];

/// What was tried when nobody answered.
pub const MISSED: &[&str] = &[
    "Twee keer gebeld en een bericht gestuurd. Geen antwoord. Morgen via de mentor.",
    "Langs geweest, niemand thuis. Een kaartje achtergelaten zonder inhoud.",
];

/// Why the risk is high.
pub const RISK_HIGH: &str = "Degene die druk zet, weet waar de jongere woont.";

/// Why it is not.
pub const RISK_OTHER: &str = "Het netwerk is rustig en de moeder let op.";

/// What could happen, and what was agreed about it, for the chapters of a safety plan.
pub const PLAN: &[(&str, &str)] = &[
    ("Onderweg alleen zijn", "Reist met een vriendin of belt bij vertrek en aankomst."),
    ("Opgewacht worden", "Gaat naar binnen bij de conciërge. Die belt."),
    ("Berichten van vroeger", "Reageert niet en laat ze zien aan de zorgcoördinator."),
    (
        "Uit beeld raken",
        "Na een uur zonder bericht bellen we. Na twee uur is er een melding van vermissing.",
    ),
];

/// What a review found.
pub const REVIEWED: &[&str] = &[
    "De afspraken kloppen nog.",
    "Eén afspraak veranderd: de reis naar school gaat nu met de bus.",
];

/// What a review of help found.
pub const REVIEWED_GOOD: &str = "De afspraken kloppen nog.";

/// What is asked of a shelter.
pub const ASKED: &[&str] = &[
    "Veilige plek gevraagd, met eigen kamer en school in de buurt. Contact met moeder gaat door.",
    "Begeleiding aan huis gevraagd, twee keer per week, ook in de avond.",
];

/// What was agreed about the return.
pub const RETURN: &str = "Terug naar moeder. De mentor belt elke week. De wijkagent kent het adres. Eén vaste begeleider blijft.";

/// How help ended.
pub const HELP_ENDED: &str =
    "De hulp is afgerond met de jongere. De afspraken zijn doorgesproken en overgedragen.";

/// Why help stopped without a return.
pub const HELP_STOPPED: &str =
    "De jongere is vertrokken en wil nu geen groep. Contact houden wij vast.";

/// What else a sign could mean.
pub const OTHERWISE: &str = "Het kan ook een ruzie thuis zijn. Dat vragen we na.";

/// A sign that was seen.
pub const SIGN: &[(&str, &str)] = &[
    ("revict-missed-contact", "Twee afspraken gemist zonder bericht."),
    ("revict-old-contacts", "De jongere zag iemand van vroeger bij het station."),
    ("revict-school-drop", "Weer veel afwezig op school."),
    ("revict-out-of-sight", "Een nacht weg geweest. Weer thuis, en aangeslagen."),
];

/// Why a track goes on as it was after a sign.
pub const LOOKED_OTHERWISE: &str =
    "Gesproken met de jongere en de begeleider. Er is een andere uitleg.";

/// Why it begins again.
pub const LOOKED_AGAIN: &str = "De jongere wordt weer benaderd. We beginnen opnieuw met contact.";

/// Why a track is closed: safe.
pub const CLOSED_SAFE: &str = "De jongere is veilig en weet ons te vinden. De deur blijft open.";

/// Why a track is closed: the young person said no.
pub const CLOSED_DECLINED: &str =
    "De jongere wil nu geen contact meer. Wij hebben gezegd dat terugkomen altijd mag.";

/// Why a track is closed: moved.
pub const CLOSED_MOVED: &str = "Verhuisd. De nieuwe zorgcoördinator heeft kennisgemaakt.";

/// Why a closed track begins again.
pub const REOPENED: &str = "De jongere belde zelf en vroeg om hulp.";

/// Why someone opened something in an emergency.
pub const EMERGENCY: &str =
    "Spoed: de jongere belde vanaf een onbekend adres en de houder is niet bereikbaar.";

/// Why a registration isn't written.
pub const WAIVED: &str = "Al geregistreerd door de politie; een tweede keer telt dubbel.";

/// What helps to find someone who is away.
pub const GONE: &[&str] = &[
    "Laatst gezien: gisteren na school bij de bushalte, rond vier uur, door een klasgenoot.",
    "Kleding: een zwarte jas, witte schoenen en een rugzak.",
    "Telefoon: staat uit sinds gisteravond. Het laatste bericht ging naar een vriendin.",
];

/// Why a class was chosen: green, orange, red.
pub const GONE_WHY: [&str; 3] = [
    "Er was ruzie thuis. Een vriendin weet waar zij is en belt ons.",
    "Niemand weet waar zij is. Dit past niet bij hoe zij anders doet.",
    "Werd opgehaald door iemand die wij niet kennen. Er waren al signalen.",
];

/// What the check after a return found, by question.
pub const GONE_CHECKED: &[(&str, &str)] = &[
    ("where-slept", "In een woning die zij niet kende."),
    ("who-paid", "Iemand die zij van online kent betaalde eten en reis."),
];

/// What a colleague hears of the worry they noted.
pub const TOLD_BACK: &[&str] = &[
    "Dank voor het noteren. Ik ga deze week met de jongere praten en houd je op de hoogte.",
    "Goed dat je dit zag. Het past bij wat een ander ook zag. Ik weeg het nu met een collega.",
];

/// A situation that was discussed in six aspects: what happened, what weighs most, and the whole.
pub const DISCUSSED: [&str; 3] = [
    "In de pauze liet een jongen uit de klas een foto van haar zien aan drie anderen. Zij was er niet bij.",
    "Zij vroeg hem eerder om de foto weg te halen. Hij deed het toch.",
    "Het gebeurde zonder dat zij het wist, en anderen zagen het. Ik vind dit meer dan onhandig.",
];

/// Why each aspect stands as it does.
pub const DISCUSSED_WHY: &[&str] = &[
    "Zij wist niet dat hij de foto liet zien.",
    "Ik weet niet of hij iets met de foto wilde bereiken. De mentor vraagt het haar.",
    "Hij is twee jaar ouder en heeft veel vrienden in de klas.",
    "Over foto's hadden zij les gehad. Hij zag niet wat dit met haar doet.",
    "Op school geldt een afspraak over telefoons en foto's.",
    "Zij kwam twee dagen niet. Drie anderen praten erover.",
];

/// What a session elsewhere was about, what it came to, and why.
pub const SESSION: &str =
    "Op de groep pakte een jongen steeds de telefoon van een ander meisje af en las mee.";
/// The outcome in the words of the session.
pub const SESSION_CAME_TO: &str = "Het tweede niveau van vier: begrenzen en afspraken maken.";
/// Why, as the session said it.
pub const SESSION_WHY: &str =
    "Geen dwang, wel zonder dat zij dat wilde. Het past bij grenzen opzoeken.";
