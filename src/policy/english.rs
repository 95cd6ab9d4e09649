//! General words of English, by which no request is told from another, and spellings that fold.
//!
//! Words of a product or of a trade do not belong here: policies name them.

/// Words that carry no matter of their own: articles, pronouns, auxiliaries, courtesies.
pub(super) const FILLERS: &str = "
    a about above across actually after all along also although always am among an and another any
    anybody anyone anything anywhere are as at based be because been before being below beyond both but
    by can cannot could couldn cover covered covers d did didn do does doesn doing don done during
    each either else etc even ever every everybody everyone everything everywhere for from had has
    hasn have haven having he hello her here hey hi him his how however i if in include included
    includes including into is isn it its itself just kindly let ll m many may maybe me might mine
    more most much must my myself need needed needs never no nor not nothing now nowhere of off
    often oh ok okay on once one only onto or other our ours ourselves out over own per please
    possible re really s shall she should shouldn since so some somebody someone something still
    such support supported supports t than thank thanks that the their them then there these they
    this those through thus to today together tomorrow too toward under until up upon us ve very
    via want wanted wants was wasn we were weren what whatever when where whether which while who
    whom whose why will with within without won would wouldn yes yesterday yet you your yours
    aint arent cant couldnt didnt doesnt dont hadn hadnt hasnt havent im isnt ive thats theres
    wasnt werent whats wont wouldnt";

/// Words for something amiss. They never name a thing, but with one beside them they say that it is
/// its fault that a request is about.
pub(super) const FAULTS: &str = "
    abort bad blocked break broke broken bug corrupt crash dead defect degrade delayed denied die
    disconnected down error exception expired fail failure fault flaky freeze frozen garbage
    glitch hang inaccessible incident incorrect inoperable interrupt invalid issue kill lag locked
    loss lost malfunction misbehave misconfigured miss offline outage panic problem refuse reject
    slow slowness stuck terminate timeout trouble unavailable unhealthy unreachable unreadable
    unreliable unresponsive unstable unusable wrong";

/// Words that deny what the next one says.
pub(super) const NEGATIONS: &str = "
    aint aren arent cannot cant couldn couldnt didn didnt doesn doesnt don dont hadn hadnt hasn
    hasnt haven havent isn isnt never no not stop stopped stops t unable wasn wasnt weren werent
    won wont wouldn wouldnt";

/// Verbs for what works: not to do them is a fault.
pub(super) const WORKING: &str = "
    appear boot come complete connect display finish fire function launch load open proceed react
    refresh render respond save show start sync synchronize trigger work";

/// Other words that name no thing by themselves: to ask, and to do.
pub(super) const GENERAL: &str = "
    able absolute add advice afternoon again ago ahead allow almost altogether answer anyhow
    anymore anyway apart apparent apparently appear april archive aside ask assist assistance
    autumn await away barely basically begin begun big bit block both bought came certain change
    check choose click close colleague come company complain complaint complete completely concern
    configure connect constant constantly contact continue correct couple create current currently
    daily day deal dear december delete different difficult disable disappear do dozen edit eight
    eleven emergency enable end engineer entire entirely evening exactly exceed existing expect
    explain extreme fast february few fifty find finish five follow forget forgot forgotten found
    four free frequent friday full fully function functionality gave get give go good got great
    grey guidance half happen happening hardly help high hopefully horrible hour hourly hundred
    immediate important intermittent january july june keep kept kind knew know late lately later
    left like lock long look lot lots low made make manage mean member midnight minute monday
    month monthly morning move name nearly new next night nine nobody none noon normal november
    nowadays obvious occasional occur october offer old ongoing open option overnight people
    perfect permanent permit persist please plenty possibility possible prepare previous probable
    problem provide put question quick quite random rare receive recent recently recommend
    recommendation regards regular remove repair repeat repeatedly replace report reproduce
    request reset resolve response return right said same saturday saw say second see seem select
    send sent september serious set seven several severity show similar six small solve somehow
    sometimes soon sooner sorry sporadic staff start stay step stop stopped strange sudden
    suddenly summer sunday sure symptom take talk team tell temporary ten terrible thought
    thousand three threw thrice throw thrown thursday time told tonight took totally try tuesday
    turn twelve twenty twice two unable understand unexpected unfortunate urgent use usual various
    vendor view wait way wednesday week weekend weekly weird went whole winter word work worse
    worst wrote year yearly";

/// Words that look like a slip of another and are none.
pub(super) const OTHER_WORDS: &str = "auction compliant contract contrast factory lamps neutral patient persona thicket trail trough";

/// Spellings of one word, in American English.
pub(super) const SPELLINGS: &[(&str, &str)] = &[
    ("advice", "advise"),
    ("artefact", "artifact"),
    ("catalogue", "catalog"),
    ("centre", "center"),
    ("dialogue", "dialog"),
    ("licence", "license"),
    ("licenced", "license"),
    ("licences", "license"),
    ("licencing", "license"),
    ("apis", "api"),
    ("cpus", "cpu"),
    ("csps", "csp"),
    ("gpus", "gpu"),
    ("llms", "llm"),
    ("premise", "prem"),
    ("premises", "prem"),
    ("practise", "practice"),
    ("practises", "practice"),
    ("programme", "program"),
    ("vms", "vm"),
    ("vpns", "vpn"),
    ("queued", "queue"),
    ("queues", "queue"),
    ("queuing", "queue"),
    ("ran", "run"),
    ("sim", "simulation"),
    ("sims", "simulation"),
    ("conf", "conference"),
    ("dev", "developer"),
    ("devs", "developer"),
    ("distro", "distribution"),
    ("distros", "distribution"),
    ("config", "configuration"),
    ("configs", "configuration"),
    ("app", "application"),
    ("apps", "application"),
    ("admin", "administrator"),
    ("admins", "administrator"),
    ("org", "organization"),
    ("orgs", "organization"),
    ("perf", "performance"),
    ("info", "information"),
    ("docs", "documentation"),
    ("doc", "documentation"),
];

/// Words that the stemmer would fold with others.
pub(super) const UNSTEMMED: &[(&str, &str)] = &[
    ("customer", "customer"),
    ("customers", "customer"),
    ("important", "important"),
    ("administrator", "administrator"),
    ("administrators", "administrator"),
    ("agentic", "agentic"),
    ("ams", "ams"),
    ("production", "production"),
    ("interested", "interested"),
    ("customize", "customized"),
    ("customized", "customized"),
    ("customizing", "customized"),
    ("customization", "customized"),
    ("customizations", "customized"),
    ("consultancy", "consulting"),
    ("consultant", "consulting"),
    ("consultants", "consulting"),
    ("consulting", "consulting"),
    ("teams", "teams"),
];
