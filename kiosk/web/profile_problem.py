"""What is wrong with a profile, in the reader's words."""

from typing import Any

from kiosk.domain.profiles import ProfileProblem
from kiosk.use_cases.ports import Texts


def said(texts: Texts, language: str, problem: ProfileProblem) -> str:
    """One sentence: what stands there, and what may."""
    code = problem.code.replace("_", "-")
    if problem.code == "unknown_key" and problem.facts.get("near"):
        code += "-near"
    return texts(language, f"profile-problem-{code}", **problem.facts)


def problem_json(texts: Texts, language: str, problem: ProfileProblem) -> dict[str, Any]:
    return {"profile": problem.profile_id, "line": problem.line, "code": problem.code, "message": said(texts, language, problem)}
