"""Sources of dialogues, one module a theme; `all_sources()` is what the corpus is drawn from."""
import importlib
import pkgutil


def all_sources():
    """Every Source of every module of this package that has a list SOURCES, in the order of the modules' names."""
    sources = []
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        sources += getattr(importlib.import_module(f"{__name__}.{module}"), "SOURCES", [])
    intents = [s.intent for s in sources]
    assert len(set(intents)) == len(intents), "an intent has two sources"
    return sources
