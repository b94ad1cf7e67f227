"""A number in a text, as it stands there."""

from dataclasses import dataclass
from decimal import Decimal

from cartaviva.core.comparing import Comparator
from cartaviva.core.units import Quantity, Unit


@dataclass(frozen=True, slots=True)
class Figure:
    """`unit` is None where no unit stands beside the number; `upper` ends a range; `whole` is the denominator of a share.

    It covers the tokens `first` to `last`; `noun` is the word after it, folded. `weak`: its comparator comes from a term ("in
    10 days"). `article`: it is only an article (un, one). `aside`: it stands in brackets. `clock`: 4:10, whose value is 250.
    """

    value: Decimal
    unit: Unit | None
    first: int
    last: int
    places: int = 0
    scale: Decimal | None = None
    upper: Decimal | None = None
    whole: Decimal | None = None
    noun: str = ""
    comparator: Comparator | None = None
    weak: bool = False
    article: bool = False
    aside: bool = False
    clock: bool = False
    signed: str = ""

    @property
    def quantity(self) -> Quantity:
        value = self.value / self.whole if self.whole else self.value
        return Quantity(value, self.unit or Unit.COUNT, self.scale)
