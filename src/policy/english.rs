//! General words of English, by which no request is told from another, and spellings that fold.
//!
//! Words of a product or of a trade do not belong here: policies name them.

/// Words that carry no matter of their own: articles, pronouns, auxiliaries, courtesies.
pub(super) const FILLERS: &str = "
    a about across actually after all along also although always am among an and another any anybody
    anyone anything are as at be because been before being both but by can cannot could couldn cover
    covered covers d did didn do does doesn doing don done during each either else etc even ever every
    everybody everyone everything for from had has hasn have haven having he hello her here hey hi him
    his how however i if in include included includes including into is isn it its itself just kindly
    let ll m many may maybe me might mine more most much must my myself need needed needs never no nor
    not nothing now of off often oh ok okay on once one only onto or other our ours ourselves out over
    own per please possible re really s shall she should shouldn so some somebody someone something
    still such t than thank thanks that the their them then there these they this those through thus to
    today together tomorrow too toward under until up upon us ve very via want wanted wants was wasn
    we were weren what whatever when where whether which while who whom whose why will with within
    without won would wouldn yes yesterday yet you your yours";

/// Words for something amiss. They never name a thing, but with one beside them they say that it is
/// its fault that a request is about.
pub(super) const FAULTS: &str = "
    abort bad break broke broken bug corrupt crash dead defect degrade die down error exception fail
    failure fault flaky freeze frozen garbage glitch hang incident incorrect interrupt invalid issue
    kill lag loss lost malfunction misbehave miss outage panic problem refuse reject slow slowness
    stuck terminate timeout trouble unavailable unreachable unreliable unresponsive unstable wrong";

/// Other words that name no thing by themselves: to ask, and to do.
pub(super) const GENERAL: &str = "
    able add advice answer anymore appear ask assist assistance await big change check close
    complain complaint concern correct create current day delete deal different difficult disable
    disappear do edit enable end entire existing explain fast find finish follow full get give go
    good great happen help high immediate important keep know late later like long look
    low make manage mean minute month morning move name new night normal offer old open part
    people please possible prepare previous provide put quick question receive remove repair replace
    report request resolve same say see seem send serious set several show similar small
    solve start stop strange sudden sure take talk team tell thing time try
    unable understand unexpected urgent use view wait way week weird work year";

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
    ("programme", "program"),
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
    ("teams", "teams"),
];
