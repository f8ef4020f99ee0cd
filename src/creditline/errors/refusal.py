"""The root of all refusals: figures as attributes, and a message that they fill."""

from __future__ import annotations

from typing import ClassVar, dataclass_transform


@dataclass_transform(eq_default=False, frozen_default=True)
class CreditLineError(Exception):
    """
    The root of all refusals.

    A refusal is given its figures in the order in which its class names them, or by name.
    """

    message: ClassVar[str] = ""
    figures: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """The figures of a refusal are what its class annotates; all of them stand at one front door."""
        cls.__module__ = "creditline.errors"
        cls.figures = tuple(cls.__annotations__)

    def __init__(self, *given: object, **named: object) -> None:
        values = dict(zip(self.figures, given, strict=False)) | named
        if len(given) + len(named) != len(self.figures) or values.keys() != set(self.figures):
            message = f"{type(self).__name__} takes {', '.join(self.figures) or 'no figures'}"
            raise TypeError(message)
        super().__init__(*(values[name] for name in self.figures))
        self.__dict__.update(values)

    def __str__(self) -> str:
        """Fill the figures into the message of the rule."""
        return self.message.format(e=self)


def in_words(figure: object) -> str:
    """A figure as a message says it: texts in quotes, and nothing as such."""
    if figure is None:
        return "nothing"
    return repr(figure) if isinstance(figure, str) else str(getattr(figure, "name", figure))
