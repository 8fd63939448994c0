"""When, with what and on what something was measured."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import date
from pathlib import Path

__all__ = ["ROOT", "occasion"]

ROOT = Path(__file__).parent.parent


def occasion(tools: str) -> str:
    """Day, commit, machine and tools in one line."""
    cpuinfo = Path("/proc/cpuinfo")
    text = cpuinfo.read_text(encoding="utf-8") if cpuinfo.exists() else ""
    cpu = next(
        (x.partition(": ")[2] for x in text.splitlines() if "model name" in x), platform.machine()
    )
    commit = _git("rev-parse", "--short", "HEAD")
    changed = (
        " with changes not committed" if _git("status", "--porcelain", "kg", "ontology") else ""
    )
    machine = f"{cpu}, {os.cpu_count()} cores, {platform.system()}"
    return (
        f"{date.today()}, commit {commit}{changed}. {machine}, "
        f"Python {platform.python_version()}, {tools}."
    )


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() if done.returncode == 0 else "unknown"
