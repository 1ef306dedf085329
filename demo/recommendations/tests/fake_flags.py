from typing import Any


class FakeFlags:
    """Answers from a dictionary, and with the caller's default elsewhere, like OpenFeature."""

    def __init__(self, **values: Any) -> None:
        self._values = {name.replace("_", "-"): value for name, value in values.items()}

    def get_boolean_value(self, flag_key: str, default_value: bool, evaluation_context=None) -> bool:
        return self._values.get(flag_key, default_value)

    def get_string_value(self, flag_key: str, default_value: str, evaluation_context=None) -> str:
        return self._values.get(flag_key, default_value)
