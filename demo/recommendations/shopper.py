from dataclasses import dataclass, field


@dataclass(frozen=True)
class Shopper:
    key: str
    plan: str = "standard"
    country: str = ""
    bought: frozenset[str] = field(default_factory=frozenset)
