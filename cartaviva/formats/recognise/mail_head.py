"""The head of an e-mail that was kept as a document: who wrote to whom is no title of a report, what about is."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from cartaviva.formats.grid import Block, Paragraph

FROM = frozenset("de da from von nork remitent remitente expéditeur mittente".split())
ABOUT = frozenset("assumpte asunto subject objet oggetto assunto gaia betreff".split())
SENT = frozenset("data fecha date enviat enviado sent envoyé inviato data-ora".split())
TO = frozenset(("per a", *"a à per para to nori an cc cco bcc c/c còpia copia copie".split()))
FEWEST = (FROM, ABOUT, SENT | TO)
"""Labels of which a head has one each, at least."""
LONGEST = 8
"""Lines of a head."""


def without_head(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of a document; of the head of an e-mail at its top what it is about, and then when it was sent."""
    first = list(takewhile(lambda block: isinstance(block, Paragraph), blocks[:LONGEST]))
    lines = [said for block in first if isinstance(block, Paragraph) for said in _lines(block)]
    head = list(takewhile(lambda line: line[0] in FROM | ABOUT | SENT | TO, lines))
    if len(head) < len(FEWEST) or not all(any(label in names for label, _ in head) for names in FEWEST):
        return blocks
    rest = [line for _, line in lines[len(head) :]]
    about, sent = ([line for label, line in head if label in names] for names in (ABOUT, SENT))
    subject = [line._replace(text=line.text.partition(":")[2].strip()) for line in about]
    return (*subject, *sent, *rest, *blocks[len(first) :])


def _lines(paragraph: Paragraph) -> Iterator[tuple[str, Paragraph]]:
    """Each line of a paragraph, after its label in small letters; "" where not all have one."""
    lines = paragraph.text.split("\n")
    for line in lines if all(":" in each for each in lines) else [paragraph.text]:
        label, colon, _ = line.partition(":")
        yield (label.strip().lower() if colon else ""), paragraph._replace(text=line)
