POPULAR = ["mug", "kettle", "candle", "board"]

SIMILAR = {
    "mug": ["kettle", "jar"],
    "kettle": ["mug", "jar"],
    "candle": ["jar", "board"],
    "apron": ["board", "kettle"],
}

ON_SALE = frozenset({"candle", "jar"})
