//! Ordinary verbs, adjectives, and words for people, times and quantities.
//!
//! A request is full of them, and they tell no product from another. Nouns that can be what a request
//! is about do not belong here.

/// Words that name no thing of a vendor or of anybody else. Unlike general words, they can be the
/// keyword of a topic, if the policy says so.
pub(super) const ORDINARY: &str = "
    abandon absorb accelerate accept accidentally accompany accord accumulate achieve acquire
    adapt adjust admin administrator admire admit afford afraid agree aim align allocate already
    alternate amaze amount angry announce annoy annual apologize applicable appoint appreciate
    approach appropriate argue arrange arrive ashamed assert assess assign assume assure attach
    attain attempt attend attract august avoid aware awkward back bare basic beautiful became
    become beginner behave believe belong beneath beside bet better beyond bind blame blank blink
    boost boring born borrow boss bother bottom brave brief bright brilliant bring broad brought
    browse busy buy bypass calm capable capacity care careful careless carry catch caught cause
    caution celebrate century challenge chase cheap cheaper cheapest cheat chemist chop
    circumstance clarify clean clear clever client collapse collect combine comfortable common
    communicate comparable compete complex complicate compose comprehend conceal concentrate
    conclude conduct confident confidential confirm confuse consequence consider consist
    consistent construct consume contain contribute convenient convince cooperate cope
    corresponding courage coworker crazy critical criticize crucial cry curious danger dangerous
    dare dark date deadline decade decide declare decline decrease dedicate deep defend define
    definite deliver demand demonstrate deny department depend describe deserve designer desire
    desperate destroy detach detail determine develop developer deviate direct dirty disagree
    disappoint discard discover discuss dislike dismiss display dispute distinguish distribute
    disturb divide double doubt draw dream drop duplicate duration eager early earn easy
    efficient effort eliminate embarrass emerge empty encounter encourage endless enforce engage
    enjoy enlarge enormous enough ensure enter equal erase escape especially essential establish
    estimate evaluate eventual evident evolve exact examine excellent excite exclude excuse
    execute executive exist exit expand expensive experience explicit explore expose extend extra
    extremely facilitate fair fall false familiar famous fancy faster favor favorite fear feel
    fellow fetch fewer fill final finally fine fit fluctuate focus forbid foreign forever forgive
    formal former fortnight fortunate fourth fresh friend frighten front frustrate fulfill fun
    funny furious further future gain gather generally gentle genuine giant glad grab gradual
    grateful grew grow guess guest guy guys habit halt handle handy hanging happy hard harm hate
    headquarters hear heard heavy held hesitate hidden hide highlight hint hit hold honest hope
    huge hungry hurry hurt ideal identical identify ignore imagine immediately immense impact
    implement imply impossible impress inability inactive increase incredible independent indicate
    inefficient inform initial initiate inquire insert inside insist inspect inspire instant
    instead instruct insufficient intend intense interested interfere intern interpret introduce
    invent investigate invite involve irregular isolate join jump kick knock lack large largest
    last latter laugh lazy lead leader least leave led lend less lie likely limit listen literally
    little locate logical lonely loose loud lower lowest lucky mad main maintain major majority
    matter mature maximum meaningful meanwhile meet mention mess messy met mid middle mild million
    mind minimal minimum minor mistake misunderstand moderate modest moment mood mostly multiple
    multiply mystery narrow nasty natural near neat necessary negative neglect neighbor neither
    nervous newbie newcomer newer newest nice nonsense normally notice notify novice numerous obey
    oblige observe obtain obviously occasion occasionally occupy odd office older oldest omit
    onwards operator oppose opposite optional ordinary otherwise ought outcome outside overcome
    overdue overlap overload override overwrite owe paid pain pardon part partial participate
    particular partly pass past paste pause pay peculiar pending percent perfectly perform perhaps
    permanently person personal persuade pertain physicist pick place plain planned pleasant
    pleased plenty polite poor popular positive possess possibly postpone potential practical
    precise predict prefer preliminary present presently preserve pretend pretty prevent
    previously primary prioritize priority privilege probably proceed prohibit promise proper
    properly propose protect proud prove pull punish pure purpose pursue push qualify quantity
    quickly quiet quit quote radical raise randomly rapid rarely rather reach react ready
    realistic realize rear reason reasonable reassure recall recognize recover redirect redo
    reduce refer regret regularly relate relative relax relevant reliable relief rely remain
    remark remember remind renew reopen represent require rescue researcher resist respect respond
    responsible restart restore restrict resume retire retrieve retry reveal reverse revert revise
    reward rewrite rich rid ring rise risky rough routine rude ruin rush sad sake satisfy save
    scare scientist scream secure seldom senior sense sensible separate seriously shake shame
    shape sharp shock short shortly shout shove shut shy side sigh significant silent silly simple
    simplify simply simultaneous sit situation size skip sleep slight slightly smaller smart
    smooth soft somewhat somewhere sort spare speak special specialist specific specifically
    specify spell spend spent spill spite spoil spoke spread steady steep straight stranger strong
    struggle stupid succeed successful suffer sufficient suitable super superior supervisor
    suppose surprise surround survive suspect sustain swap swear taken tall taught teammate
    technician tedious tend thereafter thick thin thing third thirty thorough threat threaten
    throughout tidy till tiny tired top total touch tough trainee translate tremendous trick
    tricky triple truth typical ugly ultimate unaware uncertain unclear underneath unfair
    unfortunately unhappy unique unknown unless unlike unlikely unnecessary unpack unplug unusual
    unwanted upcoming upper upset urge useful useless usually vague valid valuable vanish variety
    vary vast verify visible wake wander warn waste weak wide willing wise wish withdraw wonder
    wonderful wondering worker workmate workplace worry worth worthless yell young younger
    youngest";
