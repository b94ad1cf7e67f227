"""Every line of corpus/notation.tsv, as published reports write it, and what the reading gives beside which cells."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from cartaviva.core.result import parse_difference, parse_percent, parse_result
from cartaviva.core.target import RowTexts, parse_target
from tests.readings import result_in_words, stated_in_words, target_in_words

LINES = (Path(__file__).parents[1] / "corpus" / "notation.tsv").read_text(encoding="utf-8").splitlines()

COMPLAINTS = RowTexts(indicator="Jaso ditugun kexen %")
IN_TIME = RowTexts(indicator="Epe barruan erantzundako kontsulten %")
BESIDE: Mapping[int, RowTexts] = {
    17: COMPLAINTS,
    18: COMPLAINTS,
    19: COMPLAINTS,
    20: RowTexts(indicator="Gogobetetze-maila, 0tik 10era"),
    21: IN_TIME,
    22: IN_TIME,
    23: IN_TIME,
    25: RowTexts(commitment="Publicar 2 boletines al año", indicator="% de boletines publicados"),
    26: RowTexts(commitment="Publicar 4 boletines al año", indicator="% de boletines publicados"),
    29: RowTexts(
        commitment="Entregar el informe en 30 días naturales",
        indicator="% de informes entregados en plazo",
    ),
    30: RowTexts(commitment="Entregar el informe en 30 días naturales", unit="días naturales"),
    38: RowTexts(indicator="Número de quejas"),
    63: RowTexts(direction="Good is: High"),
    64: RowTexts(direction="Good is: High"),
    65: RowTexts(direction="Good is: High"),
    66: RowTexts(indicator="Average time to answer calls"),
    67: RowTexts(indicator="Sickness absence days per FTE", direction="Smaller values are best"),
}
"""What the rest of the row says, where the meaning of the line depends on it."""

AGAINST: Mapping[int, str] = {
    **dict.fromkeys((32, 33, 34), "100 %"),
    **dict.fromkeys((50, 51, 52, 110, 112), "80 %"),
    61: "75 %",
    62: "90 %",
    **dict.fromkeys((79, 80, 81, 82), "95 %"),
    84: "$80.000.000,00",
    85: "$1,00",
    **dict.fromkeys((105, 106, 107, 108), "≤ 10 jours"),
    111: "20 %",
}
"""The target beside a result that stands without one."""

READINGS: Mapping[int, str] = {
    2: "at_least 100 percent | 100 percent | 0.00 | 100",
    3: "at_least 2 count | 2 count | 0 | 100",
    4: "at_least 4 count | 3 count | 1 | 75",
    5: "at_least 2 count | 3 count | 1 | 100",
    6: "at_least 2 count | 0 count | -2 | 0",
    7: "at_least 1 count | 1 count | 0 | 100",
    8: "at_least 50 count | 50 count | 0 | 100",
    9: "unreadable-target",
    10: "at_least 5 count | 5 count | 0",
    11: "at_least 5 count | 7 count | 2",
    12: "at_most 10 days | 5 days | -5",
    13: "at_most 10 days | 7 days | -3",
    14: "at_least 5 count",
    15: "at_most 10 days",
    16: "at_least 100 percent",
    17: "at_most 0.40 percent | 0.30 percent",
    18: "at_most 0.50 percent | 0.48 percent",
    19: "at_most 0.40 percent",
    20: "at_least 8 score of 10 | 8.32 score",
    21: "at_least 96 percent | 98.48 percent",
    22: "at_least 94 percent | 97.89 percent",
    23: "at_least 94 percent | 96.19 percent",
    24: "unreadable-target",
    25: "at_least 2 count | unit-mismatch",
    26: "at_least 4 count | unit-mismatch",
    27: "less_than 2 count",
    28: "less_than 4 count",
    29: "at_most 30 days | unit-mismatch",
    30: "at_most 45 days",
    31: "between 15 30 days",
    32: " | no_demand",
    33: " | measurement_failed",
    34: " | unreadable-result",
    35: " | unreadable-result",
    36: " | unreadable-result",
    37: "unreadable-target",
    38: "unreadable-target | 0 count | 0",
    39: "unreadable-target",
    40: "unreadable-target",
    41: "at_least 100 percent",
    42: "at_most 24 hours",
    43: "at_most 72 hours",
    44: "at_most 2 days",
    45: "unreadable-target",
    46: "at_most 7 working_days",
    47: "unreadable-target",
    48: "unreadable-target",
    49: "unreadable-target",
    50: " | 82 percent | 0",
    51: " | 53 percent | 0",
    52: " | 44 percent | -25",
    53: " | unreadable-result",
    54: " | unreadable-result",
    55: "at_least 95 percent | 95.1 percent",
    56: "at_least 95 percent | 99.6 percent",
    57: "at_least 80 percent | 60.2 percent",
    58: "at_most 1 working_days",
    59: "at_most 2 working_days",
    60: "at_most 5 working_days",
    61: " | 75.38461538461538461538461538 percent (49/65) |  | 75",
    62: " | 89.74358974358974358974358974 percent (140/156)",
    63: "at_least 85 percent",
    64: "more_than 50 percent",
    65: "more_than 48 percent",
    66: "at_most 4 minutes",
    67: "at_most 10.3 days",
    68: "at_least 9 percent",
    69: "at_least 5.4 percent",
    70: "at_least 6.3 percent",
    71: "unreadable-target",
    72: "unreadable-target",
    73: "at_most 30 seconds | 35 seconds",
    74: "at_least 100 percent | 99.7 percent",
    75: "at_most 1 working_days",
    76: "at_most 15 minutes",
    77: "at_most 5 working_days",
    78: "at_most 15 working_days",
    79: " | 0.000 percent |  | 1",
    80: " | 89.850 percent |  | 2",
    81: " | 95.310 percent |  | 3",
    82: " | 77.560 percent |  | 1",
    83: " | unreadable-result",
    84: " | 81835191.00 currency |  | 2",
    85: " | 0.00 currency |  | 3",
    86: "at_least 90 percent",
    87: "less_than 8 seconds",
    88: "unreadable-target",
    89: "more_than 4 score of 5",
    90: "at_least 6 score of 10",
    91: "more_than 90 percent",
    92: "less_than 5 working_days",
    93: "at_least 1 count",
    94: "unreadable-target",
    95: "at_most 20 days",
    96: "more_than 8 score of 10",
    97: "unreadable-target",
    98: "at_least 2000 count",
    99: "at_least 80 percent",
    100: "at_least 8 score of 10",
    101: "at_most 24 hours",
    102: "less_than 7 days",
    103: "less_than 30 minutes",
    104: "less_than 1.5 count",
    105: " | 3.67 days",
    106: " | 1.18 days",
    107: " | 15.15 days",
    108: " | unreadable-result",
    109: "unreadable-target |  |  | 83",
    110: " | unreadable-result",
    111: " | unreadable-result",
    112: " | 39 percent | -22",
}
"""Target, result, difference and degree of compliance, as far as the line has them."""


@pytest.mark.parametrize("line", range(2, len(LINES) + 1))
def test_the_line_reads_as_it_means(line: int) -> None:
    target_text, result_text, difference, degree, language, _ = LINES[line - 1].split("\t")
    row = BESIDE.get(line, RowTexts())._replace(language=language)
    target, code = parse_target(target_text or AGAINST.get(line, ""), row)
    result = (
        parse_result(result_text, target, indicator=row.indicator, language=language) if result_text else (None, None)
    )
    read = [
        target_in_words(target, code) if target_text else "",
        result_in_words(*result),
        stated_in_words(parse_difference(difference, target, language)),
        stated_in_words(parse_percent(degree, language)),
    ]
    assert " | ".join(read).rstrip(" |") == READINGS[line]


def test_every_line_has_its_reading() -> None:
    assert (list(READINGS), len(READINGS)) == (list(range(2, len(LINES) + 1)), 111)
