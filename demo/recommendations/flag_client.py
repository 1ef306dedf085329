from typing import Any, Protocol


class FlagClient(Protocol):
    """The part of the OpenFeature client this service uses."""

    def get_boolean_value(
        self, flag_key: str, default_value: bool, evaluation_context: Any = None
    ) -> bool: ...

    def get_string_value(
        self, flag_key: str, default_value: str, evaluation_context: Any = None
    ) -> str: ...
