"""Tells whether the label of a chart row names something to do or to decide, or merely a subject."""

from __future__ import annotations

import re
from functools import lru_cache

from pmworkshop.base.language import spoken

_FIRST = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_DECIDING = re.compile(r"\b(decisions?|approvals?|sign-?off|go ?/ ?no-?go|whether|who|which)\b|\?$", re.IGNORECASE)

_VERBS = frozenset(
    re.findall(
        r"\w+",
        """
    accept add adjust admit adopt advise agree allocate analyse announce answer appoint apply approve arrange
    ask assess assign assure attend audit authorise balance brief bring budget build buy calculate call cancel
    capture carry categorise celebrate challenge change charter check choose clarify classify clean clear close
    coach code collect combine commission commit communicate compare compile complete conduct configure confirm
    connect consolidate consult contact contract control convene coordinate correct create curate cut decide
    declare define delegate deliver demonstrate deploy describe design detect determine develop discontinue
    discover discuss distribute divide document draft draw drive drop educate elect eliminate enable encourage
    end enforce engage enrol ensure enter equip escalate establish estimate evaluate examine execute expand
    explain explore extend facilitate file fill finalise finance find finish fix follow forecast form formulate
    free freeze fund gather generate get give govern grant group grow guarantee guide hand handle help hire hold
    host identify implement import improve include inform initiate inspect install integrate interpret interview
    introduce invest investigate invite issue join judge keep kill launch lead learn let license limit link list
    listen localise lower maintain make manage map measure meet merge migrate moderate monitor move name
    negotiate nominate notify observe obtain offer onboard open operate optimise order organise own pack
    participate pass pause pay pick pilot place plan post prepare present prevent price prioritise process
    procure produce promise promote propose protect prototype prove provide publish purchase push put qualify
    quantify raise rank rate recommend reconcile record recruit reduce refine refresh refuse register reject
    release remove renew reorder repair replace report represent request require research resolve respond
    restock restore retire retrain return review revise reward roll rotate run sample save say scale schedule
    scope screen secure segment select sell send serve set settle shape share ship show shut sign simplify
    size solve source specify sponsor spend staff standardise start state steer stop store streamline structure
    study submit suggest summarise supply support survey switch synthesise tag take target teach tell terminate
    test track train transfer translate triage turn uncover understand unify update upgrade upload use validate
    verify veto visit vote watch weigh welcome withdraw work write
    """,
    )
)


_GERMAN = re.compile(
    r"\b[a-zäöüß]+(?:en|ern|eln|tun|sein)(?:,|$)|(?i:\b(?:entscheid\w*|\w*entscheidung\w*|\w*freigabe\w*|ob|wer|welche[rsnm]?)\b)"
)
"""An infinitive at the end of a clause, which has no capital letter in German; or words that speak of deciding."""


def names_an_action(label: str) -> bool:
    """Tell whether a row's label names something to do or speaks of a decision.

    A heuristic for English: the first word, or its part after a hyphen or after ``re`` or ``de``, is on a list of
    verbs that rows of product work begin with; or the label has a word such as *decision*, *approval*, *go / no-go*
    or *whether*, or ends with a question mark. While the program speaks German, an infinitive at
    the end of a clause will do too.

    Args:
        label: The label of the row.

    Returns:
        True if it does; also if the label has no word, or its first word is not ASCII and cannot be judged.
    """
    return _in_english(label) or (spoken() == "de" and _GERMAN.search(label.strip()) is not None)


@lru_cache(maxsize=1024)
def _in_english(label: str) -> bool:
    found = _FIRST.search(label)
    if found is None or not found[0].isascii():
        return True
    word = found[0].lower()
    candidates = {word, word.rpartition("-")[2], word.removeprefix("re"), word.removeprefix("de")}
    british = {_british(candidate) for candidate in candidates}
    return not british.isdisjoint(_VERBS) or _DECIDING.search(label) is not None


def _british(word: str) -> str:
    return f"{word[:-2]}se" if word.endswith(("ize", "yze")) else word
