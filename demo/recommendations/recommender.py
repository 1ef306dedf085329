from collections.abc import Callable, Iterable
from typing import Any

from .catalogue import ON_SALE, POPULAR, SIMILAR
from .flag_client import FlagClient
from .flag_keys import RELATED_PRODUCTS, WINTER_SALE, Flag
from .shopper import Shopper

USUAL_COUNT = 2
LOYAL_COUNT = 3


class Recommender:
    def __init__(self, flags: FlagClient, context_of: Callable[[Shopper], Any]) -> None:
        self._flags = flags
        self._context_of = context_of

    def for_cart(self, shopper: Shopper, cart: list[str]) -> list[str]:
        context = self._context_of(shopper)
        if not self._flags.get_boolean_value(RELATED_PRODUCTS, False, context):
            return []
        model = self._flags.get_string_value(
            Flag.MODEL.value,
            "popular",
            context,
        )
        candidates = self._similar_to(cart) if model == "similar" else POPULAR
        fresh = [item for item in candidates if item not in cart and item not in shopper.bought]
        if self._flags.get_boolean_value(WINTER_SALE, False, context):
            fresh.sort(key=lambda item: item not in ON_SALE)
        return fresh[: self._count(context)]

    def _count(self, context: Any) -> int:
        loyal = self._flags.get_boolean_value("loyalty-points", False, context)
        return LOYAL_COUNT if loyal else USUAL_COUNT

    @staticmethod
    def _similar_to(cart: Iterable[str]) -> list[str]:
        found = (other for item in cart for other in SIMILAR.get(item, []))
        return list(dict.fromkeys(found))
