from enum import Enum

RELATED_PRODUCTS = "related-products"
WINTER_SALE = "winter-sale"


class Flag(str, Enum):
    """Flags this service shares with nobody."""

    MODEL = "recommendation-model"
    LOYALTY = "loyalty-points"
