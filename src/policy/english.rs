//! General words of English, by which no request is told from another, and spellings that fold.
//!
//! Words of a product or of a trade do not belong here: policies name them.

/// Words that carry no matter of their own: articles, pronouns, auxiliaries, courtesies.
pub(super) const FILLERS: &str = "
    a about across actually after all along also although always am among an and another any
    anybody anyone anything are as at be because been before being both but by can cannot could
    couldn cover covered covers d did didn do does doesn doing don done during each either else
    etc even ever every everybody everyone everything for from had has hasn have haven having he
    hello her here hey hi him his how however i if in include included includes including into
    is isn it its itself just kindly let ll m many may maybe me might mine more most much must
    my myself need needed needs never no nor not nothing now of off often oh ok okay on once one
    only onto or other our ours ourselves out over own per please possible re really s shall she
    should shouldn so some somebody someone something still such support supported supports t
    than thank thanks that the their them then there these they this those through thus to today
    together tomorrow too toward under until up upon us ve very via want wanted wants was wasn
    we were weren what whatever when where whether which while who whom whose why will with
    within without won would wouldn yes yesterday yet you your yours";

/// Words for something amiss. They never name a thing, but with one beside them they say that it is
/// its fault that a request is about.
pub(super) const FAULTS: &str = "
    abort bad blocked break broke broken bug corrupt crash dead defect degrade delayed denied
    die disconnected down error exception expired fail failure fault flaky freeze frozen garbage
    glitch hang incident incorrect interrupt invalid issue kill lag locked loss lost malfunction
    misbehave misconfigured miss outage panic problem refuse reject slow slowness stuck
    terminate timeout trouble unavailable unreachable unreliable unresponsive unstable wrong";

/// Other words that name no thing by themselves: to ask, and to do.
pub(super) const GENERAL: &str = "
    able add advice again allow answer anymore appear archive ask assist assistance await begin
    begun big block both bought came change check choose click close colleague company complain
    complaint concern configure connect contact continue correct create current day deal delete
    different difficult disable disappear do edit emergency enable end engineer entire exceed
    existing expect explain fast find finish follow forget forgot found free full function
    functionality gave get give go good got great grey guidance happen help high hour immediate
    important intermittent keep kept knew know late later left like lock long look low made make
    manage mean member minute month morning move name new night normal occur offer old open
    option people permit please possibility possible prepare previous problem provide put
    question quick receive recommend recommendation remove repair repeat replace report request
    reset resolve response return right said same saw say second see seem select send sent
    serious set several severity show similar small solve staff start stay step stop stopped
    strange sudden suddenly sure take talk team tell thought throw time told took try turn twice
    unable understand unexpected urgent use various vendor view wait way week weekend weird went
    word work wrote year";

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
    ("programme", "program"),
    ("vms", "vm"),
    ("vpns", "vpn"),
    ("queued", "queue"),
    ("queues", "queue"),
    ("queuing", "queue"),
    ("ran", "run"),
    ("sim", "simulation"),
    ("sims", "simulation"),
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
