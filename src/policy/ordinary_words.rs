//! Ordinary verbs, adjectives, and words for people, times and quantities.
//!
//! A request is full of them, and they tell no product from another. Nouns that can be what it is
//! about do not belong here.

/// Words that name no thing of a vendor or of anybody else. Unlike general words, they can be the
/// keyword of a topic, if the policy says so.
pub(super) const ORDINARY: &str = "
    abandon abroad absorb accelerate accept accidentally accompany accord accountant accumulate
    achieve acquire activate adapt adjust admin administrator admire admit adopt afford afraid
    afterward afterwards agree aim align alive allocate already alternate amaze amount analyst
    angry announce annoy annual annually apologize applicable appoint appreciate approach
    appropriate approval approve argue arrange arrive ashamed assert assign assume assure
    attach attain attempt attend attract august authenticate authorize automatic avoid aware
    awkward back bare basic beautiful became become beginner behave believe belong beneath beside
    best bet better biannual bind blame blank blink blue book boost boring born borrow boss bother
    bottom bounce brave brief bright brilliant bring broad brought browse bunch busy button buy
    bypass calibrate calm capable capacity care careful careless carry catch caught cause caution
    celebrate century ceo challenge chase cheap cheaper cheapest cheat checkbox chemist chop cio
    circumstance clarify clean clear clever client collaborate collapse collect combine
    comfortable common communicate comparable compare compete complex complicate compose
    comprehend compress conceal concentrate conclude conduct confident confidential confirm
    confuse consequence consider consist consistent construct consume contain contractor
    contribute convenient convert convince cooperate coordinator cope copy correctly corresponding
    courage coworker crazy critical criticize crucial cry cto curious cursor danger dangerous dare
    dark date deactivate deadline decade decide declare decline decorate decrease dedicate deep
    defend define definite deliver demand demonstrate deny department depend deputy describe
    deserve designer desire desperate destroy detach detail determine develop developer deviate
    diagnose direct dirty disagree disappoint discard discount discover discuss dislike dismiss
    display dispute distinguish distribute disturb divide double doubt draft drag dream drop
    dropdown duplicate duration eager early earn easily easy efficient effort eliminate embarrass
    emerge emphasize employee empty encounter encourage endless enforce engage enjoy enlarge
    enormous enough enquire enroll ensure enter equal erase escape especially essential establish
    estimate eventual eventually evident evolve exact excellent excite exclude
    excuse execute executive exist exit expand experience expert explicit explore expose express extend
    extra extremely facilitate fact fair fall false familiar famous fancy faster favor favorite
    fear feel fellow fetch fewer field fill filter final finalize finally fine fit fluctuate focus
    forbid foreign forever forgive formal former formerly fortnight fortunate fourth freelancer
    fresh friend frighten front frustrate fulfil fulfill fun funny furious further future gain
    gather gb generally gentle genuine giant gigabyte glad grab gradual grant grateful green grew
    grow guess guest guideline guy guys habit halfway halt handful handle handy hanging happy hard harm
    hate headquarters hear heard heavily heavy held hesitate hidden hide highlight hint hit hold
    home honest hope hopeful hover huge hungry hurry hurt icon ideal identical identify ignore
    imagine immediately immense impact implement imply impossible impress improve inability
    inactive increase incredible independent indicate inefficient inform inherit initial
    initialize initiate inquire insert inside insist inspire instant instantly instead
    instruct instruction insufficient intend intense interested interfere intern interpret
    introduce introductory invent investigate invite involve irregular isolate join judge jump kb
    kick kilobyte knock lack large largest last latter laugh lazy lead leader learned least leave
    led lend less lie likely limit link list listen literally little locate logical lonely loose
    lose loud lower lowest lucky mad main maintain major majority manual mark matter mature
    maximum mb meaningful meantime meanwhile measure meet megabyte mention menu merge mess messy
    met mid middle migrate mild million mind minimal minimum minor mistake mistakenly
    misunderstand mix moderate modest moment mood mostly multiple multiply mysterious mystery
    narrow nasty natural near neat necessary negative neglect neighbor neither nervous newbie
    newcomer newer newest nice nonsense normally notice notify novice numerous obey oblige observe
    obtain obviously occasion occasionally occupy odd older oldest omit onwards operate operator
    oppose opposite optional ordinary otherwise ought outcome outline outside overcome overdue
    overlap overload override oversee overspend overspent overview overwrite owe page paid pain
    pair pardon part partial partially participate particular partly pass past paste pause pay
    peculiar pending percent perfectly perform perhaps permanently person personal persuade
    pertain physicist pick place plain planned pleasant pleased point polite poor popular populate
    popup positive possess possibly postpone potential practical precise predecessor predict
    prefer preliminary present presently preserve pretend pretty prevent previously primarily
    primary prioritize priority privilege probably procedure proceed professor programmer prohibit
    promise proper properly propose protect proud prove pull punish pure purpose pursue push
    qualify quantity quarter quarterly quickly quiet quit quote radical raise randomly rapid
    rarely rather reach react reactivate read ready realistic realize rear reason reasonable
    reassure reboot recall recognize reconnect recover red redirect redo reduce refer reflect
    regard register regret regularly reinstall rejoin relate relative relax relevant reliable
    relief reload relocate rely remain remark remember remind reminder rename renew reopen replied
    reply represent require reschedule rescue researcher resend resist respect respond responsible
    rest restart restore restrict resubmit resume retire retrieve retry reveal reverse revert
    revise revoke reward rewrite rich rid ring rise risky rough roughly routine rude ruin rush sad
    sake satisfy save scan scare scientist scream screen scroll search secure seek seldom senior
    sense sensible separate seriously setup shake shame shape sharp shift shock short shortly
    shout shove shrink shut shy side sigh significant silent silly simple simplify simply
    simultaneous sit situation size skip sleep slide slight slightly slowly smaller smart smooth
    smoothly soft somewhat somewhere sort spare speak special specialist specific specifically
    specify spell spend spent spill spite split spoil spoke spread squeeze stakeholder stand
    steady steep straight stranger strategy strong struggle student stuff stupid subcontractor
    subsidiary succeed successful successor suffer sufficient suit suitable summarize super superior
    supervisor suppose surprise surround survive suspect sustain swap swear tab taken tall taught
    tb teach teammate technician tedious tend terabyte thereafter thick thin thing third thirty
    thorough thoroughly threat threaten throughout tick tidy till tiny tip tired tooltip top topic
    total touch tough trainee transform translate treat tremendous trick tricky trigger triple
    troubleshoot trust truth tweak typical typically ugly ultimate unaware unblock uncertain
    unclear underneath unfair unfortunately unhappy uninstall unintentionally unique unknown
    unless unlike unlikely unlock unnecessary unpack unplug unsubscribe unusual unwanted upcoming
    upper upset urge useful useless usually vague valid validate valuable vanish variety vary vast
    verify visible visit vp wake wander warn waste watch weak welcome wide willing wise wish
    withdraw wonder wonderful wondering worker workmate workplace worry worth worthless write
    written wrongly yell yellow young younger youngest";
