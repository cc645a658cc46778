"""What is wrong with a profile, in the reader's words."""

from collections.abc import Mapping
from typing import Any

from kiosk.domain.profiles import ProfileProblem, VectorOutcome
from kiosk.use_cases.ports import Texts


def said(texts: Texts, language: str, problem: ProfileProblem) -> str:
    """One sentence: what stands there, and what may."""
    code = problem.code.replace("_", "-")
    if problem.code == "unknown_key" and problem.facts.get("near"):
        code += "-near"
    return texts(language, f"profile-problem-{code}", **problem.facts)


def problem_json(texts: Texts, language: str, problem: ProfileProblem) -> dict[str, Any]:
    return {"profile": problem.profile_id, "line": problem.line, "code": problem.code, "message": said(texts, language, problem)}


def vector_json(texts: Texts, language: str, vector: VectorOutcome) -> dict[str, Any]:
    """A test vector, what was wanted of it and what came of it."""
    return {
        "number": vector.number,
        "passed": vector.passed,
        "about": vector.about,
        "given": vector.given,
        "wanted": _told(texts, language, vector.wanted),
        "got": _told(texts, language, vector.got),
        "mendable": vector.mendable,
    }


def _told(texts: Texts, language: str, facts: Mapping[str, tuple[str | None, ...]]) -> str:
    nothing = texts(language, "vector-nothing")
    parts = {key: ", ".join(nothing if one is None else one for one in values) for key, values in facts.items()}
    return next(iter(parts.values())) if len(parts) == 1 else "; ".join(f"{key}: {value}" for key, value in parts.items())
