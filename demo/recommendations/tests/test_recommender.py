import unittest

from ..flag_keys import Flag
from ..recommender import Recommender
from ..shopper import Shopper
from .fake_flags import FakeFlags

ANA = Shopper(key="ana@shop.example", plan="beta")


def recommend(cart, shopper=ANA, **flags):
    return Recommender(FakeFlags(**flags), lambda _: {}).for_cart(shopper, cart)


class RecommenderTest(unittest.TestCase):
    def test_nothing_without_related_products(self):
        """related-products off: the shop shows no row at all."""
        self.assertEqual(recommend(["mug"]), [])

    def test_popular_by_default(self):
        self.assertEqual(recommend(["mug"], related_products=True), ["kettle", "candle"])

    def test_similar_to_the_cart(self):
        found = recommend(["mug"], related_products=True, recommendation_model="similar")
        self.assertEqual(found, ["kettle", "jar"])

    def test_nothing_bought_before(self):
        shopper = Shopper(key="ben@shop.example", bought=frozenset({"kettle"}))
        self.assertNotIn("kettle", recommend(["mug"], shopper, related_products=True))

    def test_sale_goes_first_in_winter(self):
        found = recommend(["mug"], related_products=True, winter_sale=True)
        self.assertEqual(found[0], "candle")

    def test_loyal_shoppers_see_more(self):
        flags = FakeFlags(**{"related_products": True, Flag.LOYALTY.value: True})
        self.assertEqual(len(Recommender(flags, lambda _: {}).for_cart(ANA, ["mug"])), 3)


if __name__ == "__main__":
    unittest.main()
