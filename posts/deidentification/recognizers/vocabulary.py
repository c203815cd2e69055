"""Word classes that several recognizers share."""

from ..wordset import word_set

_STATES = """AL alabama; AK alaska; AZ arizona; AR arkansas; CA california; CO colorado; CT connecticut; DE delaware;
    FL florida; GA georgia; HI hawaii; ID idaho; IL illinois; IN indiana; IA iowa; KS kansas; KY kentucky; LA louisiana;
    ME maine; MD maryland; MA massachusetts; MI michigan; MN minnesota; MS mississippi; MO missouri; MT montana;
    NE nebraska; NV nevada; NH new hampshire; NJ new jersey; NM new mexico; NY new york; NC north carolina;
    ND north dakota; OH ohio; OK oklahoma; OR oregon; PA pennsylvania; RI rhode island; SC south carolina;
    SD south dakota; TN tennessee; TX texas; UT utah; VT vermont; VA virginia; WA washington; WV west virginia;
    WI wisconsin; WY wyoming; DC district of columbia"""
STATES: dict[str, str] = {pair.strip()[3:]: pair.strip()[:2] for pair in _STATES.split(";")}

CLIENT_ROLES = word_set("""client patient participant consumer member resident student clients patients""")
KIN_ROLES = word_set(
    """son daughter sons daughters boy boys girl girls kid kids child children baby twin twins husband wife
    spouse partner boyfriend girlfriend fiance fiancee ex mother father mom dad mama daddy bio-mom stepmom
    stepdad stepmother stepfather stepson stepdaughter sister brother sisters brothers half-brother half-
    sister cousin cousins niece nephew aunt auntie uncle grandmother grandfather grandma grandpa granny nana
    abuela abuelo grandson granddaughter grandparents parents foster widow widower in-law mother-in-law
    father-in-law daughter-in-law son-in-law family baby-daddy great-aunt great-uncle godmother roommate"""
)
OTHER_ROLES = word_set(
    """supervisor coworker colleague caseworker worker therapist counselor teacher principal neighbor neighbour
    friend buddy landlord boss manager director intern aide nurse interpreter attorney lawyer sponsor
    survivor veteran caller inmate defendant victim witness volunteer liaison instructor consultant pastor
    coach inspector tenant guy lady man woman teen newborn infant toddler deputy sheriff"""
)
ROLES = CLIENT_ROLES | KIN_ROLES | OTHER_ROLES

# A title and the role that may stand for the whole of it.
TITLES: dict[str, str] = {
    **dict.fromkeys(("mr", "mister", "sir"), "this man"),
    **dict.fromkeys(("mrs", "ms", "miss", "madam"), "this woman"),
    **dict.fromkeys(("mx",), "this person"),
    **dict.fromkeys(("dr", "doctor"), "the doctor"),
    **dict.fromkeys(("prof", "professor"), "the professor"),
    **dict.fromkeys(("judge", "justice", "magistrate"), "the judge"),
    **dict.fromkeys(("officer", "deputy", "trooper", "sheriff", "detective", "det", "constable"), "the officer"),
    **dict.fromkeys(("sgt", "sergeant", "sfc", "ssgt", "cpl", "corporal", "capt", "captain", "lt", "lieutenant",
                     "col", "colonel", "maj", "major", "pfc", "pvt", "spc", "cpt", "lcpl"), "the service member"),
    **dict.fromkeys(("rev", "reverend", "pastor", "fr", "rabbi", "imam", "bishop", "deacon", "elder"), "the cleric"),
    **dict.fromkeys(("nurse",), "the nurse"),
    **dict.fromkeys(("principal",), "the principal"),
    **dict.fromkeys(("coach",), "the coach"),
    **dict.fromkeys(("auntie", "aunt", "aunty", "tia", "tía"), "the aunt"),
    **dict.fromkeys(("uncle", "tio", "tío"), "the uncle"),
    **dict.fromkeys(("grandma", "granny", "nana", "grandmother", "abuela"), "the grandmother"),
    **dict.fromkeys(("grandpa", "grandfather", "abuelo", "papaw"), "the grandfather"),
    **dict.fromkeys(("daddy", "dad"), "the father"),
    **dict.fromkeys(("mama", "mommy"), "the mother"),
    **dict.fromkeys(("baby",), "the baby"),
    **dict.fromkeys(("councilman", "councilwoman", "mayor", "senator", "commissioner"), "the official"),
    **dict.fromkeys(("senora", "señora", "sra", "ba", "bong"), "this person"),
    **dict.fromkeys(("senor", "señor", "sr", "don", "dona"), "this person"),
    **dict.fromkeys(("cousin",), "the cousin"),
}  # fmt: skip
FORMAL_TITLES = word_set("mr mister mrs ms miss mx dr prof judge sgt sfc ssgt cpl lt fr rev sra")

# What follows a name and hardly ever an ordinary word at the start of a sentence.
SPEECH = word_set(
    """said says told tells is was has had asked asks called calls wants wanted lives lived works worked won't
    wouldn't can't didn't doesn't isn't wasn't hasn't keeps kept got gets came comes went goes thinks
    thought knows knew needs needed took takes made makes sat stood left lost moved started stopped refuses
    refused just still never also and who signed sends puts met found ran brought wrote writes reads drove
    drives bought paid broke let hid held died waits gave gives looked looks cried texted texts showed shows
    walked hates loves loved did does and's turns turned stays stayed agreed admitted denied disclosed"""
)
PLACE_WORDS = word_set("""in from near outside around into toward towards through leaving left at to of by for over""")
STRONG_PLACE_WORDS = word_set("in from near outside around into toward towards")

# Without the apostrophe people write these like names.
INFORMAL = word_set(
    "ive im id ill dont cant wont isnt wasnt didnt doesnt hes shes thats theyre youre its gonna wanna lol omg"
)
# Words first, and surnames only after a title or a first name.
ALSO_SURNAMES = word_set("day king young prince love little big old new duke case early may will child good royal lord")
# Words that a list of rare given names also holds.
NEVER_NAMES = INFORMAL | word_set(
    """although because whenever whether unless instead a an and are as at be been but by can could did do does
    down each even every few for from get go god got had has have he her here him his how i if in into is it
    its just kid know like me might mine more most my no none nor not now of off oh ok on once one only or
    other our out over own per said same she should since so some still such than that the their them then
    there these they this those though through to today too two under until up upon us very was we well were
    what when where which while who whom whose why with would yes yet you your mom dad mother father baby
    person client patient see say says really princess queen"""
)

# Kinds of places and organisations, and the words of a sentence around them; none of these names one.
GENERIC = word_set(
    """clinic hospital church shelter jail prison courthouse library police the a an my our her his their your
    its this that these those every each no any some one in on at for from to of and but or if so when while
    since because as by with after before i we he she they it not is was be are community family juvenile
    superior district circuit municipal mental health human social child children children's adult county
    state city federal national public local regional general elementary middle junior senior high private
    public charter alternative special early head foster group crisis treatment recovery drug veterans
    probation parole medical surgical psychiatric nursing assisted skilled memory home day night urgent
    emergency behavioral primary care protective welfare development department office board center program
    service services agency school court what where who how why does did do has have had can could would
    should will may must might yes you me us him them mom dad attorney clinical field ethics outpatient
    inpatient residential"""
)
