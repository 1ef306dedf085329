"""`python -m recommendations`: answers GET /?user=KEY&cart=mug,candle with a JSON list."""

import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from openfeature import api
from openfeature.contrib.provider.flagd import FlagdProvider
from openfeature.contrib.provider.flagd.config import ResolverType
from openfeature.evaluation_context import EvaluationContext

from .recommender import Recommender
from .shopper import Shopper

FLAGS = os.environ.get("FLAGS", "flags/production.flagd.json")
PORT = int(os.environ.get("PORT", "8788"))


def context_of(shopper: Shopper) -> EvaluationContext:
    return EvaluationContext(
        targeting_key=shopper.key,
        attributes={"plan": shopper.plan, "country": shopper.country},
    )


class Handler(BaseHTTPRequestHandler):
    recommender: Recommender

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        shopper = Shopper(key=query.get("user", ["guest"])[0])
        cart = query.get("cart", [""])[0].split(",")
        body = json.dumps(self.recommender.for_cart(shopper, cart)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    api.set_provider(
        FlagdProvider(resolver_type=ResolverType.FILE, offline_flag_source_path=FLAGS)
    )
    Handler.recommender = Recommender(api.get_client("recommendations"), context_of)
    ThreadingHTTPServer(("127.0.0.1", PORT), Handler).serve_forever()


if __name__ == "__main__":
    main()
